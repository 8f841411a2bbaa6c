"""Forged results that look right in every other respect are found out."""

from dataclasses import replace

import pytest

from scheduler import Candidate, Party, Placement, Pool, Prices, Problem, Result, Solution, solve
from scheduler.data.metrics import tier_values
from scheduler.model.reasons import Reason
from scheduler.model.solution import TierReport
from scheduler.model.tiers import DEFAULT
from scheduler.verify.certificate import certify
from tests.scheduler.events import all_held, grid, slots
from tests.scheduler.verified import independent_verdict

EASY = grid(3, 2, 3)
STAR = Problem(
    slots=slots(2),
    parties=(
        *(Party(visitor, side="visitor", min_meetings=2) for visitor in "abcd"),
        *(Party(f"h{number}", side="host") for number in range(7)),
    ),
    candidates=(
        Candidate("a", "a", "h0", allowed=frozenset({1})),
        *(Candidate(f"{v}1", v, f"h{n}", allowed=frozenset({0})) for n, v in enumerate("bcd", 1)),
        *(Candidate(f"{v}2", v, f"h{n}", allowed=frozenset({1})) for n, v in enumerate("bcd", 4)),
    ),
    pools=tuple(Pool(v, 1, frozenset({"a", f"{v}2"})) for v in "bcd"),
)
"""Three pools cross in one meeting: it can be held, or three others can."""


@pytest.fixture(scope="module")
def easy() -> Result:
    return solve(EASY, time_limit=20, workers=1)


def claimed(problem: Problem, solution: Solution, tiers: tuple[str, ...]) -> Result:
    """A result that says of a solution that all of these tiers are optimal, without a witness."""
    values = tier_values(problem, solution)
    honest = solve(problem, time_limit=20, workers=1, tiers=tiers)
    return replace(
        honest,
        status="optimal",
        solution=solution,
        tiers=tuple(
            TierReport(name, values[name], values[name], 0.0, True, 0.0, "word") for name in tiers
        ),
    )


def test_fairness_is_not_proven_by_prices_of_limits_that_cross() -> None:
    honest = solve(STAR, time_limit=20, workers=1, tiers=("fairness",))
    assert honest.tiers[0].value == (4, 0)
    held = {f"{v}{n}": Placement(n - 1) for v in "bcd" for n in (1, 2)}
    forged = claimed(STAR, Solution(held), ("fairness",))
    prices = Prices((2, 1, 1, 1, *[0] * 7, -1, -1, -1))
    forged = replace(forged, tiers=(replace(forged.tiers[0], witness=prices),))
    assert forged.tiers[0].value == (3, 3)
    assert certify(STAR, forged).verdict == "word"
    assert independent_verdict(STAR, forged) == "word"


def test_infeasible_is_not_believed_of_a_problem_that_has_a_timetable() -> None:
    for problem in (EASY, all_held(EASY)):
        honest = solve(problem, time_limit=20, workers=1)
        forged = replace(
            honest, status="infeasible", solution=None, tiers=(), reasons=(Reason("clash_unnamed"),)
        )
        assert certify(problem, forged).verdict == "false"
        assert independent_verdict(problem, forged) == "false"


def test_infeasible_is_proven_where_no_timetable_exists() -> None:
    crowded = all_held(grid(3, 2, 2))
    result = solve(crowded, time_limit=20, workers=1)
    assert result.status == "infeasible"
    assert certify(crowded, result).verdict == "proven"


def test_infeasible_with_a_timetable_is_false(easy: Result) -> None:
    assert not certify(EASY, replace(easy, status="infeasible")).holds


@pytest.mark.parametrize("count", [0, 1, 4])
def test_optimal_needs_all_tiers_that_were_asked_for(easy: Result, count: int) -> None:
    for asked in (easy.asked, ()):
        forged = replace(easy, tiers=easy.tiers[:count], asked=asked)
        assert certify(EASY, forged).verdict == "false"


def test_the_tiers_asked_for_may_be_fewer() -> None:
    result = solve(EASY, time_limit=20, workers=1, tiers=("fairness",))
    assert result.asked == ("fairness",)
    assert certify(EASY, result).verdict == "proven"
    assert not certify(EASY, replace(result, asked=())).holds


def test_tiers_that_do_not_exist_or_come_twice_are_false(easy: Result) -> None:
    twice = (easy.tiers[0], *easy.tiers)
    names = tuple(tier.name for tier in twice)
    for asked in (easy.asked, names):
        assert not certify(EASY, replace(easy, tiers=twice, asked=asked)).holds


def test_an_empty_timetable_is_not_optimal() -> None:
    forged = claimed(EASY, Solution(), DEFAULT)
    certificate = certify(EASY, forged)
    assert certificate.verdict == "false"
    assert "fairness" in {tier.name for tier in certificate.tiers if tier.errors}


def test_a_gap_is_that_between_value_and_bound(easy: Result) -> None:
    for gap in (0.5, None, -1.0):
        tiers = (replace(easy.tiers[0], gap=gap), *easy.tiers[1:])
        assert not certify(EASY, replace(easy, tiers=tiers)).holds


def test_what_no_witness_proves_rests_on_the_solvers_word(easy: Result) -> None:
    tiers = tuple(replace(tier, witness=None) for tier in easy.tiers)
    certificate = certify(EASY, replace(easy, tiers=tiers))
    assert certificate.holds
    assert certify(EASY, easy).verdict == "proven"


def test_reasons_belong_to_what_is_infeasible(easy: Result) -> None:
    assert not certify(EASY, replace(easy, reasons=(Reason("clash_unnamed"),))).holds


def test_a_result_says_what_was_asked_and_who_answered(easy: Result) -> None:
    assert easy.asked == DEFAULT
    assert easy.limits is not None
    assert (easy.limits.seconds, easy.limits.workers) == (20, 1)
    assert set(easy.versions) == {"ortools", "titik-temu"}
