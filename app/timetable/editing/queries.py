"""Every select about changes by hand."""

from uuid import UUID

from sqlmodel import Session, select

from app.meetings.records import Timetable


def origins(session: Session, event_id: UUID) -> dict[int, str]:
    """Return how each version of the event was made, by number."""
    rows = session.exec(
        select(Timetable.number, Timetable.origin).where(Timetable.event_id == event_id)
    ).all()
    return dict(rows)
