"""Rows of claims."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class ClaimKind(StrEnum):
    """What somebody asks about their data."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    ERASURE = "erasure"


class ClaimAnswer(StrEnum):
    """How a claim was answered."""

    DONE = "done"
    REFUSED = "refused"


class Claim(SQLModel, table=True):
    """What somebody asked about their own data, and how it was answered.

    Of an open claim all that says how it was answered is null.
    """

    __tablename__ = "privacy_claim"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    attendee_id: UUID | None = Field(
        default=None, foreign_key="attendee.id", index=True, ondelete="CASCADE"
    )
    """Whose data it is about; None: somebody who is in no list, whom `asked` names."""
    kind: ClaimKind = Field(sa_type=words(ClaimKind))
    asked: str | None = Field(default=None, max_length=400)
    """What was asked, in words."""
    received_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(max_length=120)
    answer: ClaimAnswer | None = Field(default=None, sa_type=words(ClaimAnswer))
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: str | None = Field(default=None, max_length=120)
    said: str | None = Field(default=None, max_length=400)
    """What was answered, in words."""
