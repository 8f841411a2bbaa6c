"""Every select of badge holders and their meetings.

The statements select plain columns and are built once, as those of `scans.queries`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.badges.records import Badge
from app.checkin.holders.rules import Appointment, Person
from app.checkin.statements import run
from app.core.names import printed
from app.events.records import Interval
from app.meetings.records import Meeting, Timetable
from app.meetings.versions.queries import is_published
from app.partners.records import Partner, Table


@dataclass(frozen=True, slots=True)
class HeldBadge:
    """A badge of the event with its holder."""

    id: UUID
    token: str
    revoked_at: datetime | None
    person: Person


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
            select(col(Badge.attendee_id))
            .where(
                col(Badge.event_id) == bindparam("event_id"),
                col(Badge.number).in_(bindparam("numbers", expanding=True)),
            )
            .union(
                select(col(Attendee.id)).where(
                    col(Attendee.id).in_(bindparam("attendee_ids", expanding=True))
                )
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
    .where(
        col(Attendee.event_id) == bindparam("event_id"),
        col(Attendee.id).in_(bindparam("attendee_ids", expanding=True)),
    )
)
_LOCK_PEOPLE = (
    select(col(Attendee.id))
    .where(col(Attendee.id).in_(bindparam("attendee_ids", expanding=True)))
    .order_by(col(Attendee.id))
    .with_for_update(key_share=True)
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
    .where(is_published(bindparam("event_id")))
    .order_by(col(Interval.starts_at), col(Table.number))
)
_OF_COOPERATIVES = _APPOINTMENTS.where(
    col(Meeting.cooperative_id).in_(bindparam("party_ids", expanding=True))
)
_OF_PARTNERS = _APPOINTMENTS.where(
    col(Meeting.partner_id).in_(bindparam("party_ids", expanding=True))
)
"""Two statements, because one with `or` would use no index and read all meetings."""


def _person(row: Sequence[Any]) -> Person:
    attendee_id, name, kind, status, cooperative_status, cooperative_id, cooperative, *rest = row
    withdrawn = PartyStatus.WITHDRAWN in {status, cooperative_status}
    shown = None if cooperative is None else printed(cooperative)
    return Person(attendee_id, printed(name), kind, withdrawn, cooperative_id, shown, *rest)


def _appointment(row: Sequence[Any]) -> Appointment:
    meeting_id, cooperative_id, cooperative, *rest = row
    return Appointment(meeting_id, cooperative_id, printed(cooperative), *rest)


def lock_holders(
    session: Session,
    event_id: UUID,
    badge_ids: Collection[str],
    attendee_ids: Collection[UUID] = (),
) -> dict[str, HeldBadge]:
    """Lock and return the event's badges whose tokens carry these ids, with their holders.

    On PostgreSQL all badges of the holders, and of the attendees named, stay locked in the order
    of their ids until the transaction ends, so that scans of one person are decided one after the
    other; for people without a badge their own rows are locked. On SQLite every transaction that
    writes runs alone anyway.
    """
    given = {
        "event_id": event_id,
        "numbers": [bytes.fromhex(badge_id) for badge_id in badge_ids],
        "attendee_ids": list(attendee_ids),
    }
    held = {
        number.hex(): HeldBadge(badge_id, token, revoked_at, _person(person))
        for number, badge_id, token, revoked_at, *person in run(session, _HELD, given)
    }
    without = set(attendee_ids) - {badge.person.attendee_id for badge in held.values()}
    if without:
        run(session, _LOCK_PEOPLE, {"attendee_ids": list(without)})
    return held


def people(session: Session, event_id: UUID, attendee_ids: Collection[UUID]) -> dict[UUID, Person]:
    """The event's people of these ids."""
    given = {"event_id": event_id, "attendee_ids": list(attendee_ids)}
    rows = run(session, _PEOPLE, given)
    return {row[0]: _person(row) for row in rows}


def appointments(
    session: Session,
    event_id: UUID,
    cooperative_ids: Collection[UUID],
    partner_ids: Collection[UUID] = (),
) -> dict[UUID, list[Appointment]]:
    """The meetings of cooperatives and partners in the published timetable, in order of time."""
    found: dict[UUID, list[Appointment]] = {one: [] for one in (*cooperative_ids, *partner_ids)}
    if cooperative_ids:
        given = {"event_id": event_id, "party_ids": list(cooperative_ids)}
        for appointment in map(_appointment, run(session, _OF_COOPERATIVES, given)):
            found[appointment.cooperative_id].append(appointment)
    if partner_ids:
        given = {"event_id": event_id, "party_ids": list(partner_ids)}
        for appointment in map(_appointment, run(session, _OF_PARTNERS, given)):
            found[appointment.partner_id].append(appointment)
    return found
