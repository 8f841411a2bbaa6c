"""Rows of requests, locks and blocks."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class Asker(StrEnum):
    """The side that asks for the meeting."""

    COOPERATIVE = "cooperative"
    PARTNER = "partner"


class RequestSource(StrEnum):
    """Where a request comes from; an explicit one is never overwritten by a derived one."""

    DERIVED = "derived"
    EXPLICIT = "explicit"


class Request(SQLModel, table=True):
    """A cooperative wants a partner, or a partner a cooperative."""

    __tablename__ = "meeting_request"
    __table_args__ = (
        UniqueConstraint("cooperative_id", "partner_id", "asker", name="uq_request_pair_direction"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    cooperative_id: UUID = Field(foreign_key="cooperative.id", ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    asker: Asker = Field(sa_type=words(Asker))
    source: RequestSource = Field(sa_type=words(RequestSource))
    rank: int
    """1 is the asker's first choice."""
    score: int
    """How well the two fit, from 0 to 100."""
    tags: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """The tags that needs and offers share; may be empty for an explicit request."""
    note: str | None = Field(default=None, max_length=400)
    by_badge: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether a badge of the cooperative asked, so that a badge may take it back."""
    created_at: datetime = Field(sa_type=UtcDateTime)


class LockKind(StrEnum):
    """The kind of decision about a pair."""

    LOCK = "lock"
    """The pair must meet, at the slot and table named, if any."""
    BLOCK = "block"
    """The pair must never meet."""


class Lock(SQLModel, table=True):
    """An organizer's decision about a pair."""

    __tablename__ = "meeting_lock"
    __table_args__ = (UniqueConstraint("cooperative_id", "partner_id", name="uq_lock_pair"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    kind: LockKind = Field(sa_type=words(LockKind))
    cooperative_id: UUID = Field(foreign_key="cooperative.id", ondelete="CASCADE")
    partner_id: UUID = Field(foreign_key="partner.id", index=True, ondelete="CASCADE")
    slot_id: UUID | None = Field(default=None, foreign_key="programme_interval.id")
    table_id: UUID | None = Field(default=None, foreign_key="event_table.id", ondelete="SET NULL")
    note: str | None = Field(default=None, max_length=400)
    created_at: datetime = Field(sa_type=UtcDateTime)
