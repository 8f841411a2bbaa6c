"""The selects of a device's snapshot: whole lists of an event, as plain columns.

Ids and words of closed sets come as the texts that the snapshot holds: with thousands of people,
making objects of them takes longer than reading them.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Row,
    String,
    bindparam,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, col

from app.attendees.records import Attendee, Cooperative
from app.badges.records import Badge, SigningKey
from app.events.records import Interval, IntervalKind
from app.meetings.records import Meeting, Timetable
from app.meetings.versions.queries import is_published
from app.partners.records import Partner, Table


class _IdText(TypeDecorator[str]):
    """An id as text: SQLite keeps it as 32 digits, PostgreSQL's driver gives a UUID."""

    impl = String
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Write the id with its hyphens."""
        if value is None:
            return None
        if dialect.name != "sqlite":
            return str(value)
        return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def _id(column: Any) -> ColumnElement[str]:
    return type_coerce(col(column), _IdText).label(column.key)


def _word(column: Any) -> ColumnElement[str]:
    return type_coerce(col(column), String).label(column.key)


_EVENT: BindParameter[UUID] = bindparam("event_id")
_KEYS = (
    select(col(SigningKey.number), col(SigningKey.public_key))
    .where(col(SigningKey.event_id) == _EVENT, col(SigningKey.revoked_at).is_(None))
    .order_by(col(SigningKey.id))
)
_SLOTS = (
    select(_id(Interval.id), col(Interval.session), col(Interval.starts_at), col(Interval.ends_at))
    .where(col(Interval.event_id) == _EVENT, col(Interval.kind) == IntervalKind.SLOT)
    .order_by(col(Interval.id))
)
_TABLES = (
    select(_id(Table.id), col(Table.number), col(Table.zone), _id(Table.partner_id))
    .where(col(Table.event_id) == _EVENT)
    .order_by(col(Table.id))
)
_PARTNERS = (
    select(_id(Partner.id), col(Partner.name))
    .where(col(Partner.event_id) == _EVENT)
    .order_by(col(Partner.id))
)
_COOPERATIVES = select(
    _id(Cooperative.id),
    col(Cooperative.name),
    col(Cooperative.village),
    col(Cooperative.kecamatan),
    _word(Cooperative.status),
).where(col(Cooperative.event_id) == _EVENT)
_PEOPLE = select(
    _id(Attendee.id),
    col(Attendee.name),
    _word(Attendee.kind),
    _word(Attendee.status),
    _id(Attendee.cooperative_id),
    _id(Attendee.partner_id),
).where(col(Attendee.event_id) == _EVENT)
_BADGES = (
    select(_id(Badge.attendee_id), _id(Badge.id), col(Badge.number), col(Badge.revoked_at))
    .where(col(Badge.event_id) == _EVENT)
    .order_by(col(Badge.id))
)
_MEETINGS = (
    select(
        _id(Meeting.cooperative_id),
        _id(Meeting.id),
        _id(Meeting.partner_id),
        _id(Meeting.table_id),
        _id(Meeting.slot_id),
    )
    .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
    .join(Interval, col(Interval.id) == Meeting.slot_id)
    .where(is_published(_EVENT))
    .order_by(col(Interval.starts_at), col(Meeting.id))
)


def _all(session: Session, statement: Any, event_id: UUID) -> Sequence[Row[Any]]:
    return session.connection().execute(statement, {"event_id": event_id}).all()


def keys(session: Session, event_id: UUID) -> Sequence[Row[Any]]:
    """Number and public key of the event's signing keys, also retired but not revoked ones."""
    return _all(session, _KEYS, event_id)


def slots(session: Session, event_id: UUID) -> Sequence[Row[Any]]:
    """Id, session, begin and end of the event's slots."""
    return _all(session, _SLOTS, event_id)


def tables(session: Session, event_id: UUID) -> Sequence[Row[Any]]:
    """Id, number, zone and partner of the event's tables."""
    return _all(session, _TABLES, event_id)


def partners(session: Session, event_id: UUID) -> Sequence[Row[Any]]:
    """Id and name of the event's partners."""
    return _all(session, _PARTNERS, event_id)


def cooperatives(session: Session, event_id: UUID) -> Sequence[Row[Any]]:
    """Id, name, village, kecamatan and status of the event's cooperatives."""
    return _all(session, _COOPERATIVES, event_id)


def people(session: Session, event_id: UUID) -> Sequence[Row[Any]]:
    """Id, name, kind, status and party of the event's people: nothing else about them."""
    return _all(session, _PEOPLE, event_id)


def badges(session: Session, event_id: UUID) -> dict[str, list[Row[Any]]]:
    """Id, number and end of each person's badges, in order of issue."""
    return _grouped(_all(session, _BADGES, event_id))


def meetings(session: Session, event_id: UUID) -> dict[str, list[Row[Any]]]:
    """Id, partner, table and slot of each cooperative's published meetings, in order of time."""
    return _grouped(_all(session, _MEETINGS, event_id))


def _grouped(rows: Sequence[Row[Any]]) -> dict[str, list[Row[Any]]]:
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found
