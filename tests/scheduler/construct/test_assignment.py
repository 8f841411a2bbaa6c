"""Walking the slots, alternating chains and local search, each by itself."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scheduler import Lock, Party, Placement
from scheduler.budget.clock import Clock
from scheduler.certify.feasibility import check
from scheduler.compact.annealing import Annealing
from scheduler.construct.assignment import assign_slots
from scheduler.construct.completion import complete
from scheduler.construct.kempe import place_leftovers
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.generate import random_problem
from scheduler.model.problem import Problem
from scheduler.model.tiers import DEFAULT
from scheduler.relax.lexicographic import relax
from scheduler.relax.network import network_of
from tests.scheduler.campaign import LEAN
from tests.scheduler.events import grid, slots
from tests.scheduler.oracle import DUTIES
from tests.scheduler.strategies import any_pairs


def calm() -> Clock:
    """A clock that has just started and leaves all the time there is."""
    return Clock(limit=60, stop=lambda: False)


@LEAN
@given(st.integers(1, 9), st.integers(0, 100))
def test_a_full_grid_is_always_laid_out(size: int, seed: int) -> None:
    """König: as many slots as meetings of every party suffice, with no slot to spare."""
    domain = domain_of(grid(size, size, size))
    everything = np.ones(size * size, np.bool_)
    network = network_of(domain)
    assert network is not None
    board = assign_slots(domain, network, everything, seed, calm())
    assert len(board.placed) == size * size
    assert check(domain.problem, board.solution()) == []


def test_an_alternating_chain_makes_room() -> None:
    """v1h1 blocks both parties of v0h1 and v1h0 until v0h0 and v1h1 stand in one slot."""
    problem = grid(2, 2, 2)
    board = PartialTimetable(domain_of(problem))
    row = problem.candidate_index
    board.place(row["v0h0"], Placement(0))
    board.place(row["v1h1"], Placement(1))
    assert place_leftovers(board, [row["v0h1"], row["v1h0"]], calm()) == []
    assert len(board.placed) == 4
    assert check(problem, board.solution()) == []


def test_a_chain_never_moves_a_locked_meeting() -> None:
    problem = replace(grid(2, 2, 2), locks=(Lock("v0h0", 0), Lock("v1h1", 1)))
    board = PartialTimetable(domain_of(problem))
    row = problem.candidate_index
    board.place(row["v0h0"], Placement(0))
    board.place(row["v1h1"], Placement(1))
    assert place_leftovers(board, [row["v0h1"]], calm()) == [row["v0h1"]]
    assert board.placed[row["v0h0"]].slot == 0
    assert board.placed[row["v1h1"]].slot == 1


@LEAN
@given(any_pairs())
def test_filling_and_settling_break_nothing_but_duties(problem: Problem) -> None:
    board = PartialTimetable(domain_of(problem))
    complete(board, calm())
    place_leftovers(
        board, [r for r in range(len(problem.candidates)) if r not in board.placed], calm()
    )
    found = {violation.code for violation in check(problem, board.solution())}
    assert found <= DUTIES


@LEAN
@given(any_pairs(), st.integers(0, 5))
def test_local_search_breaks_nothing_and_never_makes_days_worse(
    problem: Problem, seed: int
) -> None:
    domain = domain_of(problem)
    board = PartialTimetable(domain)
    complete(board, calm())
    before = tier_values(problem, board.solution(), domain)
    codes = {violation.code for violation in check(problem, board.solution())} - {"uneven_breaks"}
    Annealing(board, seed).run(calm(), 200, lambda _: False, lambda _: None)
    after = tier_values(problem, board.solution(), domain)
    found = {violation.code for violation in check(problem, board.solution())}
    assert found - {"uneven_breaks"} == codes
    assert after["compactness"] <= before["compactness"]
    for tier in ("fairness", "first_choices", "satisfaction", "host_balance"):
        assert after[tier] == before[tier]


def test_local_search_closes_a_gap() -> None:
    """One visitor with meetings in slots 0 and 2 of a morning, both hosts free in slot 1."""
    problem = grid(1, 2, 3)
    board = PartialTimetable(domain_of(problem))
    board.place(0, Placement(0))
    board.place(1, Placement(2))
    Annealing(board, 0).run(calm(), 500, lambda _: False, lambda _: None)
    assert tier_values(problem, board.solution())["compactness"] == (0, 0)


def test_breaks_are_counted_over_lunch_and_gaps_once_whatever_their_length() -> None:
    problem = replace(grid(1, 3, 5), slots=slots(5, lunch_after=4))
    board = PartialTimetable(domain_of(problem))
    for row, slot in enumerate((0, 3, 4)):
        board.place(row, Placement(slot))
    assert tier_values(problem, board.solution())["compactness"] == (2, 2)


def test_breaks_that_no_timetable_avoids_are_part_of_the_bound() -> None:
    """A host in demand in every slot is broken up by lunch; the bound knows."""
    problem = replace(grid(4, 1, 4), slots=slots(4, lunch_after=2))
    assert relax(domain_of(problem), DEFAULT).bounds["compactness"] == (1, 0)


def test_random_events_have_popular_hosts_and_few_absences() -> None:
    problem = random_problem(visitors=2000, hosts=20, slots=10, requests=4000, seats=2, seed=1)
    asked = np.bincount(domain_of(problem).b, minlength=len(problem.parties))[2000:]
    assert asked.max() > 2 * asked.min() > 0
    away = [10 - len(p.available) for p in problem.parties if p.available is not None]
    assert 0.02 < sum(away) / (10 * len(problem.parties)) < 0.03
    assert {len(problem.tables_of[f"h{host}"]) for host in range(20)} == {2}


def test_a_party_without_capacity_has_no_meeting_to_start() -> None:
    problem = replace(grid(1, 1, 1), parties=(Party("v0"), Party("h0", capacity=0)))
    assert not domain_of(problem).starts.any()
