"""Scores are solved in the largest unit that divides all, and everything is said in their own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import Observer, Problem, Progress, Result, solve
from scheduler.data.domain import domain_of
from scheduler.model.solution import DayPrices
from scheduler.relax.degree import party_face, whole_face
from scheduler.relax.lagrangian.costs import BREAK
from scheduler.relax.lagrangian.multipliers import proven_minimum
from tests.scheduler.campaign import lean
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


@lean(12)
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


@pytest.mark.parametrize(("unit", "verdict"), [(FACTOR, "proven"), (1, "proven"), (3, "false")])
def test_what_is_owed_to_satisfaction_is_priced_in_points_that_divide_every_score(
    unit: int, verdict: str
) -> None:
    problem = worth(grid(2, 2, 3), FACTOR)
    result = solve(problem, time_limit=20, workers=1)
    *others, compactness, balance = result.tiers
    owed = (("satisfaction", 10**6 if unit > 1 else 1),)
    priced = replace(compactness, witness=DayPrices((), owed=owed, unit=unit))
    claim = replace(result, tiers=(*others, priced, balance))
    assert certified(problem, claim).verdict == verdict


@pytest.mark.parametrize("factor", [1, FACTOR])
def test_a_price_by_unit_proves_what_it_proves_of_smaller_scores(factor: int) -> None:
    """Who is there in the first and in the last of three slots has a break, or one meeting less."""
    problem = worth(grid(1, 2, 3, available=frozenset({0, 2})), factor)
    domain = domain_of(problem)
    face = party_face(domain, whole_face(domain))
    witness = DayPrices((), owed=(("satisfaction", BREAK),), unit=factor)
    for meetings, breaks in ((1, 0), (2, 1)):
        reached = {"satisfaction": (factor * meetings,)}
        assert proven_minimum(domain, face, witness, reached) == (breaks, 0)


def test_observers_are_told_the_points_of_the_problem() -> None:
    told: list[Progress] = []

    class Recorder(Observer):
        def improved(self, progress: Progress) -> None:
            told.append(progress)

    result = solve(worth(grid(3, 3, 3), FACTOR), time_limit=20, observer=Recorder())
    last = [progress for progress in told if progress.tier == "satisfaction"][-1]
    assert result.tiers[2].value == (9 * FACTOR,)
    assert last.bound == (9 * FACTOR,)
