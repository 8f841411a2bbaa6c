"""The certificate holds for what the solver returns, and for nothing forged from it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import (
    Placement,
    Prices,
    Problem,
    Result,
    Solution,
    TierReport,
    Transition,
    io,
    solve,
)
from scheduler.model.generate import random_problem
from scheduler.model.solution import DayPrices
from scheduler.model.tiers import FLOW_TIERS, gap
from scheduler.verify.certificate import certify
from scheduler.verify.verifier import TierVerdict
from tests.scheduler.campaign import LEAN
from tests.scheduler.clocks import slow
from tests.scheduler.events import grid
from tests.scheduler.verified import certified


@pytest.fixture(scope="module")
def problem() -> Problem:
    return random_problem(visitors=40, hosts=6, slots=6, requests=120, seats=1, seed=5)


@pytest.fixture(scope="module")
def result(problem: Problem) -> Result:
    return solve(problem, time_limit=20, workers=1, tiers=FLOW_TIERS)


def forged(result: Result, name: str, **fields: Any) -> Result:
    """Return the result with other fields of a tier, and the gap that goes with them."""
    tiers = tuple(replace(t, **fields) if t.name == name else t for t in result.tiers)
    return replace(result, tiers=tuple(replace(t, gap=gap(t.value, t.bound)) for t in tiers))


def tier(result: Result, name: str) -> TierReport:
    return next(report for report in result.tiers if report.name == name)


def test_every_flow_tier_rests_on_its_witness(problem: Problem, result: Result) -> None:
    certificate = certify(problem, result)
    assert certificate.holds
    assert certificate.on_word == ()
    assert [verdict.basis for verdict in certificate.tiers] == ["witness"] * 3
    assert all(verdict.proven for verdict in certificate.tiers)


def test_the_chain_of_witnesses_is_needed(problem: Problem, result: Result) -> None:
    """Without the first tier's witness the second's bound is no longer given that tier."""
    certificate = certify(problem, forged(result, "fairness", witness=None))
    assert "fairness" in certificate.on_word


@pytest.mark.parametrize("name", FLOW_TIERS)
def test_a_value_that_is_not_the_solutions_is_rejected(
    problem: Problem, result: Result, name: str
) -> None:
    value = tuple(part + 1 for part in tier(result, name).value)
    assert not certify(problem, forged(result, name, value=value, bound=value)).holds


@pytest.mark.parametrize("name", FLOW_TIERS)
def test_a_bound_below_the_value_is_rejected(problem: Problem, result: Result, name: str) -> None:
    first, *rest = tier(result, name).value
    assert not certify(problem, forged(result, name, bound=(first - 1, *rest))).holds


def test_a_bound_tighter_than_its_witness_is_rejected(problem: Problem, result: Result) -> None:
    """A worse solution with the same witness cannot claim to be optimal."""
    assert result.solution is not None
    placements = dict(result.solution.placements)
    del placements[next(iter(placements))]
    worse = Solution(placements)
    honest = solve(
        replace(problem, candidates=tuple(c for c in problem.candidates if c.id in placements)),
        time_limit=20,
        tiers=FLOW_TIERS,
    )
    claim = tuple(
        replace(mine, value=theirs.value, bound=theirs.value, gap=0.0)
        for mine, theirs in zip(result.tiers, honest.tiers, strict=True)
    )
    certificate = certify(problem, replace(result, solution=worse, tiers=claim))
    assert not certificate.holds


@pytest.mark.parametrize(
    "prices", [(), (0,), (10**30,) * 46], ids=["none", "too few", "beyond exact arithmetic"]
)
def test_a_witness_that_does_not_fit_is_rejected(
    problem: Problem, result: Result, prices: tuple[int, ...]
) -> None:
    assert not certify(problem, forged(result, "satisfaction", witness=Prices(prices))).holds


@LEAN
@given(st.integers(0, 45), st.integers(-200, 200).filter(bool), st.sampled_from(FLOW_TIERS))
def test_wrong_prices_never_prove_more_than_the_truth(row: int, shift: int, name: str) -> None:
    problem = random_problem(visitors=40, hosts=6, slots=6, requests=120, seats=1, seed=5)
    result = solve(problem, time_limit=20, workers=1, tiers=FLOW_TIERS)
    witness = tier(result, name).witness
    assert isinstance(witness, Prices)
    prices = list(witness.prices)
    prices[row] += shift
    certificate = certify(problem, forged(result, name, witness=Prices(tuple(prices))))
    judged = next(verdict for verdict in certificate.tiers if verdict.name == name)
    assert judged.value == tier(result, name).value
    if not judged.errors and judged.basis == "witness":
        assert judged.bound == judged.value


def test_a_result_for_another_problem_is_rejected(problem: Problem, result: Result) -> None:
    other = replace(problem, slots=(*problem.slots[:-1], replace(problem.slots[-1], id="other")))
    assert not certify(other, result).holds


def test_optimal_needs_every_tier_proven(problem: Problem, result: Result) -> None:
    open_tier = forged(result, "satisfaction", proven=False)
    assert certify(problem, replace(open_tier, status="feasible")).holds
    assert not certify(problem, open_tier).holds


def test_a_solution_that_breaks_a_constraint_is_rejected() -> None:
    problem = grid(2, 2, 2)
    result = solve(problem, time_limit=20, workers=1)
    assert result.solution is not None
    moved = {identity: Placement(0) for identity in result.solution.placements}
    certificate = certify(problem, replace(result, solution=Solution(moved)))
    assert {violation.code for violation in certificate.violations} == {"over_capacity"}
    assert not certificate.holds


def test_values_without_a_solution_are_rejected(problem: Problem, result: Result) -> None:
    assert not certify(problem, replace(result, solution=None)).holds


def test_an_unknown_tier_is_rejected(problem: Problem, result: Result) -> None:
    speed = replace(result.tiers[0], name="speed")
    assert not certify(problem, replace(result, tiers=(speed, *result.tiers))).holds


CROWDED = random_problem(visitors=60, hosts=8, slots=8, requests=200, seats=2, seed=3)


@pytest.fixture(scope="module")
def compact() -> Result:
    with slow():
        return solve(CROWDED, time_limit=3, deterministic=True, tiers=(*FLOW_TIERS, "compactness"))


def verdict(problem: Problem, result: Result, name: str) -> TierVerdict:
    return next(tier for tier in certify(problem, result).tiers if tier.name == name)


def test_breaks_are_proven_by_prices_that_survive_writing_and_reading(compact: Result) -> None:
    read = io.load_result(io.dump_result(compact))
    assert isinstance(tier(read, "compactness").witness, DayPrices)
    assert read == compact
    judged = verdict(CROWDED, read, "compactness")
    assert not judged.errors
    assert judged.verified is not None
    assert judged.verified[0] > 0
    counted = verdict(CROWDED, forged(compact, "compactness", witness=None), "compactness")
    assert counted.verified is not None
    assert counted.verified < judged.verified


def test_what_prices_do_not_prove_rests_on_the_solvers_word(compact: Result) -> None:
    value = tier(compact, "compactness").value
    claimed = forged(compact, "compactness", bound=value, proven=True)
    without = forged(claimed, "compactness", witness=DayPrices(()))
    judged = verdict(CROWDED, without, "compactness")
    assert (judged.basis, judged.proven) == ("solver", True)
    assert judged.verified is not None
    assert judged.verified < value
    assert "compactness" in certify(CROWDED, without).on_word


@pytest.mark.parametrize(
    "witness",
    [Prices((0,)), DayPrices(((10**9, 0, 1),)), DayPrices(((0, 0, 10**30),))],
    ids=["of another kind", "of nobody", "beyond exact arithmetic"],
)
def test_prices_of_days_that_do_not_fit_are_rejected(
    compact: Result, witness: Prices | DayPrices
) -> None:
    assert not certify(CROWDED, forged(compact, "compactness", witness=witness)).holds


def test_prices_prove_that_no_host_can_be_filled_better() -> None:
    """One visitor with a single slot cannot meet both hosts, though either could be full."""
    problem = grid(1, 2, 1)
    result = solve(problem, time_limit=20, tiers=("host_balance",))
    assert tier(result, "host_balance").value == (0,)
    assert verdict(problem, result, "host_balance").basis == "witness"
    assert certify(problem, result).on_word == ()
    without = forged(result, "host_balance", witness=None)
    assert verdict(problem, without, "host_balance").verified == (10_000,)
    assert certify(problem, without).on_word == ("host_balance",)
    for prices in ((0, 0, 0), (0,), (10**30,) * 3):
        assert (
            verdict(
                problem, forged(result, "host_balance", witness=Prices(prices)), "host_balance"
            ).basis
            == "solver"
        )


def test_prices_of_nothing_are_a_witness_where_they_prove_more_than_counting() -> None:
    """A visitor who walks between halls has a break, whatever its meetings cost."""
    day = grid(1, 2, 4)
    halls = tuple(
        replace(p, zone=p.id if p.side == "host" else None, min_meetings=2) for p in day.parties
    )
    walking = replace(day, parties=halls, transition=Transition(slots=1))
    result = solve(walking, time_limit=20, workers=1)
    again = io.load_result(io.dump_result(result))
    compactness = certified(walking, again).tiers[3]
    assert (compactness.name, compactness.value) == ("compactness", (1, 1))
    assert compactness.basis == "witness"
