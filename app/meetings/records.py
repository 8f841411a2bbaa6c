"""Rows of timetables and meetings."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class TimetableStatus(StrEnum):
    """The status of a timetable."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class Timetable(SQLModel, table=True):
    """An immutable, numbered version: its meetings never change once written."""

    __tablename__ = "timetable"
    __table_args__ = (
        UniqueConstraint("event_id", "number", name="uq_timetable_number"),
        Index(
            "uq_timetable_published",
            "event_id",
            unique=True,
            sqlite_where=text("status = 'published'"),
            postgresql_where=text("status = 'published'"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int
    status: TimetableStatus = Field(sa_type=words(TimetableStatus))
    origin: str = Field(max_length=120)
    """How it was made, such as `solve-run:3`."""
    certificate: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """Problem, solution, tiers, bounds and witnesses: everything needed to verify them again."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Meeting(SQLModel, table=True):
    """A meeting of a cooperative with a partner at a table in a slot."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint(
            "timetable_id", "cooperative_id", "slot_id", name="uq_meeting_cooperative_slot"
        ),
        UniqueConstraint("timetable_id", "table_id", "slot_id", "seat", name="uq_meeting_seat"),
        UniqueConstraint("timetable_id", "cooperative_id", "partner_id", name="uq_meeting_pair"),
        CheckConstraint("seat >= 1", name="ck_meeting_seat"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    timetable_id: UUID = Field(foreign_key="timetable.id", index=True, ondelete="CASCADE")
    cooperative_id: UUID = Field(foreign_key="cooperative.id", index=True, ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    table_id: UUID = Field(foreign_key="event_table.id", index=True)
    slot_id: UUID = Field(foreign_key="programme_interval.id", index=True)
    seat: int = 1
    """Which of the table's seats, from 1."""
