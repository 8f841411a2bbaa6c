"""Breaks and idle slots of a timetable."""

from dataclasses import replace

from scheduler import Placement
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from tests.scheduler.events import grid, slots


def test_breaks_are_counted_over_lunch_and_gaps_once_whatever_their_length() -> None:
    problem = replace(grid(1, 3, 5), slots=slots(5, lunch_after=4))
    partial = PartialTimetable(domain_of(problem))
    for row, slot in enumerate((0, 3, 4)):
        partial.place(row, Placement(slot))
    assert tier_values(problem, partial.solution())["compactness"] == (2, 2)
