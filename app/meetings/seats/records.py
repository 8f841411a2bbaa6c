"""Rows of released seats and of offers to standby."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id

_PENDING = text("status = 'pending'")


class SeatRelease(SQLModel, table=True):
    """A meeting taken from a cooperative that had not come."""

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
    """Taken back, or the seat is not free any more."""
    LAPSED = "lapsed"
    """Nobody answered in time, or before the slot began."""


class StandbyOffer(SQLModel, table=True):
    """A free seat offered to a cooperative on standby.

    A seat has at most one pending offer, and so has a cooperative in a slot.
    """

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
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it lapses; None: when its slot begins."""
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: str | None = Field(default=None, max_length=120)
