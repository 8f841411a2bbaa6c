"""The cost of a device's snapshot: bytes sent, and milliseconds of the server.

    python -m benchmarks.snapshots [--people 278 5000] [--url SQLALCHEMY_URL] [--repeat 7]

For each number of people: an event of that size with a published timetable, half of whose people
have come. It measures the whole snapshot, and the changes after 50 more people have come. Processor
time is printed beside the time of the clock, which other processes influence.
"""

import argparse
import gzip
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlmodel import Session, col, select

import app.records  # noqa: F401 - foreign keys need every table to be known
from app.attendees.records import Attendee, AttendeeKind, Cooperative
from app.auth.records import Device, Scope
from app.badges import keys
from app.badges import service as badges
from app.badges.records import Badge
from app.checkin.records import Gate, GateKind
from app.checkin.scans.recording import record_scans
from app.checkin.scans.schemas import MOST_SCANS, ScanIn
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.devices.snapshot.rules import Parts, document
from app.devices.snapshot.service import sign, snapshot_parts
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.migrations import migrate
from app.partners.records import Partner, Table

KECAMATAN = 20
MORNING = datetime(2025, 7, 4, 0, 0, tzinfo=UTC)
SLOTS, NEWLY_COME = 10, 50


@dataclass(frozen=True)
class Cost:
    """Milliseconds of clock and processor (medians), and bytes as JSON and compressed."""

    clock_ms: float
    cpu_ms: float
    plain: int
    packed: int


