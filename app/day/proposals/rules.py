"""What a repair leaves alone, and when a proposal stands: pure decisions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from app.day.records import ProposalStatus

NOTICE = timedelta(minutes=30)
"""Nobody is sent elsewhere so shortly before the day's first slot."""


class Slot(Protocol):
    """A bookable stretch of the day."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """Slots in which published meetings stay where they are.

    `refill` are those of them that have not begun: a seat that became free there may be taken by
    somebody who stands by.
    """

    slots: tuple[UUID, ...]
    refill: tuple[UUID, ...]


def frozen(slots: Sequence[Slot], now: datetime) -> Frozen:
    """Freeze past and running slots and the next one, of slots in time order.

    The next one is frozen as soon as the first has begun, or half an hour ahead.
    """
    begun = [slot.id for slot in slots if slot.starts_at <= now]
    following = next((slot for slot in slots if slot.starts_at > now), None)
    if following is None or not (begun or following.starts_at - now <= NOTICE):
        return Frozen(tuple(begun), ())
    return Frozen((*begun, following.id), (following.id,))


def status_of(
    stored: ProposalStatus, published_then: UUID | None, published_now: UUID | None
) -> ProposalStatus:
    """Tell how a proposal stands: one that waits is stale once people go by something else."""
    waits = stored in {ProposalStatus.COMPUTING, ProposalStatus.READY}
    return ProposalStatus.STALE if waits and published_then != published_now else stored


def overtaken(
    slots: Sequence[Slot], touched: Collection[UUID], asked_at: datetime, now: datetime
) -> Slot | None:
    """Return the first of the slots touched that began after the asking; None: none did."""
    return next(
        (slot for slot in slots if slot.id in touched and asked_at < slot.starts_at <= now), None
    )


def adopts_itself(people: int | None, up_to: int | None) -> bool:
    """Tell whether a repair that changes the meetings of so many parties needs nobody's word."""
    return people is not None and up_to is not None and people <= up_to
