"""Every select of what may have been built on an application."""

from collections.abc import Set
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session

from app.badges.records import Badge
from app.checkin.records import Scan
from app.core.database.drafts import table_of
from app.meetings.records import Meeting, Timetable
from app.requests.records import Lock, Request

_REQUEST, _LOCK, _MEETING = (table_of(kind).c for kind in (Request, Lock, Meeting))
_BADGE, _SCAN, _TIMETABLE = (table_of(kind).c for kind in (Badge, Scan, Timetable))


def parties_of_requests(event_id: UUID) -> Select[Any]:
    """Statement: cooperative and partner of each request."""
    return select(_REQUEST.cooperative_id, _REQUEST.partner_id).where(_REQUEST.event_id == event_id)


def parties_of_locks(event_id: UUID) -> Select[Any]:
    """Statement: cooperative and partner of each lock and block."""
    return select(_LOCK.cooperative_id, _LOCK.partner_id).where(_LOCK.event_id == event_id)


def parties_of_meetings(event_id: UUID) -> Select[Any]:
    """Statement: cooperative and partner of each meeting of any timetable."""
    return (
        select(_MEETING.cooperative_id, _MEETING.partner_id)
        .join(table_of(Timetable), _TIMETABLE.id == _MEETING.timetable_id)
        .where(_TIMETABLE.event_id == event_id)
    )


def badges_of(session: Session, event_id: UUID, people: Set[UUID]) -> int:
    """How many badges these people have, revoked ones included."""
    statement = select(_BADGE.attendee_id).where(_BADGE.event_id == event_id)
    return sum(person in people for person in session.execute(statement).scalars())


def scans_of(session: Session, event_id: UUID, people: Set[UUID]) -> int:
    """How often these people were scanned."""
    statement = select(_SCAN.attendee_id).where(_SCAN.event_id == event_id)
    return sum(person in people for person in session.execute(statement).scalars())
