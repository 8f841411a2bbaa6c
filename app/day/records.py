"""Rows of proposals, released seats and offers to standby."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime, words
from app.core.ids import new_id

_PENDING = text("status = 'pending'")


class ProposalKind(StrEnum):
    """What a proposal is for."""

    REPAIR = "repair"
    """The timetable follows what has happened."""
    WHAT_IF = "what_if"
    """What would come of something that has not happened, or not yet."""


class ProposalStatus(StrEnum):
    """Life of a proposal."""

    COMPUTING = "computing"
    READY = "ready"
    ADOPTED = "adopted"
    DISMISSED = "dismissed"
    STALE = "stale"
    """Another timetable was published since; never stored, as publishing back undoes it."""
    FAILED = "failed"


class Proposal(SQLModel, table=True):
    """A timetable that follows some changes; nobody goes by it before it is adopted."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("event_id", "number", name="uq_proposal_number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    number: int
    kind: ProposalKind = Field(sa_type=words(ProposalKind))
    status: ProposalStatus = Field(sa_type=words(ProposalStatus))
    name: str = Field(default="", max_length=120)
    timetable_id: UUID = Field(foreign_key="timetable.id", ondelete="CASCADE")
    """What the proposal changes."""
    published_id: UUID | None = Field(default=None, foreign_key="timetable.id", ondelete="SET NULL")
    """What people went by when it was asked for; None: nothing was published."""
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
    """Why there is no answer, or none that could be adopted by itself."""
    created_by: str = Field(max_length=120)
    created_at: datetime = Field(sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    adopted_id: UUID | None = Field(default=None, foreign_key="timetable.id", ondelete="SET NULL")
    """The timetable that adopting it made."""


class SeatRelease(SQLModel, table=True):
    """A cooperative that had not come lost this one meeting."""

    __tablename__ = "seat_release"
    __table_args__ = (CheckConstraint("seat >= 1", name="ck_seat_release_seat"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    cooperative_id: UUID = Field(foreign_key="cooperative.id", ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    table_id: UUID = Field(foreign_key="event_table.id", index=True, ondelete="CASCADE")
    slot_id: UUID = Field(foreign_key="programme_interval.id", index=True, ondelete="CASCADE")
    seat: int
    released_at: datetime = Field(sa_type=UtcDateTime)
    released_by: str = Field(max_length=120)
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    undone_by: str | None = Field(default=None, max_length=120)


class OfferStatus(StrEnum):
    """Life of an offer to standby."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """The seat is not free any more, or its slot has begun."""


class StandbyOffer(SQLModel, table=True):
    """A free seat offered to a cooperative that stands by; one at a time for each seat."""

    __tablename__ = "standby_offer"
    __table_args__ = (
        CheckConstraint("seat >= 1", name="ck_standby_offer_seat"),
        Index(
            "uq_standby_offer_seat",
            "table_id",
            "slot_id",
            "seat",
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index(
            "uq_standby_offer_cooperative",
            "cooperative_id",
            "slot_id",
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    cooperative_id: UUID = Field(foreign_key="cooperative.id", ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    table_id: UUID = Field(foreign_key="event_table.id", index=True, ondelete="CASCADE")
    slot_id: UUID = Field(foreign_key="programme_interval.id", index=True, ondelete="CASCADE")
    seat: int
    status: OfferStatus = Field(sa_type=words(OfferStatus))
    offered_at: datetime = Field(sa_type=UtcDateTime)
    offered_by: str = Field(max_length=120)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: str | None = Field(default=None, max_length=120)
