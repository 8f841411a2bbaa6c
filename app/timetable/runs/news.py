"""What solve runs add to the event's feed."""

from typing import ClassVar
from uuid import UUID

from pydantic import Field
from sqlmodel import Session

from app.notify.feed.news import tell
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact
from app.timetable.records import RunStatus


class SolveRunProgress(Fact):
    """A solve run has come further."""

    KIND: ClassVar = FeedKind.SOLVE_RUN_PROGRESS

    number: int = Field(description="Number of the run", examples=[3])
    status: RunStatus
    phase: str | None = Field(
        description="What the run is doing; null: it waits or has ended", examples=["improving"]
    )


def tell_progress(
    session: Session, event_id: UUID, number: int, status: RunStatus, phase: str | None = None
) -> None:
    """Add status and phase of a run to the feed; figures are read from the run itself."""
    tell(session, event_id, SolveRunProgress(number=number, status=status, phase=phase))
