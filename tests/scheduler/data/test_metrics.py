"""Breaks and idle slots of a timetable."""

from dataclasses import replace

from scheduler import Model, Placement, solve
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from tests.scheduler.clocks import slow
from tests.scheduler.events import grid, slots


def test_breaks_are_counted_over_lunch_and_gaps_once_whatever_their_length() -> None:
    problem = replace(grid(1, 3, 5), slots=slots(5, lunch_after=4))
    partial = PartialTimetable(domain_of(problem))
    for row, slot in enumerate((0, 3, 4)):
        partial.place(row, Placement(slot))
    assert tier_values(problem, partial.solution())["compactness"] == (2, 2)


def test_a_night_is_no_break_though_gaps_within_either_day_are() -> None:
    two_days = tuple(replace(slot, day=int(slot.id >= "s3")) for slot in slots(6))
    problem = replace(grid(1, 4, 6), slots=two_days)
    partial = PartialTimetable(domain_of(problem))
    for row, slot in enumerate((0, 2, 3, 5)):
        partial.place(row, Placement(slot))
    assert tier_values(problem, partial.solution())["compactness"] == (6 - 4, 1 + 1)


def test_who_can_come_at_the_end_of_a_day_and_the_start_of_the_next_has_no_break_between() -> None:
    event = (
        Model()
        .slots(2, start="13:00", minutes=30)
        .slots(2, start="09:00", minutes=30, day=1)
        .host("bank", available=[1])
        .host("bulog", available=[2, 3])
        .visitor("desa", min_meetings=2)
        .request("desa", "bank")
        .request("desa", "bulog")
    )
    with slow():
        result = solve(event.problem(), time_limit=20, deterministic=True)
    breaks = next(tier for tier in result.tiers if tier.name == "compactness")
    assert (breaks.value, breaks.proven) == ((0, 0), True)
