"""Place candidates that the assignment left over, by Kempe chains.

A party that is full in slot s frees a place there by moving one of its meetings from s to t; the
other party of that meeting may then have to move one from t to s, and so on: an alternating chain
of two slots (a Kempe chain), as in the proof of König's theorem on edge colouring.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from scheduler.budget.clock import Clock
from scheduler.construct.partial import FormerPlacements, PartialTimetable

Move = tuple[int, int]
"""A candidate's row, and the slot it moves to."""


def place_leftovers(partial: PartialTimetable, rows: Iterable[int], clock: Clock) -> list[int]:
    """Place these candidates, moving others where needed; returns those it could not place."""
    remaining = []
    for row in rows:
        slots = [s for s in range(len(partial.at[0])) if partial.may_start(row, s)]
        if clock.over() or not (
            partial.try_place(row, slots)
            or (partial.length[row] == 1 and _push(partial, row, slots))
            or _relieve(partial, row, slots, clock)
        ):
            remaining.append(row)
    return remaining


def _push(partial: PartialTimetable, row: int, slots: list[int]) -> bool:
    """Place a candidate after freeing both its parties in some slot."""
    a, b = partial.a[row], partial.b[row]
    if partial.spare[a] < 1 or partial.spare[b] < 1:
        return False
    for slot in slots:
        for other in range(len(partial.at[a])):
            undo: list[FormerPlacements] = []
            if (
                _free(partial, a, b, slot, other, undo)
                and _free(partial, b, a, slot, other, undo)
                and partial.try_place(row, (slot,))
            ):
                return True
            for former in reversed(undo):
                partial.restore(former)
    return False


def _relieve(partial: PartialTimetable, row: int, slots: list[int], clock: Clock) -> bool:
    """Place a candidate whose parties are free where a pool or the shared tables are full.

    Another meeting of that slot is moved to wherever it fits.
    """
    if partial.spare[partial.a[row]] < 1 or partial.spare[partial.b[row]] < 1:
        return False
    for slot in slots:
        if not (partial.free(partial.a[row], slot) and partial.free(partial.b[row], slot)):
            continue
        for other in [r for r, placement in partial.placed.items() if placement.slot == slot]:
            if clock.over():
                return False
            for to in range(len(partial.at[0])):
                former = partial.move({other: to}) if to != slot else None
                if former is not None:
                    if partial.try_place(row, (slot,)):
                        return True
                    partial.restore(former)
    return False


def _free(
    partial: PartialTimetable,
    party: int,
    spared: int,
    slot: int,
    other: int,
    undo: list[FormerPlacements],
) -> bool:
    """Make room for the party in `slot` by a chain to `other` that leaves `spared` alone."""
    if partial.free(party, slot):
        return True
    if other == slot:
        return False
    for chain in _chains(partial, party, spared, slot, other):
        former = partial.move(dict(chain))
        if former is not None:
            undo.append(former)
            return True
    return False


def _chains(
    partial: PartialTimetable, party: int, spared: int, slot: int, other: int
) -> Iterator[list[Move]]:
    """Yield chains of moves between two slots that free the party in `slot`, shortest first.

    A chain looks at the room of parties only, so it may be refused (by a pool, say); then a longer
    one may succeed, such as one that moves as many meetings to either slot.
    """
    came_by: dict[int, tuple[int, int, int]] = {}
    queue = deque([(party, slot, other)])
    seen = {party, spared}
    while queue:
        here, source, target = queue.popleft()
        for row in partial.at[here][source]:
            there = partial.other(row, here)
            if there in seen or partial.length[row] > 1 or not partial.may_start(row, target):
                continue
            seen.add(there)
            came_by[there] = (here, row, target)
            if partial.free(there, target):
                yield _trace(came_by, there, party)
            queue.append((there, target, source))


def _trace(came_by: dict[int, tuple[int, int, int]], end: int, start: int) -> list[Move]:
    chain = []
    while end != start:
        end, row, target = came_by[end]
        chain.append((row, target))
    return chain
