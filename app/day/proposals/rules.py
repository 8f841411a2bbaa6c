"""Which slots a repair leaves alone, and how a proposal stands: pure decisions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from app.day.proposals.records import ProposalStatus

NOTICE = timedelta(minutes=30)
"""The day's first slot is frozen from so long before it begins."""


class Slot(Protocol):
    """A bookable interval."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """Slots in which published meetings stay where they are.

    `refill` are those of them that have not begun: cooperatives on standby may take seats that
    became free there.
    """

    slots: tuple[UUID, ...]
    refill: tuple[UUID, ...]


def frozen(slots: Sequence[Slot], now: datetime) -> Frozen:
    """Return which of the slots, given in time order, are frozen: those begun and the next one.

    Before the first slot has begun, it is frozen only within `NOTICE` of its begin.
    """
    begun = [slot.id for slot in slots if slot.starts_at <= now]
    following = next((slot for slot in slots if slot.starts_at > now), None)
    if following is None or not (begun or following.starts_at - now <= NOTICE):
        return Frozen(tuple(begun), ())
    return Frozen((*begun, following.id), (following.id,))


def status_of(
    stored: ProposalStatus, published_then: UUID | None, published_now: UUID | None
) -> ProposalStatus:
    """Return the status of a proposal, which is stale if it waits and another is published now."""
    waits = stored in {ProposalStatus.COMPUTING, ProposalStatus.READY}
    return ProposalStatus.STALE if waits and published_then != published_now else stored


def first_begun(
    slots: Sequence[Slot], touched: Collection[UUID], asked_at: datetime, now: datetime
) -> Slot | None:
    """Return the first of the touched slots that began after `asked_at`; None: none did."""
    return next(
        (slot for slot in slots if slot.id in touched and asked_at < slot.starts_at <= now), None
    )


def is_adopted_automatically(people: int | None, up_to: int | None) -> bool:
    """Return whether a repair that changes the meetings of `people` parties is adopted at once.

    `up_to` is the event's limit; None: an organizer decides about every repair.
    """
    return people is not None and up_to is not None and people <= up_to
