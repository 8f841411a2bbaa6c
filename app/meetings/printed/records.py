"""Rows of printed agendas and table sheets."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words


class Paper(StrEnum):
    """A paper of one party or table."""

    AGENDA = "agenda"
    """Of a cooperative."""
    TABLE_SHEET = "table_sheet"
    """Of a table."""


class PrintedPaper(SQLModel, table=True):
    """The newest printed paper of all days of a cooperative or table; one row each."""

    __tablename__ = "printed_paper"

    owner_id: UUID = Field(primary_key=True)
    """The cooperative or table."""
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    paper: Paper = Field(sa_type=words(Paper))
    timetable_id: UUID = Field(foreign_key="timetable.id", index=True, ondelete="CASCADE")
    """The version that it shows."""
    printed_at: datetime = Field(sa_type=UtcDateTime)


class PrintedDay(SQLModel, table=True):
    """A printed paper of one day of several, newer than that of all days; one row each."""

    __tablename__ = "printed_day"

    owner_id: UUID = Field(primary_key=True)
    """The cooperative or table."""
    day: str = Field(primary_key=True, max_length=10)
    """The day that it shows, as an ISO date."""
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    paper: Paper = Field(sa_type=words(Paper))
    timetable_id: UUID = Field(foreign_key="timetable.id", index=True, ondelete="CASCADE")
    """The version that it shows."""
    printed_at: datetime = Field(sa_type=UtcDateTime)
