"""A partial timetable as flat arrays, by the names that `annealing.c` gives them."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from scheduler.construct.partial import PartialTimetable
from scheduler.data.arrays import Ints, array, mask
from scheduler.model.entities import Pause
from scheduler.model.problem import Problem

Arrays = dict[str, Any]
POINTERS = (
    *("a", "b", "length", "room", "movable", "needed", "starts", "close", "day"),
    "list_at",
    *("pool_at", "pool_of", "earlier_at", "earlier", "later_at", "later"),
    *("table_at", "table_of", "needs_table", "zone_of", "pause_at", "pause_most", "pause_of"),
    *("spare", "list", "count", "pool_left", "seats_left", "slot", "table"),
    *("best_slot", "best_table", "broken", "mask", "words", "word", "total", "best"),
)
"""Names of the arrays, in the order of the C source."""


def bits(slots: Iterable[int]) -> int:
    """Return these slots as bits of a word."""
    return sum(1 << slot for slot in slots)


def arrays_of(
    partial: PartialTimetable, needed: Sequence[int], seed: int, total: tuple[int, int]
) -> Arrays:
    """Return the arrays of a timetable with these breaks and idle slots in all."""
    domain = partial.domain
    problem, slots = domain.problem, range(len(domain.problem.slots))
    _, words, _ = random.Random(seed).getstate()  # noqa: S311
    found: Arrays = {"a": domain.a, "b": domain.b, "length": domain.length, "room": domain.room}
    found |= _lists(partial) | _rules(partial) | _limits(partial) | _pauses(problem)
    found["movable"] = array(r for r in partial.placed if partial.length[r] == 1)
    found["needed"] = array(needed)
    found["starts"] = array((bits(np.flatnonzero(row)) for row in domain.starts), np.uint64)
    near = ((t for t in slots if problem.too_near(slot, t)) for slot in slots)
    found["close"] = array((bits(others) for others in near), np.uint64)
    found["day"] = array((bits(day) for day in problem.days), np.uint64)
    found["spare"] = array(partial.spare)
    found["broken"] = np.zeros(len(partial.at), np.int64)
    found["words"], found["word"] = np.array(words[:-1], np.uint32), array(words[-1:])
    found["total"], found["best"] = array(total), array(total)
    found["best_slot"], found["best_table"] = found["slot"].copy(), found["table"].copy()
    return {name: np.ascontiguousarray(found[name]) for name in POINTERS}


def _joint(lists: Iterable[Sequence[int]]) -> tuple[Ints, Ints]:
    """Return where each list begins, and last where they end, and all of them joined."""
    found = list(lists)
    ends = np.cumsum([0, *map(len, found)], dtype=np.int64)
    return ends, array(value for values in found for value in values)


def _lists(partial: PartialTimetable) -> Arrays:
    """Return the meetings of every party in every slot."""
    both = [party for row in partial.placed for party in (partial.a[row], partial.b[row])]
    number = np.bincount(array(both), minlength=len(partial.at))
    size = np.minimum(partial.domain.room, number[:, None]).reshape(-1)
    ends = np.cumsum(size)
    held = [rows for days in partial.at for rows in days]
    joined = np.zeros(int(size.sum()) + 1, np.int64)
    for start, rows in zip((ends - size).tolist(), held, strict=True):
        joined[start : start + len(rows)] = rows
    masks = [bits(slot for slot, rows in enumerate(days) if rows) for days in partial.at]
    return {
        "list_at": ends - size,
        "list": joined,
        "count": array(map(len, held)),
        "mask": array([*masks, *masks], np.uint64),
    }


def _rules(partial: PartialTimetable) -> Arrays:
    """Return every candidate's order among others, its tables, and its zone at each."""
    problem, rows = partial.domain.problem, range(len(partial.a))
    index = problem.candidate_index
    earlier: list[list[int]] = [[] for _ in rows]
    later: list[list[int]] = [[] for _ in rows]
    for order in problem.precedences:
        before, after = index[order.before], index[order.after]
        earlier[after].append(before)
        later[before].append(after)
    tables = [[problem.table_index[t.id] for t in partial.eligible(row)] for row in rows]
    locked = {index[lock.candidate] for lock in problem.locks if lock.table is not None}
    found: Arrays = {"needs_table": array(bool(tables[r]) or r in locked for r in rows)}
    for name, at, lists in (
        ("earlier", "earlier_at", earlier),
        ("later", "later_at", later),
        ("table_of", "table_at", tables),
    ):
        found[at], found[name] = _joint(lists)
    found["zone_of"] = _zones(problem) if partial.travels else array(())
    return found


def _pauses(problem: Problem) -> Arrays:
    """Return the slots of every party's pauses, and in how many of them it may meet."""
    own: list[list[Pause]] = [[] for _ in problem.parties]
    for pause in problem.pauses:
        own[problem.party_index[pause.party]].append(pause)
    at, allowed = _joint([len(p.slots) - p.free for p in pauses] for pauses in own)
    found = [bits(pause.slots) for pauses in own for pause in pauses]
    return {"pause_at": at, "pause_most": allowed, "pause_of": array(found, np.uint64)}


def _zones(problem: Problem) -> Ints:
    """Return the number of every candidate's zone at no table and at each; 0: it has none."""
    numbers: dict[str | None, int] = {None: 0}
    return array(
        numbers.setdefault(problem.zone_of(candidate, table), len(numbers))
        for candidate in problem.candidates
        for table in (None, *problem.tables)
    )


def _limits(partial: PartialTimetable) -> Arrays:
    """Return where candidates are placed, and what pools and tables have left in every slot."""
    problem, rows = partial.domain.problem, range(len(partial.a))
    count = len(problem.slots)
    pools: list[list[int]] = [[] for _ in rows]
    for number, pool in enumerate(problem.pools):
        for identity in problem.candidate_index if pool.candidates is None else pool.candidates:
            pools[problem.candidate_index[identity]].append(number)
    left = array(pool.limit for pool in problem.pools)[:, None] * np.ones(count, np.int64)
    seats = np.zeros((len(problem.tables), count), np.int64)
    for number, table in enumerate(problem.tables):
        seats[number] = table.seats * mask(table.available, count)
    slot, at = np.full(len(rows), -1), np.full(len(rows), -1)
    for row, placement in partial.placed.items():
        covered = slice(placement.slot, placement.slot + partial.length[row])
        slot[row] = placement.slot
        left[pools[row], covered] -= 1
        if placement.table is not None:
            at[row] = problem.table_index[placement.table]
            seats[at[row], covered] -= 1
    found: Arrays = {"pool_left": left, "seats_left": seats, "slot": slot, "table": at}
    found["pool_at"], found["pool_of"] = _joint(pools)
    return found
