"""Bounds of the tiers on the relaxation."""

from dataclasses import replace

from scheduler.data.domain import domain_of
from scheduler.model.tiers import DEFAULT
from scheduler.relax.lexicographic import relax
from tests.scheduler.events import grid, slots


def test_breaks_that_no_timetable_avoids_are_part_of_the_bound() -> None:
    """A host with a meeting in every slot has a break at lunch, which the bound counts."""
    problem = replace(grid(4, 1, 4), slots=slots(4, lunch_after=2))
    assert relax(domain_of(problem), DEFAULT).bounds["compactness"] == (1, 0)
