"""Rows of what cooperatives say of their meetings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime
from app.core.ids import new_id


class MeetingFeedback(SQLModel, table=True):
    """What a cooperative says of its meeting: one row for a pair, which meets at most once."""

    __tablename__ = "meeting_feedback"
    __table_args__ = (
        UniqueConstraint("cooperative_id", "partner_id", name="uq_meeting_feedback_pair"),
        CheckConstraint("interest BETWEEN 0 AND 3", name="ck_meeting_feedback_interest"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    cooperative_id: UUID = Field(foreign_key="cooperative.id", ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    interest: int
    """As in reports from the table: from 0 (none) to 3 (agreed)."""
    note: str | None = Field(default=None, max_length=400)
    source: str = Field(max_length=80)
    """Whose badge said it last: `badge:` and the person's id."""
    said_at: datetime = Field(sa_type=UtcDateTime)
    """By the clock of the event's day."""
