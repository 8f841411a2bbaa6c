"""Search for fewer breaks by CP-SAT on whole days."""

from itertools import islice

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from scheduler import Placement, Problem, Solution
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.column_generation import NO_PRICES, break_bound
from scheduler.compact.days.search import search_days
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Value
from scheduler.relax.lagrangian.travellers import travellers_of
from scheduler.verify.feasibility import check
from tests.scheduler.compact.improving import breaks, improved
from tests.scheduler.faces import MANY_UNFIT, chosen_face, crowded_event
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import two_sided


def least_waiting(problem: Problem, held: set[str] | None) -> Value:
    """The fewest breaks of all solutions (that hold just these meetings), by trying everything.

    Then the fewest idle slots of those.
    """
    return min(
        tier_values(problem, solution)["compactness"]
        for solution in solutions(problem)
        if held is None or set(solution.placements) == held
    )


@MANY_UNFIT
@given(two_sided(plain=False) | two_sided(plain=True), st.integers(0, 30))
def test_the_fewest_breaks_of_small_timetables_are_found_and_proven(
    problem: Problem, which: int
) -> None:
    found = list(islice(solutions(problem), which + 1))
    assume(found and len(found[-1].placements) > 1)
    start = found[-1]
    truth = least_waiting(problem, set(start.placements))[0]
    better = improved(problem, start)
    assert (better.breaks, better.bound) == (truth, truth)
    assert breaks(problem, better.solution) == truth
    assert check(problem, better.solution) == []
    assert set(better.solution.placements) == set(start.placements)


def test_stopped_at_once_the_timetable_comes_back_as_it_was() -> None:
    problem, start = crowded_event(seed=5)
    domain = domain_of(problem)
    face = chosen_face(domain, start)
    clock = Clock(600, lambda: True)
    same = search_days(domain, start, face, travellers_of(domain, face), clock, Effort(0, 1))
    assert same.solution == start
    assert same.bound <= same.breaks
    assert break_bound(domain, face, travellers_of(domain, face), start, clock).prices == NO_PRICES


def test_a_timetable_without_breaks_is_left_alone() -> None:
    problem, _ = crowded_event(seed=6)
    first = problem.candidates[0]
    domain = domain_of(problem)
    slot = int(np.flatnonzero(domain.starts[0])[0])
    start = Solution({first.id: Placement(slot, problem.eligible_tables(first)[0].id)})
    same = improved(problem, start)
    assert (same.solution, same.breaks, same.bound) == (start, 0, 0)
