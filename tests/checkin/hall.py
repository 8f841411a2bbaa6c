"""A furnished hall: gates, people with badges, tables and a published timetable."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine
from sqlmodel import col, select

from app.attendees.records import Attendee
from app.badges import service as badges
from app.badges.records import Badge
from app.checkin.records import Direction, Gate, GateKind
from app.checkin.scans.schemas import ScanIn
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.partners.records import Partner, Table
from tests.badges.people import add_managers


@dataclass(frozen=True)
class Hall:
    """Codes, badges and people correspond by position; gates are given by name."""

    event_id: UUID
    people: list[UUID]
    codes: list[str]
    badges: list[UUID]
    gates: dict[str, UUID]
    tables: list[UUID]

    def body(self, code: str, at: datetime, gate: str = "main", **given: Any) -> dict[str, Any]:
        """Return the body of a scan as a device sends it."""
        return {
            "scan_id": str(uuid4()),
            "gate_id": str(self.gates[gate]),
            "code": code,
            "scanned_at": at.isoformat(),
        } | given

    def scan(
        self,
        person: int,
        at: datetime,
        *,
        gate: str = "main",
        direction: Direction = Direction.ENTRY,
        offline: bool = False,
    ) -> ScanIn:
        """A scan of somebody's badge."""
        return ScanIn(
            scan_id=uuid4(),
            gate_id=self.gates[gate],
            code=self.codes[person],
            direction=direction,
            scanned_at=at,
            offline=offline,
        )


def new_event(engine: Engine, now: datetime) -> UUID:
    """Add an event on the day of `now`, with two slots in the morning and one after noon."""
    event = Event(
        name="Kontak Bisnis",
        day=now.date(),
        timezone="Asia/Jakarta",
        created_at=now,
        updated_at=now,
    )
    with transaction(engine) as session:
        session.add(event)
        session.flush()
        for hours, half in ((3, "pagi"), (4, "pagi"), (6, "siang")):
            start = now + timedelta(hours=hours)
            session.add(
                Interval(
                    event_id=event.id,
                    kind=IntervalKind.SLOT,
                    starts_at=start,
                    ends_at=start + timedelta(minutes=20),
                    session=half,
                )
            )
    return event.id


def furnish(engine: Engine, event_id: UUID, now: datetime, people: int = 3) -> Hall:
    """Add people with badges, gates, and a timetable to an event that has three slots.

    The first person's cooperative meets at table 7 in the first and at table 9 in the last slot.
    """
    ids = add_managers(engine, event_id, people, now)
    with transaction(engine) as session:
        event = session.get_one(Event, event_id)
        by_person = {
            badge.attendee_id: badge
            for badge in badges.issue_missing(session, event, actor="test", now=now)
        }
        tables = _timetable(session, event, ids[0], now)
        targets: dict[str, dict[str, Any]] = {
            "main": {"name": "Pintu Utama", "kind": GateKind.EVENT},
            "side": {"name": "Pintu Samping", "kind": GateKind.EVENT},
            "morning": {"name": "Sesi Pagi", "kind": GateKind.SESSION, "session": "pagi"},
            "table": {"name": "Meja 7", "kind": GateKind.TABLE, "table_id": tables[0]},
        }
        gates = {
            key: Gate(event_id=event_id, created_at=now, **target)
            for key, target in targets.items()
        }
        session.add_all(gates.values())
        held = [by_person[attendee_id] for attendee_id in ids]
        return Hall(
            event_id,
            ids,
            [badge.token for badge in held],
            [badge.id for badge in held],
            {name: gate.id for name, gate in gates.items()},
            tables,
        )


def _timetable(session: Any, event: Event, first: UUID, now: datetime) -> list[UUID]:
    partner = Partner(
        event_id=event.id, code="PUPUK", name="PT Pupuk", created_at=now, updated_at=now
    )
    timetable = Timetable(
        event_id=event.id, number=1, status=TimetableStatus.PUBLISHED, origin="test", created_at=now
    )
    session.add_all([partner, timetable])
    session.flush()
    tables = [
        Table(event_id=event.id, partner_id=partner.id, number=number, created_at=now)
        for number in (7, 9)
    ]
    other = Partner(event_id=event.id, code="LPG", name="PT Gas", created_at=now, updated_at=now)
    session.add_all([*tables, other])
    session.flush()
    slots = session.exec(
        select(Interval)
        .where(Interval.event_id == event.id, Interval.kind == IntervalKind.SLOT)
        .order_by(col(Interval.starts_at))
    ).all()
    cooperative = session.get_one(Attendee, first).cooperative_id
    for slot, table, host in ((slots[0], tables[0], partner), (slots[-1], tables[1], other)):
        session.add(
            Meeting(
                id=new_id(),
                timetable_id=timetable.id,
                cooperative_id=cooperative,
                partner_id=host.id,
                table_id=table.id,
                slot_id=slot.id,
            )
        )
    session.flush()
    return [table.id for table in tables]


def set_badge(engine: Engine, badge_id: UUID, **fields: Any) -> None:
    """Change a badge directly in the database."""
    with transaction(engine) as session:
        badge = session.get_one(Badge, badge_id)
        for name, value in fields.items():
            setattr(badge, name, value)
