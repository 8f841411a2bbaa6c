"""Servers and workers killed while things are done by themselves: each act is done once.

    python -m tests.campaigns.acts_killed [--kills 50] [--postgres] [--seed N]

The autopilot of a rehearsal releases and offers seats while its clock goes on in leaps. On SQLite a
server with its worker is killed at a random moment of each leap and started again; on PostgreSQL
two servers and two workers run, and any of them is killed. After each kill the database is read:
each release took one meeting away in one version, no seat is offered twice, each act is in the
audit log once, and the published timetable does not contradict itself.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import Engine
from sqlmodel import col, select

from app.auth.records import AccessToken, AuditEntry
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.day.autopilot.acting import is_due
from app.events.clocks.service import let_move
from app.events.records import Event
from app.main import create_app
from app.meetings.queries import sittings
from app.meetings.records import Timetable
from app.meetings.seats.records import SeatRelease, StandbyOffer
from app.migrations import migrate
from tests.api import Api
from tests.campaigns.careless.checks import flaws_of_state
from tests.campaigns.scan_load import Server
from tests.conftest import StillClock
from tests.databases import own_postgres
from tests.day.hall import open_day
from tests.durability.workers import Worker

OPENING = datetime.fromisoformat("2025-07-04T09:40:00+07:00")
SLOTS, MINUTES = 13, 20
OFFERED = 5
"""Minutes in which an offer waits: nobody answers, so after each leap others are asked."""
LEAP = timedelta(minutes=OFFERED)
SOON = 2.0
"""Seconds within which the kill comes; in most leaps counted from the first act that is seen."""
PATIENCE = 40.0
"""Seconds in which something is done, if anything is due."""


@dataclass(frozen=True)
class Flown:
    """An event that runs by itself, and how it is called."""

    settings: Settings
    engine: Engine
    event_id: UUID
    headers: dict[str, str]
    gate: str
    people: list[str]

    def move(self, address: str, shows: datetime) -> None:
        """Let the event's clock show a moment."""
        path = f"{address}/api/v1/events/{self.event_id}/clock"
        answer = httpx.put(
            path, json={"shows": shows.isoformat()}, headers=self.headers, timeout=30
        )
        assert answer.is_success, answer.text


def prepare(settings: Settings) -> Flown:
    """Publish a timetable of forty cooperatives, half of which have come, and let it fly."""
    engine, clock = open_engine(settings.database), StillClock.at_event()
    migrate(engine)
    with Api(create_app(settings, engine=engine, clock=clock), engine, clock.now()) as api:
        programme = [
            {"kind": "slot", "starts_at": _clock(n), "ends_at": _clock(n + 1), "session": "pagi"}
            for n in range(SLOTS)
        ]
        put = api.organizer.put(api.at("/programme"), json={"programme": programme})
        assert put.is_success, put.text
        day = open_day(api, cooperatives=40, partners=8)
        gate = api.post(api.organizer, api.at("/gates"), {"name": "Pintu", "kind": "event"})["id"]
        people = []
        for number, one in enumerate(day.hall.cooperatives):
            body = {"kind": "manager", "name": f"Pengurus {number}", "cooperative_id": str(one)}
            people.append(api.post(api.organizer, api.at("/attendees"), body)["id"])
        for cooperative in day.hall.cooperatives[::2]:
            day.arrive(cooperative)
        fly = {"by_hand": False, "offer_minutes": OFFERED}
        assert api.organizer.put(api.at("/autopilot"), json=fly).is_success
        with transaction(engine) as session:
            let_move(session, session.get_one(Event, api.event_id))
            for token in session.exec(select(AccessToken)).all():
                token.expires_at = datetime.now(UTC) + timedelta(days=1)  # by the real clock
                session.add(token)
        headers = {"Authorization": str(api.organizer.headers["Authorization"])}
        return Flown(settings, engine, api.event_id, headers, gate, people)


def _clock(slot: int) -> str:
    return f"{OPENING + timedelta(minutes=MINUTES * slot):%H:%M}"


@contextmanager
def running(flown: Flown, several: bool) -> Iterator[tuple[list[Server], list[Worker]]]:
    """Run a server with its worker, or two servers and two workers beside."""
    folder, url = flown.settings.data_dir, flown.settings.database
    with ExitStack() as stack:
        servers = [
            stack.enter_context(Server(folder, url, worker=not several))
            for _ in range(2 if several else 1)
        ]
        workers = [
            stack.enter_context(Worker(flown.settings, f"worker-{n}"))
            for n in range(2 if several else 0)
        ]
        for server in servers:
            server.wait_until_it_answers()
        yield servers, workers


