"""Rows of what an event lets be done without anybody's click."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime

OFFER_MINUTES: Final = 5
"""How long an offer waits for its answer, unless the event says otherwise."""


class Autopilot(SQLModel, table=True):
    """What is done by itself at an event; without a row everything is done by hand.

    How many people a repair may move is the event's `auto_adopt_up_to`.
    """

    __tablename__ = "autopilot"

    event_id: UUID = Field(foreign_key="event.id", primary_key=True, ondelete="CASCADE")
    by_hand: bool = True
    """The one switch: nothing is done by itself."""
    releases: bool = True
    """Seats of those who have not come are released when their grace is over."""
    offers: bool = True
    """Free seats are offered to standby, the neediest first."""
    repairs: bool = True
    """Repairs that take no meeting from anybody who counts are adopted by themselves."""
    offer_minutes: int = OFFER_MINUTES
    """How long an offer waits for its answer, made by hand or not."""
    changed_at: datetime = Field(sa_type=UtcDateTime)
