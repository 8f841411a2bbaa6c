"""Feedback over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Path

from app.auth.deps import PUBLIC
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, errors
from app.core.http.routing import api_router
from app.meetings.agenda.deps import BY_BADGE, AgendaByHeader
from app.participants.errors import NoCooperativeError
from app.participants.feedback.errors import FeedbackEarlyError
from app.participants.feedback.schemas import FeedbackIn, FeedbackOut
from app.participants.feedback.service import give_feedback

router = api_router(tag="participants", prefix="/badges")


@router.put(
    "/agenda/meetings/{meeting_id}/feedback",
    operation_id="give_feedback_by_badge",
    summary="Say what a meeting was worth",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE, NotFoundError, NoCooperativeError, FeedbackEarlyError),
)
def give_feedback_by_badge(
    meeting_id: Annotated[UUID, Path(description="`meeting_id` of an item of the agenda")],
    body: FeedbackIn,
    opened: AgendaByHeader,
    db: Db,
) -> FeedbackOut:
    """Say what a meeting was worth to the holder's cooperative, as soon as it has begun.

    It replaces what the cooperative said before. Organizers see it beside what the table reported;
    the partner does not.
    """
    row = give_feedback(db, opened, meeting_id, body)
    return FeedbackOut(
        meeting_id=meeting_id, interest=row.interest, note=row.note, said_at=row.said_at
    )
