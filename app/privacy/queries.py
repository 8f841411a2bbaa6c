"""Every select about the personal data of an event."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, SQLModel, col

from app.attendees.records import Attendee
from app.auth.records import AuditEntry
from app.checkin.records import Conflict, Scan
from app.events.records import Event
from app.imports.records import Import, ListDecision
from app.meetings.feedback.records import MeetingFeedback
from app.meetings.outcomes.records import MeetingFact
from app.privacy.rules import NOBODY
from app.privacy.schemas import HeldOut
from app.requests.records import Lock, Request

POSTPONED = "retention.postpone"
SEEN = "retention.due"
"""A look for what is due, in the audit log."""
ERASED = "personal_data.erase"
NOTED: dict[type[SQLModel], tuple[Any, ...]] = {
    Request: (col(Request.note),),
    Lock: (col(Lock.note),),
    MeetingFact: (col(MeetingFact.note), col(MeetingFact.next_step)),
    MeetingFeedback: (col(MeetingFeedback.note),),
    Conflict: (col(Conflict.note),),
}
"""Free texts beside people's own records; all of them may be null."""


def held(session: Session, event_id: UUID) -> HeldOut:
    """How much personal data the event holds."""
    named = col(Attendee.name) != NOBODY
    reachable = or_(
        col(Attendee.phone).is_not(None),
        col(Attendee.phone_other).is_not(None),
        col(Attendee.email).is_not(None),
    )
    notes = _count(session, event_id, Attendee, col(Attendee.note).is_not(None))
    for kind, texts in NOTED.items():
        notes += _count(session, event_id, kind, or_(*(text.is_not(None) for text in texts)))
    return HeldOut(
        people=_count(session, event_id, Attendee, named),
        phones=_count(session, event_id, Attendee, reachable),
        uploads=_count(session, event_id, Import),
        decisions=_count(session, event_id, ListDecision),
        notes=notes,
    )


def _count(
    session: Session, event_id: UUID, kind: type[SQLModel], *conditions: ColumnElement[bool]
) -> int:
    table = SQLModel.metadata.tables[str(kind.__tablename__)]
    statement = (
        select(func.count()).select_from(table).where(table.c.event_id == event_id, *conditions)
    )
    return int(session.execute(statement).scalar_one())


def postponed_for(session: Session, event_id: UUID) -> str | None:
    """The reason of the last postponement; None if there was none."""
    newest = (
        select(col(AuditEntry.detail))
        .where(col(AuditEntry.event_id) == event_id, col(AuditEntry.action) == POSTPONED)
        .order_by(col(AuditEntry.at).desc(), col(AuditEntry.id).desc())
        .limit(1)
    )
    detail = session.execute(newest).scalar()
    return None if detail is None else str(detail["reason"])


def not_erased(session: Session, now: datetime) -> Sequence[Event]:
    """The events whose personal data has not been erased, and that have begun or were due.

    Oldest first.
    """
    tomorrow = (now + timedelta(days=1)).date()
    statement = (
        select(Event)
        .where(
            col(Event.erased_at).is_(None),
            or_(col(Event.day) < tomorrow, col(Event.due_since).is_not(None)),
        )
        .order_by(col(Event.day), col(Event.id))
    )
    return session.execute(statement).scalars().all()


def newest_moment(session: Session, now: datetime) -> datetime | None:
    """The newest moment until now of which the database knows; None if it knows none.

    Scans of rehearsals do not count: they were received by a clock that somebody moved.
    """
    said = select(func.max(col(AuditEntry.at))).where(col(AuditEntry.at) <= now)
    scanned = (
        select(func.max(col(Scan.received_at)))
        .join(Event, col(Event.id) == Scan.event_id)
        .where(col(Scan.received_at) <= now, col(Event.clock_ahead).is_(None))
    )
    found = (session.execute(statement).scalar() for statement in (said, scanned))
    return max((one for one in found if one is not None), default=None)


def last_erased(session: Session) -> datetime | None:
    """When anything was erased last, or deleted with an event; None if nothing ever was."""
    erasing = col(AuditEntry.action).in_((ERASED, "event.delete"))
    found: datetime | None = session.execute(
        select(func.max(col(AuditEntry.at))).where(erasing)
    ).scalar()
    return found
