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


@dataclass(frozen=True, slots=True)
class Cost:
    """What a repair asks of cooperatives that count: those that are here or may still come.

    In frozen slots everybody counts.
    """

    robbed: frozenset[UUID] = frozenset()
    """Those that lose a partner they were to meet."""
    hurried: frozenset[UUID] = frozenset()
    """Those of which a meeting is lost from a frozen slot, leaves it, or comes into one."""
    moved: frozenset[UUID] = frozenset()
    """Those that meet a partner at another time or table."""


def cost(
    before: Collection[Sitting],
    after: Collection[Sitting],
    excused: Collection[Sitting],
    frozen: Collection[UUID],
) -> Cost:
    """Return what it takes to go from one timetable to another.

    `excused` meetings count only in frozen slots. A meeting that only comes, where none of
    the pair was, costs nobody anything; neither does another seat of the same table.
    """
    now = {one.pair: one for one in after}
    robbed, hurried, moved = set[UUID](), set[UUID](), set[UUID]()
    for was in before:
        stays = now.get(was.pair)
        if stays and (was.slot_id, was.table_id) == (stays.slot_id, stays.table_id):
            continue
        if was.slot_id in frozen or (stays and stays.slot_id in frozen):
            hurried.add(was.cooperative_id)
        if was not in excused:
            (moved if stays else robbed).add(was.cooperative_id)
    return Cost(frozenset(robbed), frozenset(hurried), frozenset(moved))


def is_adopted_by_itself(asked: Cost | None, up_to: int) -> bool:
    """Return whether a repair is adopted at once; one that does not hold (None) never is."""
    if asked is None or asked.robbed or asked.hurried:
        return False
    return len(asked.moved) <= up_to
