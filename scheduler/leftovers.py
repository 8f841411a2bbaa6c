"""Place what the walk through the slots left over, by moving others out of the way.

A party that is full in slot s frees a place there by moving one of its meetings from s to t; the
other party of that meeting may then have to move one from t to s, and so on: an alternating chain
of two slots, as in the proof of König's theorem on edge colouring.
"""

from collections import deque
from collections.abc import Iterable

from scheduler.board import Board, Former
from scheduler.stopping import Clock

Move = tuple[int, int]
"""A candidate's row, and the slot it moves to."""


def settle(board: Board, rows: Iterable[int], clock: Clock) -> list[int]:
    """Place these candidates, moving others where needed; returns those it could not place."""
    remaining = []
    for row in rows:
        slots = [s for s in range(len(board.at[0])) if board.may_start(row, s)]
        if clock.over() or not (
            board.try_place(row, slots) or (board.length[row] == 1 and _push(board, row, slots))
        ):
            remaining.append(row)
    return remaining


def _push(board: Board, row: int, slots: list[int]) -> bool:
    """Place a candidate after freeing both its parties in some slot."""
    a, b = board.a[row], board.b[row]
    if board.spare[a] < 1 or board.spare[b] < 1:
        return False
    for slot in slots:
        for other in range(len(board.at[a])):
            undo: list[Former] = []
            if (
                _free(board, a, b, slot, other, undo)
                and _free(board, b, a, slot, other, undo)
                and board.try_place(row, (slot,))
            ):
                return True
            for former in reversed(undo):
                board.restore(former)
    return False


def _free(board: Board, party: int, spared: int, slot: int, other: int, undo: list[Former]) -> bool:
    """Make room for the party in `slot` by a chain to `other` that leaves `spared` alone."""
    if board.free(party, slot):
        return True
    chain = None if other == slot else _chain(board, party, spared, slot, other)
    former = None if chain is None else board.move(dict(chain))
    if former is None:
        return False
    undo.append(former)
    return True


def _chain(board: Board, party: int, spared: int, slot: int, other: int) -> list[Move] | None:
    """The shortest chain of moves between two slots that frees the party in `slot`."""
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
                return _trace(came_by, there, party)
            queue.append((there, target, source))
    return None


def _trace(came_by: dict[int, tuple[int, int, int]], end: int, start: int) -> list[Move]:
    chain = []
    while end != start:
        end, row, target = came_by[end]
        chain.append((row, target))
    return chain
