"""A problem as arrays."""

from dataclasses import replace

from scheduler import Party
from scheduler.data.domain import domain_of
from tests.scheduler.events import grid


def test_a_party_without_capacity_has_no_meeting_to_start() -> None:
    problem = replace(grid(1, 1, 1), parties=(Party("v0"), Party("h0", capacity=0)))
    assert not domain_of(problem).starts.any()
