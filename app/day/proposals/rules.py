"""How a proposal stands, and what it means on another version than its own: pure decisions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.day.freezing import Slot
from app.day.proposals.records import ProposalStatus
from app.meetings.sitting import Sitting


class Hindrance(StrEnum):
    """Why what a proposal asks for cannot be done to the timetable that is published now."""

    GONE = "gone"
    """The meeting that was to go elsewhere is not there any more."""
    SEAT_TAKEN = "seat_taken"
    BUSY = "busy"
    """The cooperative has another meeting in that slot."""
    PAIR_MEETS = "pair_meets"
    """The pair meets already, elsewhere."""
    SLOT_GONE = "slot_gone"
    """The slot of one of its meetings has left the programme."""
    REPLACED = "replaced"
    """It was asked about a timetable that was not published, and another one is by now."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a proposal does not hold any more, and the first of its meetings that does not fit."""

    why: Hindrance
    sitting: Sitting | None = None


def rebased(
    base: Collection[Sitting], answer: Collection[Sitting], current: Collection[Sitting]
) -> frozenset[Sitting] | Clash:
    """Return `current` with the changes that lead from `base` to `answer`, or what hinders them.

    A meeting that was to be given up and is gone already hinders nothing.
    """
    base, answer, current = frozenset(base), frozenset(answer), frozenset(current)
    gone, come = base - answer, answer - base
    stay = current - gone
    vanished = {one.pair for one in gone - current}
    taken = {one.place for one in stay}
    busy = {(one.cooperative_id, one.slot_id) for one in stay}
    meets = {one.pair for one in stay}
    for one in sorted(come - current, key=lambda it: (it.place, it.pair)):
        if one.pair in vanished:
            return Clash(Hindrance.GONE, one)
        if one.pair in meets:
            return Clash(Hindrance.PAIR_MEETS, one)
        if (one.cooperative_id, one.slot_id) in busy:
            return Clash(Hindrance.BUSY, one)
        if one.place in taken:
            return Clash(Hindrance.SEAT_TAKEN, one)
    return stay | come


def status_of(stored: ProposalStatus, *, holds: bool) -> ProposalStatus:
    """Return the status of a proposal: stale if it is ready and does not hold any more."""
    return ProposalStatus.STALE if stored is ProposalStatus.READY and not holds else stored


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