def leap(flown: Flown, shows: datetime, chance: random.Random, *, several: bool) -> None:
    """Start, let the clock go on, and kill at a random moment."""
    with running(flown, several) as (servers, workers):
        due, before = _is_due(flown, shows), _seen(flown.engine)
        flown.move(chance.choice(servers).address, shows)
        if due and chance.random() < 0.8:
            _wait_for_another(flown, before)
        time.sleep(chance.uniform(0, SOON) ** 2 / SOON)
        everything: list[Server | Worker] = [*servers, *workers]
        doomed = chance.choice(everything)
        doomed.kill()
        if several:
            time.sleep(chance.uniform(0, SOON))


def _is_due(flown: Flown, shows: datetime) -> bool:
    """Return whether anything is to be done at a moment: else no act is to be waited for."""
    with transaction(flown.engine, read_only=True) as session:
        return is_due(session, session.get_one(Event, flown.event_id), shows)


def _wait_for_another(flown: Flown, before: Counter[str]) -> None:
    """Wait until more was done than before, or for long enough."""
    until = time.monotonic() + PATIENCE
    while _seen(flown.engine) == before and time.monotonic() < until:
        time.sleep(0.05)


def flaws(flown: Flown, shows: datetime) -> list[str]:
    """Return what was done twice or by half."""
    with transaction(flown.engine, read_only=True) as session:
        mine = Timetable.event_id == flown.event_id
        versions = session.exec(select(Timetable).where(mine).order_by(col(Timetable.number))).all()
        held = {one.id: frozenset(sittings(session, one.id)) for one in versions}
        gone: Counter[object] = Counter()
        for former, latter in pairwise(versions):
            if latter.origin == "release":
                gone.update(held[former.id] - held[latter.id])
        released = Counter(
            (one.cooperative_id, one.partner_id, one.table_id, one.slot_id, one.seat)
            for one in session.exec(select(SeatRelease)).all()
        )
        offered = session.exec(select(StandbyOffer.id)).all()
        noted = Counter(session.exec(select(AuditEntry.action)).all())
    found = flaws_of_state(flown.engine, flown.event_id, shows)
    if gone.total() != released.total():
        found.append(f"{released.total()} releases, {gone.total()} meetings taken away")
    found += [f"released twice: {one}" for one, times in released.items() if times > 1]
    if noted["seat.release"] != released.total() or noted["standby.offer"] != len(offered):
        found.append(f"the audit log has {noted}")
    return found


def _seen(engine: Engine) -> Counter[str]:
    """Return how many releases there are, and offers by what became of them."""
    with transaction(engine, read_only=True) as session:
        found = Counter[str](session.exec(select(StandbyOffer.status)).all())
        found["released"] = len(session.exec(select(SeatRelease.id)).all())
        return found


def campaign(flown: Flown, kills: int, seed: int, *, several: bool) -> tuple[int, int]:
    """Kill so many times; return how many acts were done, and how many flaws there were."""
    chance, bad = random.Random(seed), 0
    for number in range(kills):
        shows = OPENING - timedelta(minutes=10) + number * LEAP
        leap(flown, shows, chance, several=several)
        found = flaws(flown, shows)
        bad += bool(found)
        done = _seen(flown.engine).total()
        sys.stderr.write(f"\rkill {number + 1}: {done} acts, {bad} flaws {found or ''}")
    sys.stderr.write("\n")
    return done, bad


def main() -> None:
    """Run the campaign and print its result."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.acts_killed")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--postgres", action="store_true", help="two servers and two workers")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    configure_logs(Settings(log_level="error"))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-acts-")))
        url, jobs = f"sqlite:///{folder / 'titik-temu.db'}", None
        if options.postgres:
            url = jobs = stack.enter_context(stack.enter_context(own_postgres()).copy())
        settings = Settings(data_dir=folder, database_url=url, jobs_database_url=jobs)
        flown = prepare(settings)
        done, bad = campaign(flown, options.kills, options.seed, several=options.postgres)
        flown.engine.dispose()
    print(
        f"{options.kills} kills in {time.monotonic() - started:.0f} s: "
        f"{done} acts, each once, {bad} times not so"
    )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
