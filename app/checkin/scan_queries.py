"""The statements of the scan path: plain columns, not objects, and made once for all.

A queue of people waits for these; putting a statement together takes as long as running it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.records import Badge
from app.checkin.holders import Appointment, Person
from app.checkin.records import Direction, FirstAdmission, Gate, Reason, Scan, Verdict, area_of
from app.checkin.rules import Passage, moment
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.partners.records import Partner, Table


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


PersonDay = tuple[UUID, str, date]
"""Attendee, area and gate day."""


def _any_of(name: str) -> BindParameter[Any]:
    """Return the place in a statement for a list of values."""
    return bindparam(name, expanding=True)


_FACT = tuple(field.name for field in fields(Fact))
_STORED = select(*[getattr(Scan, name) for name in _FACT]).where(
    col(Scan.device) == bindparam("device"), col(Scan.scan_id).in_(_any_of("scan_ids"))
)
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
_HELD = (
    select(col(Badge.number), col(Badge.id), col(Badge.token), col(Badge.revoked_at), *_PERSON)
    .join(Attendee, col(Attendee.id) == Badge.attendee_id)
    .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
    .outerjoin(Partner, col(Partner.id) == Attendee.partner_id)
    .where(
        col(Badge.attendee_id).in_(
            select(col(Badge.attendee_id)).where(
                col(Badge.event_id) == bindparam("event_id"),
                col(Badge.number).in_(_any_of("numbers")),
            )
        )
    )
    .order_by(col(Badge.id))
    .with_for_update(key_share=True, of=Badge)
)
_PEOPLE = (
    select(*_PERSON)
    .outerjoin(Cooperative, col(Cooperative.id) == Attendee.cooperative_id)
    .outerjoin(Partner, col(Partner.id) == Attendee.partner_id)
    .where(col(Attendee.id).in_(_any_of("attendee_ids")))
)
_PASSAGES = (
    select(
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
        col(Scan.attendee_id).in_(_any_of("attendee_ids")),
        col(Scan.verdict) == Verdict.ADMITTED,
        col(Scan.received_at) >= bindparam("since"),
    )
    .order_by(col(Scan.id))
)
_FIRST_ENTRIES = (
    select(
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
    .where(col(FirstAdmission.attendee_id).in_(_any_of("attendee_ids")))
)
_APPOINTMENTS = (
    select(
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
        col(Timetable.event_id) == bindparam("event_id"),
        col(Timetable.status) == TimetableStatus.PUBLISHED,
        or_(
            col(Meeting.cooperative_id).in_(_any_of("party_ids")),
            col(Meeting.partner_id).in_(_any_of("party_ids")),
        ),
    )
    .order_by(col(Interval.starts_at), col(Table.number))
)
_TABLES = SQLModel.metadata.tables
_INSERTS = {
    # One syntax, of which SQLAlchemy has a class per database.
    dialect: (
        insert(_TABLES[str(Scan.__tablename__)])
        .on_conflict_do_nothing(index_elements=["device", "scan_id"])
        .returning(col(Scan.id)),
        insert(_TABLES[str(FirstAdmission.__tablename__)]).on_conflict_do_nothing(),
    )
    for dialect, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
}


def _person(row: Sequence[Any]) -> Person:
    attendee_id, name, kind, status, cooperative_status, *party = row
    withdrawn = PartyStatus.WITHDRAWN in {status, cooperative_status}
    return Person(attendee_id, name, kind, withdrawn, *party)


def stored(session: Session, device: str, scan_ids: Collection[UUID]) -> dict[UUID, Fact]:
    """Those of a device's scans that are recorded already, by the device's id of them."""
    rows = session.execute(_STORED, {"device": device, "scan_ids": list(scan_ids)})
    return {fact.scan_id: fact for fact in (Fact(*row) for row in rows)}


def insert_scans(session: Session, facts: Sequence[Fact]) -> set[UUID]:
    """Append scans; return the ids of those that no rival request had appended before."""
    rows = [{name: getattr(fact, name) for name in _FACT} for fact in facts]
    return set(session.execute(_inserts(session)[0], rows).scalars())


def insert_first_admissions(session: Session, entries: Mapping[PersonDay, UUID]) -> None:
    """Note scans as the first admissions of their day, where there is none yet."""
    rows = [
        {"attendee_id": attendee_id, "area": area, "day": day, "scan_id": scan_id}
        for (attendee_id, area, day), scan_id in entries.items()
    ]
    session.execute(_inserts(session)[1], rows)


def _inserts(session: Session) -> tuple[Any, Any]:
    return _INSERTS[session.get_bind().dialect.name]


def lock_badges(
    session: Session, event_id: UUID, badge_ids: Collection[str]
) -> dict[str, HeldBadge]:
    """The badges whose tokens carry these ids, of the event, with their holders.

    On PostgreSQL all badges of the holders stay locked, in the order of their ids, until the
    transaction ends, so that scans of one person are decided one after the other; on SQLite
    every transaction that writes runs alone anyway.
    """
    numbers = [bytes.fromhex(badge_id) for badge_id in badge_ids]
    rows = session.execute(_HELD, {"event_id": event_id, "numbers": numbers})
    return {
        number.hex(): HeldBadge(badge_id, token, revoked_at, _person(person))
        for number, badge_id, token, revoked_at, *person in rows
    }


def people(session: Session, attendee_ids: Collection[UUID]) -> dict[UUID, Person]:
    """The people of these ids."""
    rows = session.execute(_PEOPLE, {"attendee_ids": list(attendee_ids)})
    return {row[0]: _person(row) for row in rows}


def passages(
    session: Session, attendee_ids: Collection[UUID], since: datetime
) -> list[tuple[UUID, str, Passage]]:
    """Who was admitted to which area since a moment, in the order recorded."""
    rows = session.execute(_PASSAGES, {"attendee_ids": list(attendee_ids), "since": since})
    return [
        (
            attendee_id,
            area_of(*target),
            Passage(direction, moment(offline, scanned_at, received_at), device),
        )
        for attendee_id, *target, direction, offline, scanned_at, received_at, device in rows
    ]


def first_entries(session: Session, attendee_ids: Collection[UUID]) -> dict[PersonDay, FirstEntry]:
    """When and where these people were first let in, by area and day."""
    rows = session.execute(_FIRST_ENTRIES, {"attendee_ids": list(attendee_ids)})
    return {
        (attendee_id, area, day): FirstEntry(gate_id, gate, moment(*clocks))
        for attendee_id, area, day, gate_id, gate, *clocks in rows
    }


def appointments(
    session: Session, event_id: UUID, party_ids: Collection[UUID]
) -> dict[UUID, list[Appointment]]:
    """The meetings of cooperatives and partners in the published timetable, in order of time."""
    rows = session.execute(_APPOINTMENTS, {"event_id": event_id, "party_ids": list(party_ids)})
    found: defaultdict[UUID, list[Appointment]] = defaultdict(list)
    for appointment in (Appointment(*row) for row in rows):
        found[appointment.cooperative_id].append(appointment)
        found[appointment.partner_id].append(appointment)
    return found
