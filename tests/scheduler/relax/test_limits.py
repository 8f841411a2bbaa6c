"""Pools, shared tables and longer meetings are part of the bounds and of the construction."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from scheduler import Pool, Problem, Result, Table, solve
from scheduler.certify.certificate import certify
from scheduler.data.domain import domain_of
from scheduler.model.generate import random_problem
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.network import network_of
from tests.scheduler.campaign import LEAN
from tests.scheduler.events import grid, with_tables
from tests.scheduler.strategies import two_sided

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


def test_longer_meetings_in_a_crowded_hall_are_proven_on_the_solvers_word() -> None:
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


def test_nested_sets_form_a_forest_and_crossing_ones_are_left_out() -> None:
    problem = replace(
        grid(2, 3, 2),
        pools=(
            Pool("all", 1),
            Pool("two hosts", 1, frozenset({"v0h0", "v1h0", "v0h1", "v1h1"})),
            Pool("one meeting", 0, frozenset({"v0h0"})),
            Pool("a visitor", 1, frozenset({"v0h0", "v0h1", "v0h2"})),
        ),
    )
    domain = domain_of(problem)
    network = network_of(domain)
    assert network is not None
    parties, host = len(problem.parties), problem.party_index
    everything, hosts, one, crossing = range(parties, parties + 4)
    assert network.limits.nonzero()[0].tolist() == [everything, hosts, one]
    assert not network.used[crossing]
    assert network.above[everything] == network.hub
    assert network.above[hosts] == everything
    assert network.above[one] == host["h0"]
    assert network.above[[host["h0"], host["h1"], host["h2"]]].tolist() == [
        hosts,
        hosts,
        everything,
    ]
    assert network.entry[problem.candidate_index["v0h0"]] == one


@LEAN
@given(two_sided(plain=False))
def test_every_meeting_passes_the_limits_it_is_under(problem: Problem) -> None:
    """On its way to the hub a meeting passes exactly the network's limits that contain it."""
    domain = domain_of(problem)
    network = network_of(domain)
    assert network is not None
    parties = len(problem.parties)
    for row in range(len(problem.candidates)):
        passed = []
        node = int(network.entry[row])
        while node != network.hub:
            passed.append(node)
            node = int(network.above[node])
        under = np.flatnonzero(domain.limits.members[:, row] & network.limits[parties:]) + parties
        assert sorted(node for node in passed if node >= parties) == under.tolist()
        assert sum(node < parties for node in passed) == 1


def test_a_limit_that_never_binds_is_none() -> None:
    assert len(domain_of(replace(grid(2, 2, 2), pools=(Pool("hall", 4),))).limits.room) == 0
    roomy = with_tables(grid(2, 2, 2), Table("t", seats=4))
    assert len(domain_of(roomy).limits.room) == 0


def test_limits_that_cross_are_met_by_the_pairs_that_a_mip_has_chosen() -> None:
    """Two halves of all meetings, drawn by lot, share a hall; no walk through the slots fits."""
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
