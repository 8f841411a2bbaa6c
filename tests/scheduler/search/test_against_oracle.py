"""Every claim about small problems against exhaustive search (see `tests.scheduler.campaign`)."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import Candidate, Party, Pool, Problem, solve
from scheduler.model.tiers import DEFAULT
from scheduler.verify.feasibility import check
from tests.scheduler.campaign import LEAN, lean
from tests.scheduler.events import grid
from tests.scheduler.oracle import best_values
from tests.scheduler.strategies import any_pairs, two_sided
from tests.scheduler.verified import certified


def assert_as_good_as_exhaustive(problem: Problem, tiers: tuple[str, ...] = DEFAULT) -> None:
    result = solve(problem, time_limit=20, workers=1, tiers=tiers)
    truth = best_values(problem, tiers)
    assert result.status == ("infeasible" if truth is None else "optimal")
    if truth is None:
        assert result.solution is None
        assert result.reasons
        return
    assert result.solution is not None
    assert check(problem, result.solution) == []
    assert tuple(report.value for report in result.tiers) == truth
    assert certified(problem, result).holds


@LEAN
@given(two_sided(plain=True))
def test_plain_two_sided_problems_are_solved_to_the_optimum_of_every_tier(problem: Problem) -> None:
    assert_as_good_as_exhaustive(problem)


@LEAN
@given(two_sided(plain=False))
def test_two_sided_problems_with_side_constraints_are_solved_to_the_optimum(
    problem: Problem,
) -> None:
    assert_as_good_as_exhaustive(problem)


@LEAN
@given(any_pairs())
def test_problems_with_any_pairs_are_solved_to_the_optimum(problem: Problem) -> None:
    assert_as_good_as_exhaustive(problem)


@lean(30)
@given(two_sided(plain=False, most=4), st.permutations(DEFAULT))
def test_tiers_in_any_order_are_solved_to_the_optimum(
    problem: Problem, tiers: Sequence[str]
) -> None:
    assert_as_good_as_exhaustive(problem, tuple(tiers))


def test_unknown_tiers_are_refused() -> None:
    with pytest.raises(ValueError, match="tiers: each of fairness"):
        solve(Problem((), (), ()), time_limit=1, tiers=("speed",))


def test_a_choice_that_falls_short_of_the_flows_bound_frees_the_tiers_after_it() -> None:
    """The pool is no limit to the flow, which then bounds first choices given too much fairness."""
    problem = grid(2, 2, 1, min_meetings=1)
    longer = Candidate("v0h2", "v0", "h2", fixed=0, length=2)
    first = replace(problem.candidates[1], score_a=0, rank_b=1)
    others = (replace(problem.candidates[i], score_a=0) for i in (0, 3))
    assert_as_good_as_exhaustive(
        replace(
            problem,
            parties=(*problem.parties, Party("v2", side="visitor"), Party("h2", side="host")),
            candidates=(longer, *others, Candidate("v2h2", "v2", "h2"), first),
            pools=(Pool("hall", 1),),
        )
    )
