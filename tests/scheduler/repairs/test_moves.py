"""Moves of one meeting against trying every timetable."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler import Lock, Placement, Problem, Solution, Table
from scheduler.data.metrics import tier_values
from scheduler.repairs.moves import Displaced, Move, possible_moves
from scheduler.repairs.stability import Freeze
from scheduler.verify.feasibility import check
from tests.scheduler.events import grid, with_tables
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import any_pairs


def at(moves: Sequence[Move], slot: int, table: str | None = None) -> Move:
    return next(move for move in moves if (move.slot, move.table) == (slot, table))


def test_a_free_place_costs_only_the_parties_of_the_meeting() -> None:
    moves = possible_moves(grid(1, 1, 2), Solution({"v0h0": Placement(0)}), "v0h0")
    assert at(moves, 0).refused == "held_here"
    assert at(moves, 1).displaced == ()
    assert at(moves, 1).people == ("v0", "h0")
    assert at(moves, 1).change["satisfaction"] == (0,)


def test_a_meeting_in_the_way_moves_where_it_can() -> None:
    solution = Solution({"v0h0": Placement(0)})
    [first, second] = possible_moves(grid(2, 1, 2), solution, "v1h0")
    assert first.displaced == (Displaced("v0h0", Placement(0), Placement(1)),)
    assert first.people == ("v0", "h0")
    assert second.displaced == ()
    assert second.people == ()
    assert second.change["fairness"] == (1,)


def test_a_meeting_in_the_way_is_lost_where_nothing_else_is_free() -> None:
    [move] = possible_moves(grid(2, 1, 1), Solution({"v0h0": Placement(0)}), "v1h0")
    assert move.displaced == (Displaced("v0h0", Placement(0), None),)
    assert move.change["fairness"] == (0,)


def test_where_nothing_may_be_lost_a_meeting_in_the_way_pushes_another_on() -> None:
    # v1 cannot come in slot 0, so it must push v2 there.
    problem = with_tables(grid(3, 1, 3), Table("a", "h0"))
    solution = Solution(
        {"v0h0": Placement(0, "a"), "v1h0": Placement(1, "a"), "v2h0": Placement(2, "a")}
    )
    away = replace(problem.parties[1], available=frozenset({1, 2}))
    problem = replace(problem, parties=(problem.parties[0], away, *problem.parties[2:]))
    moves = possible_moves(problem, solution, "v0h0", keep=True)
    kept = at(moves, 1, "a")
    assert kept.refused is None
    assert kept.displaced == (
        Displaced("v1h0", Placement(1, "a"), Placement(2, "a")),
        Displaced("v2h0", Placement(2, "a"), Placement(0, "a")),
    )


def test_a_place_that_costs_a_meeting_is_refused_and_says_which() -> None:
    solution = Solution({"v0h0": Placement(0)})
    [move] = possible_moves(grid(2, 1, 1), solution, "v1h0", keep=True)
    assert move.refused == "costs_a_meeting"
    assert move.displaced == (Displaced("v0h0", Placement(0), None),)


def test_every_table_is_a_place_of_its_own() -> None:
    problem = with_tables(
        grid(1, 1, 1), Table("a", "h0"), Table("b", "h0"), Table("c", "h0", available=frozenset())
    )
    moves = possible_moves(problem, Solution({"v0h0": Placement(0, "a")}), "v0h0")
    assert at(moves, 0, "a").refused == "held_here"
    assert at(moves, 0, "b").refused is None
    assert at(moves, 0, "c").refused == "table_closed"


def test_locked_meetings_do_not_give_way() -> None:
    problem = replace(grid(2, 1, 1), locks=(Lock("v0h0", 0),))
    [move] = possible_moves(problem, Solution({"v0h0": Placement(0)}), "v1h0")
    assert move.refused == "others_fixed"


def test_frozen_slots_are_not_touched() -> None:
    solution = Solution({"v0h0": Placement(0), "v1h0": Placement(1)})
    moves = possible_moves(grid(2, 1, 3), solution, "v1h0", freeze=Freeze(frozenset({0})))
    assert at(moves, 0).refused == "not_allowed"
    assert at(moves, 2).refused is None


def test_an_unknown_candidate_and_a_broken_timetable_are_refused() -> None:
    with pytest.raises(ValueError, match="'x' does not exist"):
        possible_moves(grid(), Solution(), "x")
    with pytest.raises(ValueError, match="not feasible"):
        possible_moves(grid(), Solution({"v0h0": Placement(9)}), "v0h0")


@st.composite
def drags(draw: st.DrawFn) -> tuple[Problem, Solution | None, str]:
    problem = replace(draw(any_pairs(most=4)), spread=None)
    found = sorted(
        solutions(problem), key=lambda s: (-len(s.placements), sorted(s.placements.items()))
    )[:5]
    solution = draw(st.sampled_from(found)) if found else None
    candidate = draw(st.sampled_from([c.id for c in problem.candidates]))
    return problem, solution, candidate


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drags())
def test_every_move_leads_to_a_timetable_as_it_says_and_displaces_the_fewest(
    drag: tuple[Problem, Solution | None, str],
) -> None:
    problem, solution, candidate = drag
    if solution is None:
        return
    every = list(solutions(problem))
    now = tier_values(problem, solution)
    fixed = {lock.candidate for lock in problem.locks}
    for move in possible_moves(problem, solution, candidate):
        place = Placement(move.slot, move.table)
        truth = [
            sum(
                other.placements.get(c) != where
                for c, where in solution.placements.items()
                if c != candidate
            )
            for other in every
            if other.placements.get(candidate) == place
            and all(solution.placements[c] == other.placements[c] for c in fixed - {candidate})
        ]
        if move.refused == "held_here":
            assert solution.placements[candidate] == place
            continue
        if move.refused is not None:
            assert not truth or candidate in fixed
            continue
        after = {**solution.placements, candidate: place}
        for gone in move.displaced:
            assert solution.placements[gone.candidate] == gone.before
            del after[gone.candidate]
            if gone.after is not None:
                after[gone.candidate] = gone.after
        assert not check(problem, Solution(after))
        assert len(move.displaced) == min(truth)
        values = tier_values(problem, Solution(after))
        for tier, change in move.change.items():
            assert tuple(a - b for a, b in zip(values[tier], now[tier], strict=True)) == change


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drags())
def test_where_nothing_may_be_lost_every_move_keeps_every_meeting(
    drag: tuple[Problem, Solution | None, str],
) -> None:
    problem, solution, candidate = drag
    if solution is None:
        return
    moves = possible_moves(problem, solution, candidate, keep=True)
    assert moves == possible_moves(problem, solution, candidate, keep=True)
    for move in moves:
        if move.refused is not None:
            continue
        gone = {one.candidate: one for one in move.displaced}
        assert all(solution.placements[name] == one.before for name, one in gone.items())
        moved = {name: one.after for name, one in gone.items() if one.after is not None}
        assert moved.keys() == gone.keys()
        after = {**solution.placements, **moved, candidate: Placement(move.slot, move.table)}
        assert not check(problem, Solution(after))