def main() -> None:
    """Measure, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--people", type=int, nargs="+", default=[278, 5_000])
    arguments.add_argument("--url", help="an empty PostgreSQL database; else SQLite")
    arguments.add_argument("--repeat", type=int, default=7)
    given = arguments.parse_args()
    print("people | answer   | clock ms | processor ms | kB    | kB gzip")
    for people in given.people:
        with tempfile.TemporaryDirectory() as folder:
            engine = open_engine(given.url or f"sqlite:///{folder}/titik-temu.db")
            migrate(engine)
            with transaction(engine) as session:
                event, key_id = furnish(session, people)
            with transaction(engine) as session:
                costs = measure(session, session.get_one(Event, event), key_id, given.repeat)
            engine.dispose()
        for name, cost in costs.items():
            print(
                f"{people:6} | {name:8} | {cost.clock_ms:8.1f} | {cost.cpu_ms:12.1f} "
                f"| {cost.plain / 1000:5.0f} | {cost.packed / 1000:7.1f}"
            )


def measure(session: Session, event: Event, key_id: str, repeat: int) -> dict[str, Cost]:
    """Measure the whole snapshot, and the changes since, each from the rows to the signed text."""
    before = snapshot_parts(session, event, now=MORNING)

    def whole(parts: Parts) -> str:
        return document(event.id, parts)

    def news(parts: Parts) -> str:
        return document(event.id, parts, parts.changed_since(before.cursor))

    costs = {"whole": cost(session, event, key_id, whole, repeat)}
    admit(session, event, offset=1, count=NEWLY_COME)
    return costs | {"50 came": cost(session, event, key_id, news, repeat)}


def cost(
    session: Session, event: Event, key_id: str, make: Callable[[Parts], str], repeat: int
) -> Cost:
    """Measure one kind of answer."""
    clocks, processors, text = [], [], ""
    for _ in range(repeat):
        session.expire_all()
        clock, processor = time.perf_counter(), time.process_time()
        text = make(snapshot_parts(session, event, now=MORNING))
        sign(session, key_id, text)
        packed = gzip.compress(text.encode(), 3)
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return Cost(
        1000 * statistics.median(clocks),
        1000 * statistics.median(processors),
        len(text.encode()),
        len(packed),
    )


def furnish(session: Session, people: int) -> tuple[UUID, str]:
    """Add an event of that size; return its id and the id of the key that signs its snapshots."""
    stamps: dict[str, Any] = {"created_at": MORNING, "updated_at": MORNING}
    event = Event(name="Besar", day=MORNING.date(), timezone="Asia/Jakarta", **stamps)
    session.add(event)
    session.flush()
    session.add(Gate(event_id=event.id, name="Pintu", kind=GateKind.EVENT, created_at=MORNING))
    session.add(Device(event_id=event.id, name="x", scope=Scope.CHECKIN, created_at=MORNING))
    villages = [new_id() for _ in range(people)]
    session.execute(
        insert(Cooperative),
        [
            {
                "id": village,
                "event_id": event.id,
                "village_code": f"33.04.{n // 9999:02}.{n % 9999:04}",
                "village": f"Gumelem {n}",
                "kecamatan": f"Kecamatan {n % KECAMATAN}",
                "name": f"Koperasi Desa Merah Putih Gumelem {n}",
                **stamps,
            }
            for n, village in enumerate(villages)
        ],
    )
    session.execute(
        insert(Attendee),
        [
            {
                "id": new_id(),
                "event_id": event.id,
                "external_key": f"village:{n}",
                "kind": AttendeeKind.MANAGER,
                "cooperative_id": village,
                "name": f"Siti Rahayu {n}",
                "phone": "+6281234567890",
                **stamps,
            }
            for n, village in enumerate(villages)
        ],
    )
    badges.issue_missing(session, event, actor="benchmark", now=MORNING)
    _publish(session, event, villages)
    admit(session, event, offset=0, count=people // 2)
    return event.id, keys.signing_key(session, event, now=MORNING).key_id


def _publish(session: Session, event: Event, villages: list[UUID]) -> None:
    stamps: dict[str, Any] = {"created_at": MORNING, "updated_at": MORNING}
    first = -(-len(villages) // (2 * SLOTS)) * 2 * SLOTS
    tables = -(-(first + len(villages)) // SLOTS)
    partners = [
        Partner(event_id=event.id, code=f"P{n}", name=f"PT Mitra {n}", **stamps)
        for n in range(-(-tables // 2))
    ]
    slots = [
        Interval(
            event_id=event.id,
            kind=IntervalKind.SLOT,
            starts_at=MORNING + timedelta(minutes=20 * n),
            ends_at=MORNING + timedelta(minutes=20 * n + 20),
            session="pagi",
        )
        for n in range(SLOTS)
    ]
    timetable = Timetable(
        event_id=event.id,
        number=1,
        status=TimetableStatus.PUBLISHED,
        origin="benchmark",
        created_at=MORNING,
    )
    session.add_all([*partners, *slots, timetable])
    session.flush()
    places = [
        Table(event_id=event.id, partner_id=partners[n // 2].id, number=n + 1, created_at=MORNING)
        for n in range(tables)
    ]
    session.add_all(places)
    session.flush()
    # Seat k is at table k // SLOTS. A cooperative's second is in another slot than its first, and
    # its tables are of other partners.
    seats = [(village, n, n % SLOTS) for n, village in enumerate(villages)]
    seats += [(village, first + n, (n + 1) % SLOTS) for n, village in enumerate(villages)]
    rows = [
        {
            "id": new_id(),
            "timetable_id": timetable.id,
            "cooperative_id": village,
            "partner_id": places[k // SLOTS].partner_id,
            "table_id": places[k // SLOTS].id,
            "slot_id": slots[slot].id,
            "seat": 1,
        }
        for village, k, slot in seats
    ]
    session.execute(insert(Meeting), rows)


def admit(session: Session, event: Event, *, offset: int, count: int) -> None:
    """Admit people: every other one, from an offset."""
    tokens = session.exec(
        select(Badge.token).where(Badge.event_id == event.id).order_by(col(Badge.id))
    ).all()[offset::2][:count]
    gate = session.exec(select(Gate.id).where(Gate.event_id == event.id)).one()
    for start in range(0, len(tokens), MOST_SCANS):
        scans = [
            ScanIn(scan_id=uuid4(), gate_id=gate, code=token, scanned_at=MORNING)
            for token in tokens[start : start + MOST_SCANS]
        ]
        record_scans(session, event.id, scans, device="device:x", now=MORNING)


if __name__ == "__main__":
    main()
