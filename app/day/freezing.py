"""How far a day has come, and what that leaves to change: pure decisions about slots.

What is over, what runs, and what comes next stay as they are: people are on their way there.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from app.day.errors import NothingLeftError
from app.meetings.sitting import Sitting

NOTICE = timedelta(minutes=30)
"""The first slot of a day is frozen from so long before it begins."""
_NIGHT = timedelta(hours=6)
"""Slots further apart than this belong to different days."""


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

    Before the first slot of a day has begun, it is frozen only within `NOTICE` of its begin.
    """
    begun = [slot for slot in slots if slot.starts_at <= now]
    ids = [slot.id for slot in begun]
    following = next((slot for slot in slots if slot.starts_at > now), None)
    if following is None:
        return Frozen(tuple(ids), ())
    same_day = bool(begun) and following.starts_at - begun[-1].starts_at < _NIGHT
    if not same_day and following.starts_at - now > NOTICE:
        return Frozen(tuple(ids), ())
    return Frozen((*ids, following.id), (following.id,))


@dataclass(frozen=True, slots=True)
class DayClock:
    """The slots of an event, in time order, at a moment: what dates every change of the day."""

    slots: Sequence[Slot]
    at: datetime

    @property
    def begun(self) -> frozenset[UUID]:
        """The slots that have begun."""
        return frozenset(slot.id for slot in self.slots if slot.starts_at <= self.at)

    @property
    def left_alone(self) -> Frozen:
        """The frozen slots."""
        return frozen(self.slots, self.at)

    def window(self, start: datetime, end: datetime, *, named: bool) -> tuple[datetime, datetime]:
        """Return the part of a change's time that it may still touch.

        `named` says whether the caller gave the time: then it counts from the first slot that has
        not begun, else from the first that is not frozen. NothingLeftError if no such slot begins
        before `end`.
        """
        untouchable = self.begun if named else frozenset(self.left_alone.slots)
        if not untouchable:
            return start, end
        first = next((one.starts_at for one in self.slots if one.id not in untouchable), None)
        if first is None or first >= end:
            raise NothingLeftError
        return max(start, first), end


def past_kept(
    current: Collection[Sitting], wanted: Collection[Sitting], left_alone: Collection[UUID]
) -> frozenset[Sitting]:
    """Return what is wanted, but in the slots left alone what is there now.

    A pair that meets in one of those does not meet again later.
    """
    stay = {one for one in current if one.slot_id in left_alone}
    met = {one.pair for one in stay}
    later = {one for one in wanted if one.slot_id not in left_alone and one.pair not in met}
    return frozenset(stay | later)
