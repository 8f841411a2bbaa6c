"""Rows of pauses."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class PauseScope(StrEnum):
    """For whom a pause is."""

    EVERYBODY = "everybody"
    COOPERATIVES = "cooperatives"
    PARTNERS = "partners"


class Pause(SQLModel, table=True):
    """A time of a day within which each party that it is for stays free for some slots."""

    __tablename__ = "pause"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ck_pause_order"),
        CheckConstraint("free > 0", name="ck_pause_free"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=60)
    scope: PauseScope = Field(sa_type=words(PauseScope))
    cooperative_id: UUID | None = Field(
        default=None, foreign_key="cooperative.id", index=True, ondelete="CASCADE"
    )
    """The only cooperative that it is for; None: as `scope` says."""
    partner_id: UUID | None = Field(
        default=None, foreign_key="partner.id", index=True, ondelete="CASCADE"
    )
    """The only partner that it is for; None: as `scope` says."""
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    free: int = 1
    """Slots within it that stay free, for each party: those that it overlaps count."""
    created_at: datetime = Field(sa_type=UtcDateTime)

    def within(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Return whether an interval is one of those that it is about: it overlaps them."""
        return self.starts_at < ends_at and starts_at < self.ends_at

    def is_for(self, party: UUID, side: PauseScope) -> bool:
        """Return whether it is for a party; `side` is that of cooperatives or of partners."""
        only = self.cooperative_id or self.partner_id
        return only == party if only else self.scope in (PauseScope.EVERYBODY, side)
