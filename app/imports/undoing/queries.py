"""Every select of what may have been built on an application."""

from collections.abc import Iterable, Set
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session

from app.attendees.records import Attendee, CooperativeAbsence
from app.badges.records import Badge
from app.checkin.records import Gate, Scan
from app.core.database.drafts import table_of
from app.meetings.records import Meeting, Timetable
from app.partners.records import Table
from app.requests.records import Lock, Request

_REQUEST, _LOCK, _MEETING = (table_of(kind).c for kind in (Request, Lock, Meeting))
_BADGE, _SCAN, _TIMETABLE = (table_of(kind).c for kind in (Badge, Scan, Timetable))
_PERSON, _TABLE, _GATE = (table_of(kind).c for kind in (Attendee, Table, Gate))
_ABSENCE = table_of(CooperativeAbsence).c


def leaning(event_id: UUID) -> dict[str, Select[Any]]:
    """Statements by name: the id of each record, and the ids of those that it cannot be without."""
    return {
        "requests": select(_REQUEST.id, _REQUEST.cooperative_id, _REQUEST.partner_id).where(
            _REQUEST.event_id == event_id
        ),
        "locks": select(_LOCK.id, _LOCK.cooperative_id, _LOCK.partner_id, _LOCK.table_id).where(
            _LOCK.event_id == event_id
        ),
        "people": select(_PERSON.id, _PERSON.cooperative_id, _PERSON.partner_id).where(
            _PERSON.event_id == event_id
        ),
        "tables": select(_TABLE.id, _TABLE.partner_id).where(_TABLE.event_id == event_id),
        "gates": select(_GATE.id, _GATE.table_id).where(_GATE.event_id == event_id),
    }


def meetings(event_id: UUID) -> Select[Any]:
    """Statement: cooperative, partner and table of each meeting of any timetable."""
    return (
        select(_MEETING.cooperative_id, _MEETING.partner_id, _MEETING.table_id)
        .join(table_of(Timetable), _TIMETABLE.id == _MEETING.timetable_id)
        .where(_TIMETABLE.event_id == event_id)
    )


def absent_cooperatives(session: Session) -> Iterable[UUID]:
    """The cooperatives that are away at some time, of any event; they are few."""
    return session.execute(select(_ABSENCE.cooperative_id)).scalars()


def badges_of(session: Session, event_id: UUID, people: Set[UUID]) -> int:
    """How many badges these people have, revoked ones included."""
    statement = select(_BADGE.attendee_id).where(_BADGE.event_id == event_id)
    return sum(person in people for person in session.execute(statement).scalars())


def scans_of(session: Session, event_id: UUID, people: Set[UUID]) -> int:
    """How often these people were scanned."""
    statement = select(_SCAN.attendee_id).where(_SCAN.event_id == event_id)
    return sum(person in people for person in session.execute(statement).scalars())
