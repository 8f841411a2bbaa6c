"""Every select of the page of papers."""

from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.badges.records import Badge
from app.meetings.printed.records import PrintedDay, PrintedPaper
from app.meetings.records import Timetable


def handed_out(session: Session, event_id: UUID) -> list[int]:
    """The numbers of the versions that people may hold on paper, the newest first.

    Those that were published once, and those of which a paper was noted as printed.
    """
    printed = [
        select(col(paper.timetable_id)).where(paper.event_id == event_id)
        for paper in (PrintedPaper, PrintedDay)
    ]
    statement = select(Timetable.number).where(
        Timetable.event_id == event_id,
        or_(
            col(Timetable.published_at).is_not(None),
            *(col(Timetable.id).in_(one) for one in printed),
        ),
    )
    return list(session.exec(statement.order_by(col(Timetable.number).desc())).all())


def holders(session: Session, attendee_ids: list[UUID]) -> set[UUID]:
    """Those of the people who have a valid badge."""
    statement = select(Badge.attendee_id).where(
        col(Badge.attendee_id).in_(attendee_ids), col(Badge.revoked_at).is_(None)
    )
    return set(session.exec(statement).all())
