"""Every select of the page of papers."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.badges.records import Badge
from app.meetings.records import Timetable
from app.meetings.versions.queries import timetables


def versions(session: Session, event_id: UUID) -> list[int]:
    """The numbers of the event's timetables, the newest first."""
    statement = timetables(event_id).order_by(col(Timetable.number).desc())
    return [one.number for one in session.exec(statement).all()]


def holders(session: Session, attendee_ids: list[UUID]) -> set[UUID]:
    """Those of the people who have a valid badge."""
    statement = select(Badge.attendee_id).where(
        col(Badge.attendee_id).in_(attendee_ids), col(Badge.revoked_at).is_(None)
    )
    return set(session.exec(statement).all())
