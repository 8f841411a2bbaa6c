"""Every select about gates, scans and arrivals, and the two inserts of the scan path.

The scan path reads plain columns, not objects: it is what a queue of people waits for.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, inspect, or_
from sqlalchemy import select as select_columns
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.records import Badge
from app.checkin.holders import Appointment, Person
from app.checkin.records import (
    Direction,
    FirstAdmission,
    Gate,
    GateKind,
    Reason,
    Scan,
    Verdict,
    area_of,
)
from app.checkin.rules import Passage, moment
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.partners.records import Partner, Table

EVENT_AREA = area_of(GateKind.EVENT, None, None)
"""What the event's own gates lead to: who came in there has arrived."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A scan as it stands recorded; fields are those of `Scan`."""

    id: UUID
    event_id: UUID
    gate_id: UUID
    device: str
    scan_id: UUID
    badge_id: UUID | None
    attendee_id: UUID | None
    raw: str | None
    direction: Direction
    scanned_at: datetime
    received_at: datetime
    offline: bool
    verdict: Verdict
    reason: Reason | None

    @property
    def at(self) -> datetime:
        """When it counts as made."""
        return moment(self.offline, self.scanned_at, self.received_at)


_FACT = tuple(field.name for field in fields(Fact))
_FACT_COLUMNS = [getattr(Scan, name) for name in _FACT]


@dataclass(frozen=True, slots=True)
class HeldBadge:
    """A badge of the event with its holder."""

    id: UUID
    token: str
    revoked_at: datetime | None
    person: Person


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """When and where somebody was first let in."""

    gate_id: UUID
    gate: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a group have arrived; `name` is a kecamatan, None: everybody else."""

    name: str | None
    total: int
    arrived: int


PersonDay = tuple[UUID, str, date]
"""Attendee, area and gate day."""

_PERSON = (
    col(Attendee.id),
    col(Attendee.name),
    col(Attendee.kind),
    col(Attendee.status),
    col(Cooperative.status),
    col(Attendee.cooperative_id),
    col(Cooperative.name),
    col(Cooperative.village),
    col(Cooperative.kecamatan),
    col(Attendee.partner_id),
    col(Partner.name),
)


def _person(row: Sequence[Any]) -> Person:
    attendee_id, name, kind, status, cooperative_status, *party = row
    withdrawn = PartyStatus.WITHDRAWN in {status, cooperative_status}
    return Person(attendee_id, name, kind, withdrawn, *party)


def gates(event_id: UUID) -> SelectOfScalar[Gate]:
    """Statement: the event's gates."""
    return select(Gate).where(Gate.event_id == event_id)


def gates_by_id(session: Session, event_id: UUID, gate_ids: Collection[UUID]) -> dict[UUID, Gate]:
    """Those of the gates named that the event has, by id."""
    rows = session.exec(gates(event_id).where(col(Gate.id).in_(gate_ids))).all()
    return {gate.id: gate for gate in rows}


def has_scans(session: Session, gate_id: UUID) -> bool:
    """Whether anything was ever scanned at a gate."""
    return session.exec(select(Scan.id).where(Scan.gate_id == gate_id).limit(1)).first() is not None


def scans(
    event_id: UUID,
    *,
    gate_id: UUID | None = None,
    verdict: Verdict | None = None,
    attendee_id: UUID | None = None,
) -> SelectOfScalar[Scan]:
    """Statement: the event's scans, narrowed down by what is given."""
    statement = select(Scan).where(Scan.event_id == event_id)
    if gate_id is not None:
        statement = statement.where(Scan.gate_id == gate_id)
    if verdict is not None:
        statement = statement.where(Scan.verdict == verdict)
    if attendee_id is not None:
        statement = statement.where(Scan.attendee_id == attendee_id)
    return statement


def stored(session: Session, device: str, scan_ids: Collection[UUID]) -> dict[UUID, Fact]:
    """Those of a device's scans that are recorded already, by the device's id of them."""
    rows = session.execute(
        select_columns(*_FACT_COLUMNS).where(
            col(Scan.device) == device, col(Scan.scan_id).in_(scan_ids)
        )
    )
    return {fact.scan_id: fact for fact in (Fact(*row) for row in rows)}


