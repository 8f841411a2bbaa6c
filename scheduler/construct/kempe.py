"""Place what the walk through the slots left over, by moving others out of the way.

A party that is full in slot s frees a place there by moving one of its meetings from s to t; the
other party of that meeting may then have to move one from t to s, and so on: an alternating chain
of two slots, as in the proof of König's theorem on edge colouring.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from scheduler.budget.clock import Clock
from scheduler.construct.partial import FormerPlacements, PartialTimetable

Move = tuple[int, int]
"""A candidate's row, and the slot it moves to."""


def place_leftovers(board: PartialTimetable, rows: Iterable[int], clock: Clock) -> list[int]:
    """Place these candidates, moving others where needed; returns those it could not place."""
    remaining = []
    for row in rows:
        slots = [s for s in range(len(board.at[0])) if board.may_start(row, s)]
        if clock.over() or not (
            board.try_place(row, slots)
            or (board.length[row] == 1 and _push(board, row, slots))
            or _relieve(board, row, slots, clock)
        ):
            remaining.append(row)
    return remaining


def _push(board: PartialTimetable, row: int, slots: list[int]) -> bool:
    """Place a candidate after freeing both its parties in some slot."""
    a, b = board.a[row], board.b[row]
    if board.spare[a] < 1 or board.spare[b] < 1:
        return False
    for slot in slots:
        for other in range(len(board.at[a])):
            undo: list[FormerPlacements] = []
            if (
                _free(board, a, b, slot, other, undo)
                and _free(board, b, a, slot, other, undo)
                and board.try_place(row, (slot,))
            ):
                return True
            for former in reversed(undo):
                board.restore(former)
    return False


def _relieve(board: PartialTimetable, row: int, slots: list[int], clock: Clock) -> bool:
    """Place a candidate whose parties are free where a pool or the shared tables are full.

    Some other meeting of that slot gives way, to wherever it fits.
    """
    if board.spare[board.a[row]] < 1 or board.spare[board.b[row]] < 1:
        return False
    for slot in slots:
        if not (board.free(board.a[row], slot) and board.free(board.b[row], slot)):
            continue
        for other in [r for r, placement in board.placed.items() if placement.slot == slot]:
            if clock.over():
                return False
            for to in range(len(board.at[0])):
                former = board.move({other: to}) if to != slot else None
                if former is not None:
                    if board.try_place(row, (slot,)):
                        return True
                    board.restore(former)
    return False


def _free(
    board: PartialTimetable,
    party: int,
    spared: int,
    slot: int,
    other: int,
    undo: list[FormerPlacements],
) -> bool:
    """Make room for the party in `slot` by a chain to `other` that leaves `spared` alone."""
    if board.free(party, slot):
        return True
    if other == slot:
        return False
    for chain in _chains(board, party, spared, slot, other):
        former = board.move(dict(chain))
        if former is not None:
            undo.append(former)
            return True
    return False


def _chains(
    board: PartialTimetable, party: int, spared: int, slot: int, other: int
) -> Iterator[list[Move]]:
    """Chains of moves between two slots that free the party in `slot`, shortest first.

    A chain may be refused for what it does not look at (pools, say); then a longer one may do,
    such as one that moves as many meetings to either slot.
    """
    came_by: dict[int, tuple[int, int, int]] = {}
    queue = deque([(party, slot, other)])
    seen = {party, spared}
    while queue:
        here, source, target = queue.popleft()
        for row in board.at[here][source]:
            there = board.other(row, here)
            if there in seen or board.length[row] > 1 or not board.may_start(row, target):
                continue
            seen.add(there)
            came_by[there] = (here, row, target)
            if board.free(there, target):
                yield _trace(came_by, there, party)
            queue.append((there, target, source))


def _trace(came_by: dict[int, tuple[int, int, int]], end: int, start: int) -> list[Move]:
    chain = []
    while end != start:
        end, row, target = came_by[end]
        chain.append((row, target))
    return chain
