"""Chains make room for leftovers and break nothing."""

from dataclasses import replace

from hypothesis import given

from scheduler import Lock, Placement, Problem
from scheduler.construct.completion import complete
from scheduler.construct.kempe import place_leftovers
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.verify.feasibility import check
from tests.scheduler.campaign import LEAN
from tests.scheduler.clocks import calm
from tests.scheduler.events import grid
from tests.scheduler.oracle import DUTIES
from tests.scheduler.strategies import any_pairs


def test_an_alternating_chain_makes_room() -> None:
    """v1h1 blocks both parties of v0h1 and v1h0 until v0h0 and v1h1 stand in one slot."""
    problem = grid(2, 2, 2)
    partial = PartialTimetable(domain_of(problem))
    row = problem.candidate_index
    partial.place(row["v0h0"], Placement(0))
    partial.place(row["v1h1"], Placement(1))
    assert place_leftovers(partial, [row["v0h1"], row["v1h0"]], calm()) == []
    assert len(partial.placed) == 4
    assert check(problem, partial.solution()) == []


def test_a_chain_never_moves_a_locked_meeting() -> None:
    problem = replace(grid(2, 2, 2), locks=(Lock("v0h0", 0), Lock("v1h1", 1)))
    partial = PartialTimetable(domain_of(problem))
    row = problem.candidate_index
    partial.place(row["v0h0"], Placement(0))
    partial.place(row["v1h1"], Placement(1))
    assert place_leftovers(partial, [row["v0h1"]], calm()) == [row["v0h1"]]
    assert partial.placed[row["v0h0"]].slot == 0
    assert partial.placed[row["v1h1"]].slot == 1


@LEAN
@given(any_pairs())
def test_filling_and_settling_break_nothing_but_duties(problem: Problem) -> None:
    partial = PartialTimetable(domain_of(problem))
    complete(partial, calm())
    place_leftovers(
        partial, [r for r in range(len(problem.candidates)) if r not in partial.placed], calm()
    )
    found = {violation.code for violation in check(problem, partial.solution())}
    assert found <= DUTIES
