"""Simulated days with the autopilot, beside what hindsight could have held.

    python -m tests.campaigns.days_simulated [--days 200] [--first-seed 1] [--by-hand] [--json FILE]

The demo's event is played in this process through the API's own routes, minute by minute: 10 to
30% of the cooperatives stay away, 10% are late, six come unexpected, a partner is an hour late, a
table is closed; three quarters accept what they are offered, a tenth say nothing. Every second day
has the demo's requests, the others only as many as there are seats. After every minute that
published something, all whom it concerns are asked what their agenda and the screen show. A bound
by hindsight (`hindsight`) says what could have been held.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean, quantiles
from typing import Any, Final

from sqlmodel import col, delete, func, select

from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.meetings.records import Meeting
from app.partners.records import Table
from app.requests.records import Request
from app.simulation.looking import look
from app.simulation.planning import Manners, plan
from app.simulation.playing import Player
from app.simulation.site import Site
from app.simulation.steering import Organizer
from tests.campaigns.hindsight import best_known, most_held
from tests.campaigns.rehearsal import MINUTE, Rehearsal, prepare, rehearse
from tests.campaigns.telling import Told

BEFORE: Final = timedelta(minutes=130)
ABSENT: Final = (0.1, 0.2, 0.3)
SLOTS: Final = 10
"""Of the demo's day."""


@dataclass(frozen=True)
class Outcome:
    """What came of a day."""

    seed: int
    requests: str
    absent: float
    held: int
    most: int
    """By the scheduler, had it known who comes and when."""
    bound: int
    """What no timetable can exceed."""
    clicks: int
    moved: int
    accepted: int
    missed: int
    told: int
    untold: int
    slowest: float
    """Seconds from a change to the last answer that shows it."""

    @property
    def share(self) -> float:
        """What was held of what hindsight could have held."""
        return self.held / self.most


def play(hall: Rehearsal, seed: int, requests: str, *, by_hand: bool) -> Outcome:
    """Play one day."""
    absent = ABSENT[seed % len(ABSENT)]
    site = Site(hall, str(hall.event_id))
    known = look(site)
    day = plan(known, Manners(absent=absent), seed)
    now = known.slots[0].starts_at - BEFORE
    hall.clock.moment = now
    player = Player(site, known, day, hall.clock.now, _silent)
    organizer = Organizer(player, by_hand)
    organizer.open_day()
    told = Told(hall)
    seen: dict[str, tuple[datetime, datetime]] = {}
    while now <= known.slots[-1].ends_at:
        hall.clock.moment = now
        player.minute(now)
        organizer.minute(now)
        hall.look()
        told.look(now)
        for one, since in player.inside.items():
            seen[one] = (since, now)
        now += MINUTE
    end = known.slots[-1].ends_at
    present = {
        one: (since, end if one in player.inside else until) for one, (since, until) in seen.items()
    }
    return Outcome(
        seed=seed,
        requests=requests,
        absent=absent,
        held=len(player.tables.held),
        bound=most_held(hall, present),
        most=best_known(hall, present),
        clicks=player.counts["clicks"],
        moved=player.counts["moved"],
        accepted=player.counts["accept"],
        missed=player.tables.missed,
        told=told.told,
        untold=told.untold,
        slowest=told.slowest,
    )


def _silent(_now: datetime, _what: str, _about: dict[str, Any]) -> None:
    """Print nothing."""


def scarce(template: Path, target: Path) -> Path:
    """Return a copy of a prepared event with only as many requests as there are seats.

    Those that are granted stay, so that the timetable is still one.
    """
    target.write_bytes(template.read_bytes())
    engine = open_engine(f"sqlite:///{target}")
    with transaction(engine) as session:
        seats = (session.exec(select(func.sum(Table.seats))).one() or 0) * SLOTS
        granted = set(session.exec(select(Meeting.cooperative_id, Meeting.partner_id)).all())
        rows = session.exec(select(Request).order_by(col(Request.id))).all()
        spare = [one for one in rows if (one.cooperative_id, one.partner_id) not in granted]
        random.Random(1).shuffle(spare)
        gone = spare[: max(0, len(rows) - seats)]
        for first in range(0, len(gone), 500):
            ids = [one.id for one in gone[first : first + 500]]
            session.execute(delete(Request).where(col(Request.id).in_(ids)))
    engine.dispose()
    return target


def campaign(
    days: int, first: int, folder: Path, *, by_hand: bool, tell: Callable[[Outcome], None]
) -> list[Outcome]:
    """Play so many days."""
    full = prepare(folder / "full")
    templates = {"demo": full, "scarce": scarce(full, folder / "scarce.db")}
    found = []
    for seed in range(first, first + days):
        name = ("demo", "scarce")[seed % 2]
        with rehearse(templates[name], folder / f"day-{seed}") as hall:
            found.append(play(hall, seed, name, by_hand=by_hand))
        tell(found[-1])
    return found


def summed_up(found: list[Outcome]) -> dict[str, Any]:
    """Return the figures of a campaign."""
    shares = [one.share for one in found]
    return {
        "days": len(found),
        "mean_of_hindsight": round(mean(shares), 4),
        "worst": round(min(shares), 4),
        "mean_of_bound": round(mean(one.held / one.bound for one in found), 4),
        "clicks": round(mean(one.clicks for one in found), 2),
        "people_moved": round(mean(one.moved for one in found), 2),
        "told": sum(one.told for one in found),
        "untold": sum(one.untold for one in found),
        "slowest_p95": round(quantiles([one.slowest for one in found] * 2, n=20)[-1], 3),
    }


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.days_simulated")
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--by-hand", action="store_true", help="an organizer instead")
    parser.add_argument("--json", type=Path, help="write every day to this file")
    options = parser.parse_args()
    started = time.monotonic()
    configure_logs(Settings(log_level="error"))

    def tell(one: Outcome) -> None:
        sys.stderr.write(f"{one} {one.share:.4f} after {time.monotonic() - started:.0f} s\n")

    with tempfile.TemporaryDirectory(prefix="titik-temu-days-") as folder:
        found = campaign(
            options.days, options.first_seed, Path(folder), by_hand=options.by_hand, tell=tell
        )
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=1))
    print(json.dumps(summed_up(found), indent=1))


if __name__ == "__main__":
    main()
