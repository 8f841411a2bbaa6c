"""Searches for a timetable that refutes a claim: plain, bounded in work, and without a solver."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from scheduler.data.domain import Domain
from scheduler.model.entities import Candidate
from scheduler.model.solution import Placement, Solution
from scheduler.relax.degree import node_degrees, whole_face
from scheduler.verify.feasibility import check

STEPS = 200_000
"""Work of a search: each placement tried counts as many steps as meetings are placed."""
TRIALS = 200
"""Timetables with a meeting more that are checked in full."""
_LATER = frozenset({"mandatory_missing", "lock_broken", "uneven_breaks", "under_minimum"})
"""Violations that placing more meetings may remove."""


class _OutOfStepsError(Exception):
    """The search has used up its work."""


def held_solution(domain: Domain) -> Solution | None:
    """Return a timetable of what must be held, `None` where none exists.

    It has the meetings that are required of parties as well. Raises `TimeoutError` where neither is
    shown within `STEPS`, or where only more meetings could even out the breaks.
    """
    face = whole_face(domain)
    least, most = node_degrees(domain, face.low), node_degrees(domain, face.high)
    if (np.maximum(least, face.least) > np.minimum(most, face.most)).any():
        return None
    counts: Counter[str] = Counter()
    able = domain.starts.any(axis=1)
    wanted = able & ((domain.required[domain.a] > 0) | (domain.required[domain.b] > 0))
    rows = [
        row
        for some in (domain.held, wanted & ~domain.held)
        for row in sorted(some.nonzero()[0].tolist(), key=lambda row: domain.starts[row].sum())
    ]
    try:
        found = _extend(domain, rows, {}, counts)
    except _OutOfStepsError:
        found = None
    else:
        if found is None and not counts["uneven"]:
            return None
    if found is None:
        raise TimeoutError("no timetable was found, which proves nothing")
    return found


def _extend(
    domain: Domain, rows: list[int], placed: dict[str, Placement], counts: Counter[str]
) -> Solution | None:
    """Place these rows, those that need not be held only as far as they are required."""
    solution = Solution(placed)
    counts["steps"] += 1 + len(placed)
    if counts["steps"] > STEPS:
        raise _OutOfStepsError
    broken = {violation.code for violation in check(domain.problem, solution)}
    if not broken:
        return solution
    if broken - _LATER:
        return None
    if not rows:
        counts["uneven"] += "uneven_breaks" in broken
        return None
    row, *others = rows
    identity = domain.problem.candidates[row].id
    for at in _placements(domain, row):
        found = _extend(domain, others, {**placed, identity: at}, counts)
        if found is not None:
            return found
    return None if domain.held[row] else _extend(domain, others, placed, counts)


def with_one_more(domain: Domain, solution: Solution) -> Iterator[Solution]:
    """Return timetables that hold one meeting more than this one, at most `TRIALS`."""
    problem = domain.problem
    load: Counter[tuple[str, int]] = Counter()
    for identity, at in solution.placements.items():
        load.update(_covered(problem.candidates[problem.candidate_index[identity]], at.slot))
    trials = 0
    for row, candidate in enumerate(problem.candidates):
        if candidate.id in solution.placements:
            continue
        for at in _placements(domain, row):
            if any(
                load[party, slot] >= domain.room[problem.party_index[party], slot]
                for party, slot in _covered(candidate, at.slot)
            ):
                continue
            more = Solution({**solution.placements, candidate.id: at})
            if not check(problem, more):
                yield more
            trials += 1
            if trials == TRIALS:
                return


def _placements(domain: Domain, row: int) -> Iterator[Placement]:
    candidate = domain.problem.candidates[row]
    lock = domain.problem.lock_of.get(candidate.id)
    tables: list[str | None] = [table.id for table in domain.problem.eligible_tables(candidate)]
    if lock is not None and lock.table is not None:
        tables = [table for table in tables if table == lock.table] or [lock.table]
    for slot in domain.starts[row].nonzero()[0].tolist():
        for table in tables or [None]:
            yield Placement(slot, table)


def _covered(candidate: Candidate, start: int) -> Iterator[tuple[str, int]]:
    for slot in range(start, start + candidate.length):
        yield candidate.a, slot
        yield candidate.b, slot
