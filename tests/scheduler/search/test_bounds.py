"""Bounds of a solve with pools, shared tables and longer meetings."""

import random
from dataclasses import replace

import pytest

from scheduler import Pool, Problem, Result, Table, solve
from scheduler.model.generate import random_problem
from scheduler.model.tiers import FLOW_TIERS
from scheduler.verify.certificate import certify

EVENT = random_problem(visitors=278, hosts=28, slots=10, requests=1100, seats=2, seed=1)


def under(hosts: range) -> frozenset[str]:
    return frozenset(c.id for c in EVENT.candidates if c.b in {f"h{host}" for host in hosts})


def proven(problem: Problem) -> Result:
    result = solve(problem, time_limit=20, tiers=FLOW_TIERS)
    assert result.status == "optimal"
    assert certify(problem, result).holds
    return result


@pytest.mark.parametrize(
    "limited",
    [
        replace(EVENT, pools=(Pool("hall", 45),)),
        replace(EVENT, tables=tuple(Table(f"t{i}") for i in range(45))),
        replace(
            EVENT,
            pools=(
                Pool("hall", 45),
                Pool("wing", 20, under(range(14))),
                Pool("corner", 3, under(range(2))),
                Pool("hour", 1, frozenset(sorted(under(range(1)))[:40])),
            ),
        ),
    ],
    ids=["one pool", "shared tables", "nested pools"],
)
def test_limits_that_bind_are_proven_by_a_witness(limited: Problem) -> None:
    free, result = proven(EVENT), proven(limited)
    assert [tier.basis for tier in certify(limited, result).tiers] == ["witness"] * 3
    assert result.tiers[0].value < free.tiers[0].value
    assert {tier.method for tier in result.tiers} == {"slot flows"}


def test_longer_meetings_in_a_crowded_hall_are_proven_by_the_solver_alone() -> None:
    dice = random.Random(5)
    problem = replace(
        EVENT,
        candidates=tuple(
            replace(c, length=2 if dice.random() < 0.1 else 1) for c in EVENT.candidates
        ),
        pools=(Pool("hall", 45),),
    )
    result = proven(problem)
    assert "solver" in {tier.basis for tier in certify(problem, result).tiers}


def test_limits_that_cross_are_met_by_the_pairs_that_a_mip_has_selected() -> None:
    """Two halves of all meetings, drawn by lot, share a hall; no assignment slot by slot fits."""
    dice = random.Random(3)
    event = random_problem(visitors=80, hosts=12, slots=8, requests=320, seats=2, seed=3)
    ids = [candidate.id for candidate in event.candidates]
    halves = (frozenset(dice.sample(ids, len(ids) // 2)) for _ in range(2))
    problem = replace(
        event,
        pools=(Pool("hall", 20), *(Pool(f"half {n}", 7, half) for n, half in enumerate(halves))),
    )
    result = proven(problem)
    assert result.tiers[0].method == "CP-SAT on the optimal face"
