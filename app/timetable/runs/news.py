"""What solve runs add to the event's feed."""

from uuid import UUID

from sqlmodel import Session

from app.notify.feed.news import tell
from app.notify.feed.records import FeedKind
from app.timetable.records import RunStatus


def tell_progress(
    session: Session, event_id: UUID, number: int, status: RunStatus, phase: str | None = None
) -> None:
    """Add status and phase of a run to the feed; figures are read from the run itself."""
    data = {"number": number, "status": status.value, "phase": phase}
    tell(session, event_id, FeedKind.SOLVE_RUN_PROGRESS, data)
