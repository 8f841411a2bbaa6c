"""Simulated days with the autopilot, beside what hindsight could have held.

    python -m tests.campaigns.days_simulated [--days 200] [--first-seed 1] [--by-hand]
        [--out FILE] [--sum FILE ...] [--only demo|scarce|halls] [--templates FOLDER]

An event is played in this process through the API's own routes, minute by minute: 10 to 30% of the
cooperatives stay away, 10% are late, six come unexpected, a partner is an hour late, a table is
closed. A third of the days has the demo's requests, a third only as many as there are seats, a
third is held in three halls, three times as large (`days.harder`). On every second day all take
what they are offered; on the others three quarters do, and a tenth say nothing.

After every minute that changed something, all whom it concerns are asked what they are shown
(`days.telling`). `days.hindsight` says what could have been held. `--out` adds each day to a file
as a line of JSON; `--sum` plays nothing and sums up such files.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.core.logs import configure_logs
from app.core.settings import Settings
from app.simulation.hall import Slot
from app.simulation.looking import look
from app.simulation.planning import Day, Manners, plan
from app.simulation.playing import Player
from app.simulation.site import Site
from app.simulation.steering import Organizer
from app.simulation.tables import GOODBYE, GREETED
from tests.campaigns.days.harder import as_many_as_seats, three_halls
from tests.campaigns.days.hindsight import Says, known, most_held
from tests.campaigns.days.losses import losses
from tests.campaigns.days.outcomes import Outcome, summed_up
from tests.campaigns.days.rehearsal import MINUTE, Rehearsal, prepare, rehearse
from tests.campaigns.days.telling import Told
from tests.economies import economies

BEFORE: Final = timedelta(minutes=130)
ON: Final = timedelta(minutes=31)
"""Before the first slot: from then on a day is played minute by minute."""
ARRIVING: Final = timedelta(minutes=10)
"""The step before that, when people only come."""
ABSENT: Final = (0.1, 0.2, 0.3)
SETS: Final[dict[str, tuple[Callable[[Session], None] | None, float]]] = {
    "demo": (None, 3.0),
    "scarce": (as_many_as_seats, 3.0),
    "halls": (three_halls, 10.0),
}
"""What changes the demo's event, and the seconds in which its timetable is solved."""
PEOPLE: Final = {"willing": Manners(accepting=1.0, silent=0.0), "imperfect": Manners()}


