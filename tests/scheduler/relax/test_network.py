"""Limits in the network of a two-sided problem."""

from dataclasses import replace

import numpy as np
from hypothesis import given

from scheduler import Pool, Problem
from scheduler.data.domain import domain_of
from scheduler.relax.network import network_of
from tests.scheduler.campaign import LEAN
from tests.scheduler.events import grid
from tests.scheduler.strategies import two_sided


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
