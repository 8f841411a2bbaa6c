"""Alternatives are far enough apart, the best that are, and no more than there are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import Problem, Solution, alternatives, meetings_apart, solve
from scheduler.data.metrics import tier_values
from scheduler.model.generate import random_problem
from scheduler.model.tiers import DEFAULT, rank
from scheduler.verify.feasibility import check
from tests.scheduler.campaign import lean
from tests.scheduler.clocks import slow
from tests.scheduler.events import all_held, grid
from tests.scheduler.oracle import solutions
from tests.scheduler.search.test_units import FACTOR, worth
from tests.scheduler.strategies import any_pairs, two_sided


@lean(12)
@given(two_sided(plain=True, most=4) | any_pairs(most=4), st.integers(1, 4))
def test_each_is_the_best_of_all_that_are_far_enough_from_those_before(
    problem: Problem, distance: int
) -> None:
    result = solve(problem, time_limit=20, workers=1)
    if result.solution is None:
        return
    several = alternatives(problem, result, distance=distance, time_limit=60, workers=1)
    everything = list(solutions(problem))
    known: list[Solution] = []
    for one in several.found:
        far = [s for s in everything if all(meetings_apart(s, k) >= distance for k in known)]
        assert check(problem, one.solution) == []
        assert one.solution in far
        assert one.values == tier_values(problem, one.solution)
        assert one.apart == tuple(meetings_apart(one.solution, other) for other in known)
        assert one.proven
        best = max(rank(tier_values(problem, s), DEFAULT) for s in far)
        assert rank(one.values, DEFAULT) == best
        known.append(one.solution)
    left = [s for s in everything if all(meetings_apart(s, k) >= distance for k in known)]
    assert several.complete == (len(known) < 3)
    assert not several.complete or not left


def test_a_whole_event_has_others_as_good_in_the_aims_asked_for() -> None:
    event = random_problem(visitors=60, hosts=8, slots=8, requests=240, seats=1, seed=4)
    tiers = ("fairness", "first_choices", "satisfaction")
    with slow():
        result = solve(event, time_limit=2, deterministic=True, tiers=tiers)
        several = alternatives(event, result, distance=30, time_limit=4, deterministic=True)
    assert result.status == "optimal"
    assert len(several.found) == 3
    assert len({tuple(one.values.values()) for one in several.found}) == 1
    assert all(apart >= 30 for one in several.found for apart in one.apart)
    assert all(one.proven for one in several.found)
    assert not several.complete


def test_where_all_is_settled_there_is_one_timetable_and_no_other() -> None:
    problem = all_held(grid(1, 1, 1))
    result = solve(problem, time_limit=20)
    several = alternatives(problem, result, time_limit=20)
    assert (len(several.found), several.complete) == (1, True)


def test_what_is_given_up_for_being_different_is_as_little_as_possible() -> None:
    """Of two visitors in one slot the second is worth less, in points however large."""
    problem = grid(2, 1, 1)
    one, other = problem.candidates
    problem = worth(replace(problem, candidates=(replace(one, score_a=3), other)), FACTOR)
    result = solve(problem, time_limit=20)
    found = alternatives(problem, result, distance=2, time_limit=20).found
    assert [a.values["satisfaction"] for a in found] == [(3 * FACTOR,), (FACTOR,)]
    assert all(a.proven for a in found)


def test_nothing_to_differ_from_and_numbers_below_one_are_refused() -> None:
    problem = grid(1, 1, 1)
    result = solve(problem, time_limit=20)
    with pytest.raises(ValueError, match="no timetable"):
        alternatives(problem, replace(result, solution=None))
    for count, distance in ((0, 1), (1, 0)):
        with pytest.raises(ValueError, match="at least 1"):
            alternatives(problem, result, count=count, distance=distance)
