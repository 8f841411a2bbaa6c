"""Random acts of every kind through the API, and after each of them what must hold.

    python -m tests.campaigns.careless_day [--acts 10000] [--seed N] [--each 120]

Every `--each` acts a new small event begins a day. Prints each violation with the acts before it,
and ends with an error if there was any.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

from app.core.database.engine import open_engine
from app.core.ids import new_id
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.campaigns.careless.acts import ACTS, RUNNING, THAWING, Act, Hands, begin
from tests.campaigns.careless.checks import flaws_of_past, flaws_of_state, look
from tests.conftest import EVENT_MORNING, StillClock
from tests.databases import migrated_sqlite
from tests.day.hall import open_day
from tests.economies import economies

BEFORE = timedelta(hours=2, minutes=5)
"""From seven o'clock to some time before the first slot."""
REMEMBERED = 12


def act(hands: Hands, what: Act) -> list[str]:
    """Do something; return what it broke."""
    engine, event_id = hands.api.engine, hands.api.event_id
    before = look(engine, event_id, hands.clock.now())
    hands.log.append(what.__name__)
    what(hands)
    after = look(engine, event_id, hands.clock.now())
    flaws = flaws_of_past(before, after, lets_running_change=what in RUNNING, thaws=what in THAWING)
    return flaws + flaws_of_state(engine, event_id, hands.clock.now())


@contextmanager
def opened(folder: Path, template: Path, chance: random.Random) -> Iterator[Hands]:
    """Open a new event's day."""
    copy = folder / f"{new_id()}.db"
    copyfile(template, copy)
    url = f"sqlite:///{copy}"
    engine, clock = open_engine(url), StillClock.at_event()
    app = create_app(Settings(data_dir=folder, database_url=url), engine=engine, clock=clock)
    with Api(app, engine, clock.now()) as api:
        day = open_day(api, cooperatives=chance.randint(6, 9), seats=chance.choice((1, 2)))
        yield begin(day, clock, chance, EVENT_MORNING + BEFORE)
    engine.dispose()
    copy.unlink()


def campaign(acts: int, seed: int, each: int, folder: Path) -> tuple[Counter[str], int]:
    """Do so many acts; return what was done, and how many violations there were."""
    template, done, violations = migrated_sqlite(folder), Counter[str](), 0
    for number in range(0, acts, each):
        chance = random.Random(f"{seed} {number}")
        with opened(folder, template, chance) as hands:
            for _ in range(min(each, acts - number)):
                what = chance.choice(ACTS)
                done[what.__name__] += 1
                flaws = act(hands, what)
                if flaws:
                    violations += 1
                    story = "\n  ".join(hands.log[-REMEMBERED:])
                    sys.stderr.write(f"\nseed {seed} {number}: {flaws}\n  {story}\n")
                    break
        sys.stderr.write(f"\r{done.total()} acts, {violations} violations")
    return done, violations


def main() -> None:
    """Act, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.careless_day")
    parser.add_argument("--acts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=120)
    options = parser.parse_args()
    started = time.monotonic()
    configure_logs(Settings(log_level="error"))
    with tempfile.TemporaryDirectory(prefix="titik-temu-careless-") as folder, economies():
        done, violations = campaign(options.acts, options.seed, options.each, Path(folder))
    print(f"{done.total()} acts in {time.monotonic() - started:.0f} s: {violations} violations")
    print(", ".join(f"{name} {count}" for name, count in sorted(done.items())))
    sys.exit(1 if violations else 0)


if __name__ == "__main__":
    main()
