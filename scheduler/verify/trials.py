"""Searches for a timetable that refutes a claim: plain, bounded in work, and without a solver."""

from collections import Counter
from collections.abc import Iterator

from scheduler.data.domain import Domain
from scheduler.model.entities import Candidate
from scheduler.model.solution import Placement, Solution
from scheduler.relax.degree import node_degrees, whole_face
from scheduler.verify.feasibility import check

STEPS = 200_000
"""Work of a search: each placement tried counts as many steps as meetings are placed."""
TRIALS = 200
"""Timetables with a meeting more that are checked in full."""
_LATER = frozenset({"mandatory_missing", "lock_broken", "uneven_breaks"})
"""Violations that placing more meetings may remove."""


class _OutOfStepsError(Exception):
    """The search has used up its work."""


def held_solution(domain: Domain) -> Solution | None:
    """Return a timetable of what must be held, `None` where none exists.

    Raises `TimeoutError` where neither is shown within `STEPS`, or where only more meetings could
    even out the breaks.
    """
    face = whole_face(domain)
    if (node_degrees(domain, face.low) > face.most).any():
        return None
    counts: Counter[str] = Counter()
    held = sorted(domain.held.nonzero()[0].tolist(), key=lambda row: domain.starts[row].sum())
    try:
        found = _extend(domain, held, {}, counts)
    except _OutOfStepsError:
        found = None
    else:
        if found is None and not counts["uneven"]:
            return None
    if found is None:
        raise TimeoutError("no timetable was found, which proves nothing")
    return found


def _extend(
    domain: Domain, held: list[int], placed: dict[str, Placement], counts: Counter[str]
) -> Solution | None:
    solution = Solution(placed)
    counts["steps"] += 1 + len(placed)
    if counts["steps"] > STEPS:
        raise _OutOfStepsError
    broken = {violation.code for violation in check(domain.problem, solution)}
    if not broken:
        return solution
    if broken - _LATER:
        return None
    if len(placed) == len(held):
        counts["uneven"] += 1
        return None
    row = held[len(placed)]
    identity = domain.problem.candidates[row].id
    for at in _placements(domain, row):
        found = _extend(domain, held, {**placed, identity: at}, counts)
        if found is not None:
            return found
    return None


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
