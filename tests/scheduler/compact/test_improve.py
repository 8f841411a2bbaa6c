import time
from itertools import islice

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scheduler import Placement, Problem, Solution
from scheduler.check import check
from scheduler.compact.bound import FREE, HostPrices, break_bound, chosen_face, verified
from scheduler.compact.days import BREAK
from scheduler.compact.improve import improve
from scheduler.compact.walkers import walking_of
from scheduler.domain import domain_of
from scheduler.metrics import tier_values
from scheduler.random_event import random_problem
from scheduler.relaxation import whole
from scheduler.solve import solve
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import two_sided

MANY_UNFIT = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
"""Small random problems often hold fewer than two meetings, and then have no breaks to find."""
FLOWS = ("fairness", "first_choices", "satisfaction")


def breaks(problem: Problem, solution: Solution) -> int:
    return tier_values(problem, solution)["compactness"][0]


def least_breaks(problem: Problem, held: set[str] | None) -> int:
    """The fewest breaks of all solutions (that hold just these meetings), by trying everything."""
    return min(
        breaks(problem, solution)
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
    truth = least_breaks(problem, set(start.placements))
    better = improve(problem, start, time_limit=20)
    assert (better.breaks, better.bound) == (truth, truth)
    assert better.priced <= truth
    assert breaks(problem, better.solution) == truth
    assert check(problem, better.solution) == []
    assert set(better.solution.placements) == set(start.placements)


@MANY_UNFIT
@given(two_sided(plain=True), st.data())
def test_no_prices_prove_more_than_is_true(problem: Problem, data: st.DataObject) -> None:
    domain = domain_of(problem)
    everything = list(solutions(problem))
    assume(everything)
    face = whole(domain)
    hosts = np.flatnonzero(~domain.visitor).tolist()
    asked = st.sampled_from([0, BREAK // 2, BREAK])
    prices = HostPrices(
        {(h, s): data.draw(asked) for h in hosts for s in range(len(problem.slots))},
        {h: data.draw(st.sampled_from([-BREAK, -BREAK // 3, 0, BREAK])) for h in hosts},
    )
    try:
        proven = verified(domain, face, prices)
    except ValueError as error:
        assume("a walker asks a price" not in str(error))
        raise
    assert proven <= min(breaks(problem, solution) for solution in everything)


def event(seed: int) -> tuple[Problem, Solution]:
    """An event in which visitors compete for few tables, with its first timetable."""
    problem = random_problem(visitors=60, hosts=8, slots=8, requests=200, seats=2, seed=seed)
    solution = solve(problem, time_limit=20, tiers=FLOWS).solution
    assert solution is not None
    return problem, solution


def test_an_event_gets_fewer_breaks_proven_by_prices_without_a_solver() -> None:
    problem, start = event(seed=3)
    better = improve(problem, start, time_limit=6)
    assert better.breaks < breaks(problem, start)
    assert check(problem, better.solution) == []
    domain = domain_of(problem)
    assert verified(domain, chosen_face(domain, start), better.prices) == better.priced
    assert better.priced > verified(domain, chosen_face(domain, start), FREE)
    assert better.priced <= better.bound <= better.breaks


def test_prices_that_cannot_be_asked_are_refused() -> None:
    problem, start = event(seed=4)
    domain = domain_of(problem)
    face = chosen_face(domain, start)
    host, visitor = problem.party_index["h0"], problem.party_index["v0"]
    with pytest.raises(ValueError, match="negative"):
        verified(domain, face, HostPrices({(host, 0): -1}, {}))
    with pytest.raises(ValueError, match="walker asks"):
        verified(domain, face, HostPrices({}, {visitor: 1}))


def test_without_time_the_timetable_comes_back_as_it_was() -> None:
    problem, start = event(seed=5)
    begun = time.monotonic()
    same = improve(problem, start, time_limit=60, stop=lambda: True)
    assert time.monotonic() - begun < 3
    assert same.solution == start
    assert same.bound <= same.breaks


def test_a_timetable_without_breaks_is_left_alone() -> None:
    problem, _ = event(seed=6)
    first = problem.candidates[0]
    domain = domain_of(problem)
    slot = int(np.flatnonzero(domain.starts[0])[0])
    start = Solution({first.id: Placement(slot, problem.eligible_tables(first)[0].id)})
    same = improve(problem, start, time_limit=10)
    assert (same.solution, same.breaks, same.bound) == (start, 0, 0)


def test_the_bound_of_a_face_holds_for_every_choice_on_it() -> None:
    problem, start = event(seed=7)
    domain = domain_of(problem)
    face = whole(domain)
    bound = break_bound(domain, face, walking_of(domain, face), seconds=20)
    assert bound.value <= improve(problem, start, time_limit=5).breaks
