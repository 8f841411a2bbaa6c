"""Rows of marks of erased people."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime


class ErasedMark(SQLModel, table=True):
    """A keyed digest of something by which an erased person would be known again.

    It goes with the event's own personal data, and says nothing to who has the database alone.
    """

    __tablename__ = "erased_mark"

    attendee_id: UUID = Field(foreign_key="attendee.id", primary_key=True, ondelete="CASCADE")
    mark: str = Field(primary_key=True, max_length=64)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    erased_at: datetime = Field(sa_type=UtcDateTime)
