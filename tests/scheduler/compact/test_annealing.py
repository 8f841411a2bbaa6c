"""Annealing saves breaks and changes nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from scheduler import Placement, Problem
from scheduler.compact.annealing import Annealing
from scheduler.construct.completion import complete
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.verify.feasibility import check
from tests.scheduler.campaign import LEAN
from tests.scheduler.clocks import calm
from tests.scheduler.events import grid
from tests.scheduler.strategies import any_pairs


@LEAN
@given(any_pairs(), st.integers(0, 5))
def test_local_search_breaks_nothing_and_never_makes_days_worse(
    problem: Problem, seed: int
) -> None:
    domain = domain_of(problem)
    partial = PartialTimetable(domain)
    complete(partial, calm())
    before = tier_values(problem, partial.solution(), domain)
    codes = {violation.code for violation in check(problem, partial.solution())} - {"uneven_breaks"}
    Annealing(partial, seed).run(calm(), 200, lambda _: False, lambda _: None)
    after = tier_values(problem, partial.solution(), domain)
    found = {violation.code for violation in check(problem, partial.solution())}
    assert found - {"uneven_breaks"} == codes
    assert after["compactness"] <= before["compactness"]
    for tier in ("fairness", "first_choices", "satisfaction", "host_balance"):
        assert after[tier] == before[tier]


def test_local_search_closes_a_gap() -> None:
    """One visitor with meetings in slots 0 and 2 of a morning, both hosts free in slot 1."""
    problem = grid(1, 2, 3)
    partial = PartialTimetable(domain_of(problem))
    partial.place(0, Placement(0))
    partial.place(1, Placement(2))
    Annealing(partial, 0).run(calm(), 500, lambda _: False, lambda _: None)
    assert tier_values(problem, partial.solution())["compactness"] == (0, 0)
