"""Every select about what cooperatives say of their meetings."""

from uuid import UUID

from sqlmodel import Session, select

from app.meetings.feedback.records import MeetingFeedback
from app.requests.pairs import Pair


def feedback_of(session: Session, cooperative_id: UUID, partner_id: UUID) -> MeetingFeedback | None:
    """What a cooperative said of its meeting with a partner."""
    return session.exec(
        select(MeetingFeedback).where(
            MeetingFeedback.cooperative_id == cooperative_id,
            MeetingFeedback.partner_id == partner_id,
        )
    ).one_or_none()


def interests_of(session: Session, cooperative_id: UUID) -> dict[Pair, int]:
    """The interest that a cooperative said in each of its meetings."""
    rows = session.exec(
        select(MeetingFeedback).where(MeetingFeedback.cooperative_id == cooperative_id)
    )
    return {(row.cooperative_id, row.partner_id): row.interest for row in rows}
