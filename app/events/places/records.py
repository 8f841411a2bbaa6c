"""Rows of events' own places."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime


class EventPlaces(SQLModel, table=True):
    """The list of an event's own places."""

    __tablename__ = "event_places"

    event_id: UUID = Field(foreign_key="event.id", primary_key=True, ondelete="CASCADE")
    filename: str = Field(max_length=255)
    content: str = Field(sa_column=Column(Text, nullable=False))
    """The places as `OwnPlaces.text`."""
    with_regencies: bool
    """Whether the villages of the event's regencies count beside them."""
    version: int = 1
    updated_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def id(self) -> UUID:
        """What the record is about: its event."""
        return self.event_id
