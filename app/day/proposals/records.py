"""Rows of proposals."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class ProposalKind(StrEnum):
    """What a proposal is for."""

    REPAIR = "repair"
    """The timetable follows what has happened."""
    WHAT_IF = "what_if"
    """The timetable follows what might happen."""


class ProposalStatus(StrEnum):
    """Life of a proposal."""

    COMPUTING = "computing"
    READY = "ready"
    ADOPTED = "adopted"
    DISMISSED = "dismissed"
    STALE = "stale"
    """Another timetable was published since; never stored, as it ends when that one is replaced."""
    FAILED = "failed"


class Proposal(SQLModel, table=True):
    """A repair of the timetable, or a what-if, that waits for a decision."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("event_id", "number", name="uq_proposal_number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int
    kind: ProposalKind = Field(sa_type=words(ProposalKind))
    status: ProposalStatus = Field(sa_type=words(ProposalStatus))
    name: str = Field(default="", max_length=120)
    timetable_id: UUID = Field(foreign_key="timetable.id", ondelete="CASCADE")
    """The timetable that the proposal changes."""
    published_id: UUID | None = Field(default=None, foreign_key="timetable.id", ondelete="SET NULL")
    """The published timetable when the proposal was asked for; None: there was none."""
    changes: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    row_ids: list[str] = Field(sa_column=Column(JSON, nullable=False))
    """Ids of the rows that the changes add, one for each change."""
    analysis_id: UUID | None = Field(
        default=None, foreign_key="analysis.id", index=True, ondelete="SET NULL"
    )
    """The job that computes it."""
    answer: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """Meetings, tiers before and after, and how much changes for how many."""
    failure: str | None = Field(default=None, max_length=40)
    """Code of why there is no answer, `day.failed_*` or `timetable.failed_*` in the catalogue."""
    created_by: str = Field(max_length=120)
    created_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: str | None = Field(default=None, max_length=120)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    adopted_id: UUID | None = Field(default=None, foreign_key="timetable.id", ondelete="SET NULL")
    """The timetable that adopting it made."""
