"""Rows of reports on meetings."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class MeetingStatus(StrEnum):
    """The status of a meeting."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    NO_SHOW = "no_show"


MET = frozenset({MeetingStatus.RUNNING, MeetingStatus.HELD})
"""Statuses in which the cooperative has come to the meeting."""


class MeetingFact(SQLModel, table=True):
    """A report on a meeting by a person at its table; appended and never updated.

    It belongs to the pair, which meets at most once, so that it stays valid in every new version of
    the timetable; `meeting_id` is the meeting that its author saw.
    """

    __tablename__ = "meeting_fact"
    __table_args__ = (
        UniqueConstraint("source", "fact_id", name="uq_meeting_fact_source_fact_id"),
        CheckConstraint(
            "status IS NOT NULL OR interest IS NOT NULL", name="ck_meeting_fact_says_something"
        ),
        Index("ix_meeting_fact_pair", "event_id", "cooperative_id", "partner_id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", ondelete="CASCADE")
    cooperative_id: UUID = Field(foreign_key="cooperative.id", index=True, ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    meeting_id: UUID = Field(foreign_key="meeting.id", index=True, ondelete="CASCADE")
    source: str = Field(max_length=80)
    """Its author, as the audit log names callers."""
    fact_id: UUID
    """Made by the client; a repetition adds nothing."""
    status: MeetingStatus | None = Field(default=None, sa_type=words(MeetingStatus))
    """None: the report has only an outcome."""
    by_badge: bool = False
    """A badge of the cooperative was read at the table."""
    interest: int | None = None
    """From 0 (none) to 3 (agreed); None: the report has no outcome."""
    value: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    """The possible value of the deal, in rupiah."""
    next_step: str | None = Field(default=None, max_length=400)
    note: str | None = Field(default=None, max_length=1000)
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    """By the client's clock."""
    received_at: datetime = Field(sa_type=UtcDateTime)
    offline: bool = False
