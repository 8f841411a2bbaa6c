"""Methods without a solver: in the order of registration, and in turns."""

from collections.abc import Iterable

from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.model.problem import Problem
from scheduler.model.solution import Solution


def registration_order(problem: Problem, order: Iterable[str] | None = None) -> Solution:
    """Return a timetable that serves parties in the order of registration.

    Each request, by rank, is placed in the first free slot. `order` has the parties' ids as they
    registered; None: the problem's own order.
    """
    board = PartialTimetable(domain_of(problem))
    for rows in _wishes(problem, order):
        for row in rows:
            board.try_place(row, range(len(problem.slots)))
    return board.solution()


def round_robin(problem: Problem) -> Solution:
    """Return a timetable made in turns: in each, every party gets its best request that still fits.

    This is how MeetMax documents its automatic scheduler.
    """
    board = PartialTimetable(domain_of(problem))
    waiting = _wishes(problem, None)
    while waiting:
        for rows in waiting:
            while rows and not board.try_place(rows.pop(0), range(len(problem.slots))):
                pass
        waiting = [rows for rows in waiting if rows]
    return board.solution()


def _wishes(problem: Problem, order: Iterable[str] | None) -> list[list[int]]:
    """Return the rows of each asking party's requests, best first, in the order of the parties."""
    parties = [party.id for party in problem.parties] if order is None else order
    wishes: dict[str, list[int]] = {identity: [] for identity in parties}
    for row, candidate in enumerate(problem.candidates):
        wishes[candidate.a].append(row)
    last = len(problem.candidates) + 1
    for rows in wishes.values():
        rows.sort(key=lambda row: problem.candidates[row].rank_a or last)
    return [rows for rows in wishes.values() if rows]
