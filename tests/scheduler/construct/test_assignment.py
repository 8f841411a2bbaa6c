"""Assignment of candidates to slots, one slot after another."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scheduler.construct.assignment import assign_slots
from scheduler.data.domain import domain_of
from scheduler.relax.network import network_of
from scheduler.verify.feasibility import check
from tests.scheduler.campaign import LEAN
from tests.scheduler.clocks import calm
from tests.scheduler.events import grid


@LEAN
@given(st.integers(1, 9), st.integers(0, 100))
def test_a_full_grid_is_always_assigned(size: int, seed: int) -> None:
    """König: as many slots as meetings of every party suffice, with no slot to spare."""
    domain = domain_of(grid(size, size, size))
    everything = np.ones(size * size, np.bool_)
    network = network_of(domain)
    assert network is not None
    partial = assign_slots(domain, network, everything, seed, calm())
    assert len(partial.placed) == size * size
    assert check(domain.problem, partial.solution()) == []
