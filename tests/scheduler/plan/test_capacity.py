"""Capacity by example, and its bounds against trying every timetable."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import Lock, Party, Problem, Table
from scheduler.model.generate import random_problem
from scheduler.plan.capacity import capacity, capacity_grid, table_values
from scheduler.plan.scenario import Scenario, changed
from tests.scheduler.events import grid, with_tables
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import any_pairs, two_sided


def test_a_point_says_what_can_be_held_and_by_whom() -> None:
    point = capacity(grid(3, 1, 2))
    assert (point.room, point.bound, point.achieved) == (2, 2, 2)
    assert point.served_bound == point.served == (2,)


def test_the_grid_has_a_point_for_every_combination_in_order() -> None:
    points = capacity_grid(grid(4, 1, 1), more_tables=(0, 1), slots=(1, 2))
    assert [(p.scenario.more_tables, p.scenario.slots, p.bound) for p in points] == [
        (0, 1, 1),
        (0, 2, 2),
        (1, 1, 2),
        (1, 2, 4),
    ]
    assert all(point.achieved == point.bound for point in points)


def test_tables_and_seats_carry_the_capacity_of_their_host() -> None:
    problem = with_tables(grid(4, 1, 1), Table("a", "h0"), Table("b", "h0", seats=2))
    problem = replace(
        problem,
        parties=tuple(replace(p, capacity=3) if p.id == "h0" else p for p in problem.parties),
    )
    assert capacity(problem).bound == 3
    assert capacity(problem, Scenario(more_tables=-1)).bound == 1
    assert capacity(problem, Scenario(more_tables=-2)).bound == 0
    assert capacity(problem, Scenario(seats=1)).bound == 2
    assert capacity(problem, Scenario(more_tables=1, seats=1)).achieved == 3


def test_more_slots_continue_the_last_session_and_everybody_is_there() -> None:
    problem = changed(grid(1, 1, 2, available=frozenset({0})), Scenario(slots=4))
    assert [slot.start for slot in problem.slots] == [0, 20, 40, 60]
    assert problem.parties[0].available == frozenset({0, 2, 3})


def test_an_event_without_slots_has_none_to_be_continued() -> None:
    problem = replace(grid(), slots=())
    assert capacity(problem).achieved == 0
    with pytest.raises(ValueError, match="without slots"):
        capacity(problem, Scenario(slots=2))


def test_promises_already_made_are_not_asked_about() -> None:
    problem = grid(2, 1, 1)
    problem = replace(problem, locks=(Lock("v0h0", 0),))
    assert capacity(problem, Scenario(slots=1)).achieved == 1


def test_a_table_is_worth_what_its_host_is_asked_for() -> None:
    before = grid(4, 1, 2)
    problem = replace(before, parties=(*before.parties, Party("idle", side="host")))
    popular, idle = table_values(problem)
    assert (popular.host, popular.meetings, popular.served) == ("h0", 2, (2,))
    assert (idle.meetings, idle.served) == (0, (0,))


@pytest.mark.parametrize("scenario", [Scenario(seats=0), Scenario(slots=0)])
def test_nothing_at_all_is_refused(scenario: Scenario) -> None:
    with pytest.raises(ValueError, match="0 is not at least 1"):
        capacity(grid(), scenario)


def test_a_realistic_event_reaches_its_bound() -> None:
    problem = random_problem(visitors=40, hosts=6, slots=8, requests=150, seats=1, seed=2)
    for more in (0, 1):
        point = capacity(problem, Scenario(more_tables=more))
        assert point.achieved == point.bound
        assert point.served == point.served_bound


def relieved(problem: Problem) -> Problem:
    return replace(
        problem,
        candidates=tuple(replace(c, mandatory=False, fixed=None) for c in problem.candidates),
        parties=tuple(replace(p, required_meetings=0) for p in problem.parties),
        locks=(),
        spread=None,
    )


@settings(max_examples=60, deadline=None)
@given(st.one_of(two_sided(plain=False, most=4), any_pairs(most=4)))
def test_no_timetable_exceeds_the_bound_and_what_is_achieved_exists(problem: Problem) -> None:
    point = capacity(problem)
    most = max(len(s.placements) for s in solutions(relieved(problem)))
    assert point.achieved <= most <= point.bound


@settings(max_examples=40, deadline=None)
@given(two_sided(plain=True, most=5))
def test_values_of_tables_are_the_differences_of_the_bounds(problem: Problem) -> None:
    base = capacity(problem)
    for value in table_values(problem):
        more = replace(
            problem,
            parties=tuple(
                replace(p, capacity=2 * p.capacity) if p.id == value.host else p
                for p in problem.parties
            ),
        )
        after = capacity(more)
        assert value.meetings == after.bound - base.bound >= 0
        assert sum(value.served) == sum(after.served_bound) - sum(base.served_bound)
