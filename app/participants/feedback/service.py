"""The use case of feedback."""

from uuid import UUID

from sqlmodel import Session

from app.core.errors import NotFoundError
from app.meetings.agenda.rules import AgendaItem, Change
from app.meetings.agenda.service import OpenedAgenda
from app.meetings.feedback import queries
from app.meetings.feedback.records import MeetingFeedback
from app.meetings.outcomes.records import MET
from app.notify.feed import news
from app.participants.errors import NoCooperativeError
from app.participants.feedback.errors import FeedbackEarlyError
from app.participants.feedback.news import FeedbackGiven
from app.participants.feedback.schemas import FeedbackIn


def may_say(opened: OpenedAgenda, item: AgendaItem) -> bool:
    """Return whether the holder may say what a meeting was worth: it has begun."""
    has_begun = item.over or item.state.status in MET or item.line.starts_at <= opened.now
    return opened.cooperative is not None and has_begun and item.change is not Change.CANCELLED


def give_feedback(
    session: Session, opened: OpenedAgenda, meeting_id: UUID, body: FeedbackIn
) -> MeetingFeedback:
    """Keep what the holder's cooperative says of its meeting, in place of what it said before.

    NoCooperativeError for others, NotFoundError for a meeting that is not on the agenda,
    FeedbackEarlyError for one that has not begun.
    """
    if opened.cooperative is None:
        raise NoCooperativeError
    item = next((one for one in opened.items if one.line.id == meeting_id), None)
    if item is None or item.change is Change.CANCELLED:
        raise NotFoundError
    if not may_say(opened, item):
        raise FeedbackEarlyError
    line = item.line
    row = queries.feedback_of(session, line.cooperative_id, line.partner_id) or MeetingFeedback(
        event_id=opened.event.id,
        cooperative_id=line.cooperative_id,
        partner_id=line.partner_id,
        interest=body.interest,
        source="",
        said_at=opened.now,
    )
    row.interest, row.note, row.said_at = body.interest, body.note, opened.now
    row.source = f"badge:{opened.holder.id}"
    session.add(row)
    fact = FeedbackGiven(
        meeting_id=line.id,
        cooperative_id=line.cooperative_id,
        partner_id=line.partner_id,
        interest=body.interest,
    )
    news.tell(session, opened.event.id, fact)
    return row
