"""Scores are solved in the largest unit that divides all, and everything is said in their own."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler import Observer, Problem, Progress, Result, solve
from scheduler.model.generate import random_problem
from scheduler.model.solution import DayPrices
from tests.scheduler.campaign import lean
from tests.scheduler.clocks import slow
from tests.scheduler.events import grid
from tests.scheduler.strategies import any_pairs, two_sided
from tests.scheduler.verified import certified

FACTOR = 10**7


def worth(problem: Problem, factor: int) -> Problem:
    """The problem with every score so many times as large."""
    candidates = (
        replace(c, score_a=c.score_a * factor, score_b=c.score_b * factor)
        for c in problem.candidates
    )
    return replace(problem, candidates=tuple(candidates))


def values(result: Result) -> dict[str, tuple[int, ...]]:
    return {tier.name: tier.value for tier in result.tiers}


@lean(20)
@given(two_sided(plain=False) | any_pairs(most=4), st.sampled_from([2, 7, FACTOR]))
def test_larger_points_change_nothing_but_the_number_of_points(
    problem: Problem, factor: int
) -> None:
    plain, large = (solve(worth(problem, n), time_limit=20, workers=1) for n in (1, factor))
    assert plain.status == large.status
    found, expected = values(large), values(plain)
    if expected:
        expected["satisfaction"] = (expected["satisfaction"][0] * factor,)
    assert found == expected
    assert certified(worth(problem, factor), large).holds


def test_what_is_owed_to_satisfaction_is_priced_in_points_that_divide_every_score() -> None:
    """Long meetings leave satisfaction short of the flows, so that prices owe something to it."""
    event = random_problem(visitors=20, hosts=3, slots=8, requests=60, seats=1, seed=5)
    longer = tuple(replace(c, length=1 if row % 3 else 2) for row, c in enumerate(event.candidates))
    problem = replace(event, candidates=longer)
    with slow():
        plain, large = (
            solve(worth(problem, n), time_limit=2, deterministic=True) for n in (1, FACTOR)
        )
    assert plain.solution == large.solution
    one, other = (result.tiers[3] for result in (plain, large))
    assert (one.bound, one.failure) == (other.bound, other.failure) == (other.bound, "")
    assert isinstance(other.witness, DayPrices)
    assert other.witness.unit == FACTOR
    verdict = certified(worth(problem, FACTOR), large)
    assert verdict.holds
    unlike = replace(other, witness=replace(other.witness, unit=FACTOR + 1))
    forged = replace(large, tiers=(*large.tiers[:3], unlike, large.tiers[4]))
    assert certified(worth(problem, FACTOR), forged).verdict == "false"


def test_observers_are_told_the_points_of_the_problem() -> None:
    told: list[Progress] = []

    class Recorder(Observer):
        def improved(self, progress: Progress) -> None:
            told.append(progress)

    result = solve(worth(grid(3, 3, 3), FACTOR), time_limit=20, observer=Recorder())
    last = [progress for progress in told if progress.tier == "satisfaction"][-1]
    assert result.tiers[2].value == (9 * FACTOR,)
    assert last.bound == (9 * FACTOR,)