def insert_scans(session: Session, facts: Sequence[Fact]) -> set[UUID]:
    """Append scans; return the ids of those that no rival request had appended before."""
    statement = (
        _insert(session, Scan)
        .on_conflict_do_nothing(index_elements=["device", "scan_id"])
        .returning(col(Scan.id))
    )
    rows = [{name: getattr(fact, name) for name in _FACT} for fact in facts]
    return set(session.execute(statement, rows).scalars())


def insert_first_admissions(session: Session, entries: Mapping[PersonDay, UUID]) -> None:
    """Note scans as the first admissions of their day, where there is none yet."""
    statement = _insert(session, FirstAdmission).on_conflict_do_nothing()
    rows = [
        {"attendee_id": attendee_id, "area": area, "day": day, "scan_id": scan_id}
        for (attendee_id, area, day), scan_id in entries.items()
    ]
    session.execute(statement, rows)


def _insert(session: Session, record: type[Scan | FirstAdmission]) -> Any:
    # The two inserts are one syntax, of which SQLAlchemy has a class per database.
    kind = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return kind.insert(inspect(record).local_table)


def lock_badges(
    session: Session, event_id: UUID, badge_ids: Collection[str]
) -> dict[str, HeldBadge]:
    """The badges whose tokens carry these ids, of the event, with their holders.

    On PostgreSQL all badges of the holders stay locked, in the order of their ids, until the
    transaction ends, so that scans of one person are decided one after the other; on SQLite
    every transaction that writes runs alone anyway.
    """
    numbers = [bytes.fromhex(badge_id) for badge_id in badge_ids]
    wanted = select_columns(col(Badge.attendee_id)).where(
        col(Badge.event_id) == event_id, col(Badge.number).in_(numbers)
    )
    rows = session.execute(
        select_columns(
            col(Badge.number), col(Badge.id), col(Badge.token), col(Badge.revoked_at), *_PERSON
        )
        .join(Attendee, col(Attendee.id) == Badge.attendee_id)
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(Partner, col(Partner.id) == Attendee.partner_id)
        .where(col(Badge.attendee_id).in_(wanted))
        .order_by(col(Badge.id))
        .with_for_update(key_share=True, of=Badge)
    )
    return {
        number.hex(): HeldBadge(badge_id, token, revoked_at, _person(person))
        for number, badge_id, token, revoked_at, *person in rows
    }


def people(session: Session, attendee_ids: Collection[UUID]) -> dict[UUID, Person]:
    """The people of these ids."""
    rows = session.execute(
        select_columns(*_PERSON)
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(Partner, col(Partner.id) == Attendee.partner_id)
        .where(col(Attendee.id).in_(attendee_ids))
    )
    return {row[0]: _person(row) for row in rows}


def passages(
    session: Session, attendee_ids: Collection[UUID], since: datetime
) -> list[tuple[UUID, str, Passage]]:
    """Who was admitted to which area since a moment, in the order recorded."""
    rows = session.execute(
        select_columns(
            col(Scan.attendee_id),
            col(Gate.kind),
            col(Gate.session),
            col(Gate.table_id),
            col(Scan.direction),
            col(Scan.offline),
            col(Scan.scanned_at),
            col(Scan.received_at),
            col(Scan.device),
        )
        .join(Gate, col(Gate.id) == Scan.gate_id)
        .where(
            col(Scan.attendee_id).in_(attendee_ids),
            col(Scan.verdict) == Verdict.ADMITTED,
            col(Scan.received_at) >= since,
        )
        .order_by(col(Scan.id))
    )
    return [
        (
            attendee_id,
            area_of(kind, session_name, table_id),
            Passage(direction, moment(offline, scanned_at, received_at), device),
        )
        for (
            attendee_id,
            kind,
            session_name,
            table_id,
            direction,
            offline,
            scanned_at,
            received_at,
            device,
        ) in rows
    ]


