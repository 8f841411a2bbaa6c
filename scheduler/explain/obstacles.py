"""Obstacles to a meeting in a timetable as it is."""

from collections import Counter
from collections.abc import Set
from typing import Literal

from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain
from scheduler.data.placements import published_rows
from scheduler.model.solution import Solution

Obstacle = Literal[
    "host_full", "visitor_full", "no_common_free_slot", "no_free_table", "other_constraint"
]


def obstacles_of(domain: Domain, solution: Solution, row: int) -> tuple[Obstacle, ...]:
    """Return the obstacles to adding the candidate (by row) to the timetable; none: it fits.

    A party is full if it has no room left in any slot, also in those without the other party.
    """
    partial = PartialTimetable(domain)
    for other, placement in published_rows(domain.problem, solution).items():
        partial.place(other, placement)
    slots = [slot for slot, may in enumerate(domain.starts[row].tolist()) if may]
    if any(partial.fit(row, slot) is not None for slot in slots):
        return ()
    length = partial.length[row]
    parties = (partial.a[row], partial.b[row])
    free = {party: _free(partial, party, length) for party in parties}
    full = {_full(domain, row, party) for party, open_ in free.items() if not open_}
    if full:
        return tuple(sorted(full))
    common = set(slots).intersection(*free.values())
    if not common:
        return ("no_common_free_slot",)
    if _tables_taken(domain, solution, row, common):
        return ("no_free_table",)
    return ("other_constraint",)


def _free(partial: PartialTimetable, party: int, length: int) -> set[int]:
    """Return the slots in which the party can begin another meeting, whoever it is with."""
    starts = range(len(partial.room[party]) - length + 1)
    return {
        slot
        for slot in starts
        if partial.spare[party] > 0
        and all(partial.free(party, covered) for covered in range(slot, slot + length))
    }


def _full(domain: Domain, row: int, party: int) -> Obstacle:
    """Return which side of the meeting the party is: by its own side, else `b` is the host."""
    side = domain.problem.parties[party].side
    if side is None:
        side = "host" if party == int(domain.b[row]) else "visitor"
    return "host_full" if side == "host" else "visitor_full"


def _tables_taken(domain: Domain, solution: Solution, row: int, slots: Set[int]) -> bool:
    """Return whether the meeting needs a table, and none has a seat left in these slots."""
    problem = domain.problem
    tables = problem.eligible_tables(problem.candidates[row])
    taken: Counter[tuple[str, int]] = Counter()
    for identity, at in solution.placements.items():
        length = problem.candidates[problem.candidate_index[identity]].length
        if at.table is not None:
            taken.update((at.table, slot) for slot in range(at.slot, at.slot + length))
    length = problem.candidates[row].length
    return bool(tables) and not any(
        all(
            (table.available is None or covered in table.available)
            and taken[table.id, covered] < table.seats
            for covered in range(slot, slot + length)
        )
        for table in tables
        for slot in slots
    )