def play(hall: Rehearsal, seed: int, requests: str, people: str, *, by_hand: bool) -> Outcome:
    """Play one day."""
    absent = ABSENT[seed // 6 % len(ABSENT)]
    site = Site(hall, str(hall.event_id))
    there = look(site)
    manners = PEOPLE[people]
    day = plan(there, Manners(absent, accepting=manners.accepting, silent=manners.silent), seed)
    hall.clock.moment = there.slots[0].starts_at - BEFORE
    player = Player(site, there, day, hall.clock.now, _silent)
    organizer = Organizer(player, by_hand)
    organizer.open_day()
    told = Told(hall)
    seen: dict[str, tuple[datetime, datetime]] = {}
    marks = milestones(there.slots, organizer.grace)
    for now in moments(there.slots):
        due = player.next_act is not None and player.next_act <= now
        if not (due or told.pending or now in marks):
            continue
        hall.clock.moment = now
        player.minute(now)
        organizer.minute(now)
        hall.look()
        told.look(now)
        for one, since in player.inside.items():
            seen[one] = (since, now)
    end = there.slots[-1].ends_at
    present = {
        UUID(one): (since, end if one in player.inside else until)
        for one, (since, until) in seen.items()
    }
    in_hindsight = known(hall, present, _says(day))
    held = {
        ((UUID(one), UUID(other)), UUID(slot)) for (one, other), slot in player.tables.held.items()
    }
    most = most_held(in_hindsight, moving=True)
    return Outcome(
        seed=seed,
        requests=requests,
        people=people,
        absent=absent,
        untouched=len(in_hindsight.untouched),
        held=len(held),
        most=most,
        most_in_place=most_held(in_hindsight, moving=False),
        lost=losses(hall, in_hindsight, held, present, most=most),
        clicks=player.counts["clicks"],
        moved=player.counts["moved"],
        accepted=player.counts["accept"],
        missed=player.tables.missed,
        told=dict(told.told),
        untold=dict(told.untold),
        slowest=round(told.slowest, 3),
    )


def milestones(slots: Iterable[Slot], grace: timedelta) -> set[datetime]:
    """Return when something may happen although nobody does anything and no offer waits.

    A slot becomes the next one or is about to begin, the grace of those missing is over, and tables
    report.
    """
    after = (-ON, -grace, -grace + MINUTE, 0 * MINUTE, MINUTE, GREETED)
    marks = {slot.starts_at + one for slot in slots for one in after}
    return marks | {slot.ends_at + one for slot in slots for one in (-GOODBYE, 0 * MINUTE, MINUTE)}


def moments(slots: Iterable[Slot]) -> Iterator[datetime]:
    """Yield the moments at which a day is looked at."""
    slots = list(slots)
    now, last = slots[0].starts_at - BEFORE, slots[-1].ends_at
    while now <= last:
        yield now
        now += ARRIVING if now + ARRIVING <= slots[0].starts_at - ON else MINUTE


def _says(day: Day) -> Says:
    def says(cooperative_id: UUID, table_id: UUID, slot_id: UUID) -> bool:
        return bool(day.answer(str(cooperative_id), f"{table_id} {slot_id}"))

    return says


def _silent(_now: datetime, _what: str, _about: dict[str, Any]) -> None:
    """Print nothing."""


def template(name: str, folder: Path) -> Path:
    """Return the prepared event of a set of requests, made if the folder does not have it."""
    made = folder / f"{name}.db"
    if not made.exists():
        change, seconds = SETS[name]
        prepare(folder / name, change=change, seconds=seconds).rename(made)
    return made


def campaign(
    seeds: Iterable[int],
    folder: Path,
    templates: Path,
    *,
    only: str | None,
    by_hand: bool,
    tell: Callable[[Outcome], None],
) -> list[Outcome]:
    """Play these days."""
    found = []
    for seed in seeds:
        name = only or list(SETS)[seed // 2 % len(SETS)]
        people = list(PEOPLE)[seed % len(PEOPLE)]
        with rehearse(template(name, templates), folder / f"day-{seed}") as hall:
            found.append(play(hall, seed, name, people, by_hand=by_hand))
        tell(found[-1])
    return found


def main() -> None:
    """Play and print, or sum up what was played."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.days_simulated")
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--by-hand", action="store_true", help="an organizer instead")
    parser.add_argument("--only", choices=list(SETS), help="these requests on all days")
    parser.add_argument("--out", type=Path, help="add every day to this file")
    parser.add_argument("--sum", type=Path, nargs="*", help="sum up these files instead")
    parser.add_argument("--templates", type=Path, help="where prepared events are kept")
    options = parser.parse_args()
    if options.sum:
        lines = [line for file in options.sum for line in file.read_text("utf-8").splitlines()]
        print(json.dumps(summed_up([Outcome(**json.loads(line)) for line in lines]), indent=1))
        return
    started = time.monotonic()
    configure_logs(Settings(log_level="error"))

    def tell(one: Outcome) -> None:
        sys.stderr.write(f"{one} {one.share:.4f} after {time.monotonic() - started:.0f} s\n")
        if options.out:
            with options.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(one)) + "\n")

    seeds = range(options.first_seed, options.first_seed + options.days)
    with tempfile.TemporaryDirectory(prefix="titik-temu-days-") as temporary, economies():
        folder = Path(temporary)
        templates = options.templates or folder
        templates.mkdir(parents=True, exist_ok=True)
        found = campaign(
            seeds, folder, templates, only=options.only, by_hand=options.by_hand, tell=tell
        )
    print(json.dumps(summed_up(found), indent=1))


if __name__ == "__main__":
    main()