def first_entries(session: Session, attendee_ids: Collection[UUID]) -> dict[PersonDay, FirstEntry]:
    """When and where these people were first let in, by area and day."""
    rows = session.execute(
        select_columns(
            col(FirstAdmission.attendee_id),
            col(FirstAdmission.area),
            col(FirstAdmission.day),
            col(Gate.id),
            col(Gate.name),
            col(Scan.offline),
            col(Scan.scanned_at),
            col(Scan.received_at),
        )
        .join(Scan, col(Scan.id) == FirstAdmission.scan_id)
        .join(Gate, col(Gate.id) == Scan.gate_id)
        .where(col(FirstAdmission.attendee_id).in_(attendee_ids))
    )
    return {
        (attendee_id, area, day): FirstEntry(gate_id, gate, moment(*clocks))
        for attendee_id, area, day, gate_id, gate, *clocks in rows
    }


def appointments(
    session: Session, event_id: UUID, party_ids: Collection[UUID]
) -> dict[UUID, list[Appointment]]:
    """The meetings of cooperatives and partners in the published timetable, in order of time."""
    rows = session.execute(
        select_columns(
            col(Meeting.id),
            col(Meeting.cooperative_id),
            col(Cooperative.name),
            col(Meeting.partner_id),
            col(Partner.name),
            col(Meeting.table_id),
            col(Table.number),
            col(Table.zone),
            col(Interval.session),
            col(Interval.starts_at),
            col(Interval.ends_at),
        )
        .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
        .join(Cooperative, col(Cooperative.id) == Meeting.cooperative_id)
        .join(Partner, col(Partner.id) == Meeting.partner_id)
        .join(Table, col(Table.id) == Meeting.table_id)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .where(
            col(Timetable.event_id) == event_id,
            col(Timetable.status) == TimetableStatus.PUBLISHED,
            or_(col(Meeting.cooperative_id).in_(party_ids), col(Meeting.partner_id).in_(party_ids)),
        )
        .order_by(col(Interval.starts_at), col(Table.number))
    )
    found: defaultdict[UUID, list[Appointment]] = defaultdict(list)
    for row in rows:
        appointment = Appointment(*row)
        found[appointment.cooperative_id].append(appointment)
        found[appointment.partner_id].append(appointment)
    return found


def arrival_counts(session: Session, event_id: UUID, day: date) -> list[GroupCount]:
    """How many active people there are and have arrived on a day, by kecamatan."""
    statement = _expected(
        select_columns(
            col(Cooperative.kecamatan),
            func.count(col(Attendee.id)),
            func.count(col(FirstAdmission.attendee_id)),
        ),
        event_id,
        day,
    )
    rows = session.execute(
        statement.group_by(col(Cooperative.kecamatan)).order_by(col(Cooperative.kecamatan))
    )
    return [GroupCount(*row) for row in rows]


def arrival_moments(session: Session, event_id: UUID, day: date) -> list[datetime]:
    """When each of those who arrived on a day came in."""
    rows = session.execute(
        select_columns(col(Scan.offline), col(Scan.scanned_at), col(Scan.received_at))
        .join(FirstAdmission, col(FirstAdmission.scan_id) == Scan.id)
        .where(
            col(Scan.event_id) == event_id,
            col(FirstAdmission.area) == EVENT_AREA,
            col(FirstAdmission.day) == day,
        )
    ).all()
    return [moment(offline, scanned_at, received_at) for offline, scanned_at, received_at in rows]


def absent(event_id: UUID, day: date, *, kecamatan: str | None = None) -> SelectOfScalar[Attendee]:
    """Statement: the active people who have not arrived on a day."""
    statement: SelectOfScalar[Attendee] = _expected(select(Attendee), event_id, day).where(
        col(FirstAdmission.attendee_id).is_(None)
    )
    if kecamatan is not None:
        statement = statement.where(Cooperative.kecamatan == kecamatan)
    return statement


def _expected(statement: Any, event_id: UUID, day: date) -> Any:
    return (
        statement.select_from(Attendee)
        .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
        .outerjoin(
            FirstAdmission,
            (col(FirstAdmission.attendee_id) == Attendee.id)
            & (col(FirstAdmission.area) == EVENT_AREA)
            & (col(FirstAdmission.day) == day),
        )
        .where(
            Attendee.event_id == event_id,
            Attendee.status == PartyStatus.ACTIVE,
            or_(col(Cooperative.id).is_(None), col(Cooperative.status) == PartyStatus.ACTIVE),
        )
    )
