"""Lay out chosen candidates in time: walk the slots, in each solve one assignment flow.

In every slot the candidates still open are matched with weights that rise with criticality, a
party's remaining meetings over its remaining room; a party that would otherwise be left with more
meetings than room must meet now. With full availability this is an edge colouring, which always
exists for two-sided problems (König); a bonus for parties that met in the slot before keeps days
compact.
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from scheduler.board import Board
from scheduler.domain import Bools, Domain, Ints
from scheduler.stopping import Clock

SCALE = 1000
"""Weight of a party all of whose remaining room is needed."""
MUST = 50 * SCALE
"""Added where a meeting can be held in no later slot."""
FOLLOW = 400
"""Weight of a party that met in the slot before."""
NOISE = 20
"""Random tie-breaking."""


def lay_out(domain: Domain, left: Bools, chosen: Bools, seed: int, clock: Clock) -> Board:
    """A board with as many of the chosen candidates as the walk through the slots places.

    Those that need more than one slot, or have only one to start in, are placed before the walk;
    it ends early when time is up.
    """
    board = Board(domain)
    single = domain.starts.sum(axis=1) == 1
    special = np.flatnonzero(chosen & (single | (domain.length > 1)))
    for row in sorted(special.tolist(), key=lambda r: (-domain.length[r], not domain.held[r], r)):
        board.try_place(row, np.flatnonzero(domain.starts[row]).tolist())
    rest = chosen.copy()
    rest[special] = False
    slot_of = _peel(
        domain, left, rest, _room_left(domain, board), np.random.default_rng(seed), clock
    )
    for row in np.argsort(slot_of, kind="stable").tolist():
        if slot_of[row] >= 0:
            board.try_place(row, (int(slot_of[row]),))
    return board


def fill(board: Board, clock: Clock) -> None:
    """Add whatever still fits: what must be held, then level by level for the visitors, then all.

    Within a level first choices and higher scores come first. Ends early when time is up, but
    not before it has tried what must be held.
    """
    domain = board.domain
    slots = range(domain.starts.shape[1])
    fewest_starts = np.argsort(domain.starts.sum(axis=1), kind="stable").tolist()
    worthiest = np.lexsort((-domain.score, -domain.firsts)).tolist()
    target: list[int] = domain.target.tolist()
    most: list[int] = domain.most.tolist()

    def lacks(party: int, level: int) -> bool:
        return most[party] - board.spare[party] < min(level, target[party])

    for row in (row for row in fewest_starts if domain.held[row]):
        if row not in board.placed:
            board.try_place(row, slots)
    for level in range(1, domain.levels + 1):
        if clock.over():
            return
        for row in worthiest:
            if row not in board.placed and (
                lacks(board.a[row], level) or lacks(board.b[row], level)
            ):
                board.try_place(row, slots)
    for row in worthiest:
        if row not in board.placed and (domain.score[row] > 0 or domain.firsts[row]):
            board.try_place(row, slots)


def _room_left(domain: Domain, board: Board) -> Ints:
    room = domain.room.copy()
    for row, placement in board.placed.items():
        covered = slice(placement.slot, placement.slot + board.length[row])
        room[board.a[row], covered] -= 1
        room[board.b[row], covered] -= 1
    return room


def _peel(
    domain: Domain, left: Bools, chosen: Bools, room: Ints, dice: np.random.Generator, clock: Clock
) -> Ints:
    """(M) the slot each chosen candidate gets, -1 for none."""
    slot_of = np.full(len(domain.a), -1)
    open_rows = np.flatnonzero(chosen)
    due = np.bincount(domain.a[open_rows], minlength=len(left)) + np.bincount(
        domain.b[open_rows], minlength=len(left)
    )
    ahead = np.cumsum(room[:, ::-1], axis=1)[:, ::-1]
    last = np.where(domain.starts, np.arange(room.shape[1]), -1).max(axis=1, initial=-1)
    met = np.zeros(len(left), np.bool_)
    for slot in range(room.shape[1]):
        if clock.over():
            break
        later = ahead[:, slot + 1] if slot + 1 < room.shape[1] else np.zeros(len(left), np.int64)
        urgency = SCALE * due // np.maximum(ahead[:, slot], 1) + MUST * (due > later)
        urgency += FOLLOW * met
        rows = open_rows[domain.starts[open_rows, slot]]
        a, b = domain.a[rows], domain.b[rows]
        weight = urgency[a] + urgency[b] + MUST * (last[rows] == slot)
        weight += 1 + dice.integers(0, NOISE + 1, len(rows))
        swapped = left[b]
        taken = rows[
            _match(np.where(swapped, b, a), np.where(swapped, a, b), weight, room[:, slot], left)
        ]
        slot_of[taken] = slot
        open_rows = open_rows[slot_of[open_rows] < 0]
        meeting = np.bincount(domain.a[taken], minlength=len(left)) + np.bincount(
            domain.b[taken], minlength=len(left)
        )
        due -= meeting
        met = (meeting > 0) & domain.problem.adjacent(slot)
    return slot_of


def _match(tail: Ints, head: Ints, weight: Ints, room: Ints, left: Bools) -> Bools:
    """Which of these pairs to match for the largest total weight within the parties' room."""
    if not len(tail):
        return np.zeros(0, np.bool_)
    hub = len(left)
    ends = np.unique(np.concatenate([tail, head]))
    solver = min_cost_flow.SimpleMinCostFlow()
    pairs = solver.add_arcs_with_capacity_and_unit_cost(
        tail, head, np.ones(len(tail), np.int64), -weight
    )
    solver.add_arcs_with_capacity_and_unit_cost(
        np.where(left[ends], hub, ends),
        np.where(left[ends], ends, hub),
        room[ends],
        np.zeros(len(ends), np.int64),
    )
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"assignment flow ended with {status}")
    matched: Bools = np.asarray(solver.flows(pairs)) == 1
    return matched
