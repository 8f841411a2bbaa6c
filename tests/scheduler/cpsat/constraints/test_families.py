"""Each constraint family by itself: one problem it leaves feasible, one it makes infeasible.

Every candidate is mandatory here, so that leaving a meeting out cannot satisfy a constraint
that binds.
"""

from dataclasses import replace
from typing import Any

import pytest

from scheduler import (
    Lock,
    Party,
    Pause,
    Pool,
    Precedence,
    Problem,
    Result,
    Table,
    Transition,
    solve,
)
from scheduler.verify.feasibility import check
from tests.scheduler.events import all_held, grid, set_party, slots, with_tables


def outcome(problem: Problem) -> Result:
    result = solve(all_held(problem), time_limit=20, workers=1)
    assert (result.status == "infeasible") == (result.solution is None)
    if result.solution is not None:
        assert check(all_held(problem), result.solution) == []
        assert len(result.solution.placements) == len(problem.candidates)
    else:
        assert result.reasons
    return result


def change(problem: Problem, candidate: str, **fields: Any) -> Problem:
    return replace(
        problem,
        candidates=tuple(
            replace(c, **fields) if c.id == candidate else c for c in problem.candidates
        ),
    )


ONE_ON_ONE = grid(visitors=1, hosts=2, count=2)
"""One visitor and two hosts: both meetings need a slot of their own."""

TORN = replace(grid(2, 2, 3), locks=(Lock("v0h0", 0), Lock("v0h1", 2)))
"""The first of two visitors has a break."""

FAMILIES = {
    "capacity": (grid(2, 2, 2), grid(3, 2, 2)),
    "capacity of more than one": (
        set_party(grid(3, 1, 2), Party("h0", capacity=2, side="host")),
        set_party(grid(3, 1, 1), Party("h0", capacity=2, side="host")),
    ),
    "availability": (
        set_party(ONE_ON_ONE, Party("h0", available=frozenset({1}), side="host")),
        set_party(ONE_ON_ONE, Party("v0", available=frozenset({1}), side="visitor")),
    ),
    "most meetings": (
        set_party(ONE_ON_ONE, Party("v0", max_meetings=2, side="visitor")),
        set_party(ONE_ON_ONE, Party("v0", max_meetings=1, side="visitor")),
    ),
    "allowed slots": (
        change(ONE_ON_ONE, "v0h0", allowed=frozenset({1})),
        change(change(ONE_ON_ONE, "v0h0", allowed=frozenset({1})), "v0h1", allowed=frozenset({1})),
    ),
    "fixed slot": (
        change(ONE_ON_ONE, "v0h0", fixed=1),
        change(change(ONE_ON_ONE, "v0h0", fixed=1), "v0h1", fixed=1),
    ),
    "length within a session": (
        change(replace(grid(1, 1), slots=slots(3, lunch_after=1)), "v0h0", length=2),
        change(replace(grid(1, 1), slots=slots(2, lunch_after=1)), "v0h0", length=2),
    ),
    "length and capacity": (
        change(grid(1, 2, 3), "v0h0", length=2),
        change(grid(1, 2, 2), "v0h0", length=2),
    ),
    "seats of a host's tables": (
        with_tables(grid(2, 1, 1, capacity=2), Table("t0", "h0"), Table("t1", "h0")),
        with_tables(grid(2, 1, 1, capacity=2), Table("t0", "h0")),
    ),
    "shared tables": (
        with_tables(grid(2, 2, 2), Table("t0", seats=2)),
        with_tables(grid(2, 2, 2), Table("t0")),
    ),
    "opening slots of a table": (
        with_tables(ONE_ON_ONE, Table("t0", "h0", available=frozenset({1}))),
        with_tables(
            ONE_ON_ONE,
            Table("t0", "h0", available=frozenset({1})),
            Table("t1", "h1", available=frozenset({1})),
        ),
    ),
    "pools": (
        replace(grid(2, 2, 2), pools=(Pool("hall", 2),)),
        replace(grid(2, 2, 2), pools=(Pool("hall", 1),)),
    ),
    "pools of some candidates": (
        replace(grid(2, 2, 2), pools=(Pool("hall", 1, frozenset({"v0h0", "v0h1"})),)),
        replace(grid(2, 2, 2), pools=(Pool("hall", 1, frozenset({"v0h0", "v1h1", "v0h1"})),)),
    ),
    "precedences": (
        replace(ONE_ON_ONE, precedences=(Precedence("v0h1", "v0h0"),)),
        replace(ONE_ON_ONE, precedences=(Precedence("v0h1", "v0h0"), Precedence("v0h0", "v0h1"))),
    ),
    "locks": (
        replace(ONE_ON_ONE, locks=(Lock("v0h1", 0),)),
        replace(ONE_ON_ONE, locks=(Lock("v0h1", 0), Lock("v0h0", 0))),
    ),
    "locked tables": (
        replace(
            with_tables(ONE_ON_ONE, Table("t0", "h0"), Table("t1", "h0")),
            locks=(Lock("v0h0", 0, "t1"),),
        ),
        replace(
            with_tables(ONE_ON_ONE, Table("t0", "h0"), Table("t1", "h1")),
            locks=(Lock("v0h0", 0, "t1"),),
        ),
    ),
    "blocks": (
        replace(ONE_ON_ONE, blocks=frozenset()),
        replace(ONE_ON_ONE, blocks=frozenset({"v0h1"})),
    ),
    "required meetings": (
        set_party(ONE_ON_ONE, Party("v0", required_meetings=2, side="visitor")),
        set_party(ONE_ON_ONE, Party("v0", required_meetings=3, side="visitor")),
    ),
    "pauses": (
        replace(grid(1, 2, 3), pauses=(Pause("v0", frozenset({0, 1, 2})),)),
        replace(grid(1, 2, 3), pauses=(Pause("v0", frozenset({0, 1, 2}), free=2),)),
    ),
    "pauses that share a slot": (
        replace(
            grid(1, 2, 3),
            pauses=(Pause("v0", frozenset({0, 1})), Pause("v0", frozenset({1, 2}))),
        ),
        replace(
            grid(1, 2, 3),
            locks=(Lock("v0h0", 1),),
            pauses=(Pause("v0", frozenset({0, 1})), Pause("v0", frozenset({1, 2}))),
        ),
    ),
    "spread of breaks": (
        replace(TORN, spread=0),
        set_party(
            replace(TORN, spread=0), Party("v1", available=frozenset({0, 1}), side="visitor")
        ),
    ),
    "transition in slots": (
        replace(
            with_tables(grid(1, 2, 3), Table("t0", "h0", zone="a"), Table("t1", "h1", zone="b")),
            transition=Transition(slots=1),
        ),
        replace(
            with_tables(grid(1, 2, 2), Table("t0", "h0", zone="a"), Table("t1", "h1", zone="b")),
            transition=Transition(slots=1),
        ),
    ),
    "transition in minutes": (
        replace(
            set_party(
                set_party(ONE_ON_ONE, Party("h0", zone="a", side="host")),
                Party("h1", zone="b", side="host"),
            ),
            slots=slots(2, lunch_after=1),
            transition=Transition(minutes=60),
        ),
        replace(
            set_party(
                set_party(ONE_ON_ONE, Party("h0", zone="a", side="host")),
                Party("h1", zone="b", side="host"),
            ),
            slots=slots(2, lunch_after=1),
            transition=Transition(minutes=61),
        ),
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_family_leaves_a_feasible_problem_feasible(family: str) -> None:
    assert outcome(FAMILIES[family][0]).status == "optimal"


@pytest.mark.parametrize("family", FAMILIES)
def test_family_makes_an_impossible_problem_infeasible(family: str) -> None:
    assert outcome(FAMILIES[family][1]).status == "infeasible"


def test_a_spread_that_duties_exceed_is_named() -> None:
    [reason] = outcome(FAMILIES["spread of breaks"][1]).reasons
    assert (reason.code, reason.params) == ("clash_over_spread", {"spread": 0})


def test_parties_on_both_sides_of_an_odd_cycle_can_all_meet() -> None:
    problem = Problem(
        slots=slots(3),
        parties=tuple(Party(f"p{i}") for i in range(3)),
        candidates=tuple(
            replace(grid(1, 1).candidates[0], id=f"{a}{b}", a=f"p{a}", b=f"p{b}")
            for a, b in ((0, 1), (1, 2), (2, 0))
        ),
    )
    assert outcome(problem).status == "optimal"
    assert outcome(replace(problem, slots=slots(2))).status == "infeasible"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (replace(ONE_ON_ONE, blocks=frozenset({"v0h1"})), "is mandatory but is blocked"),
        (set_party(ONE_ON_ONE, Party("v0", max_meetings=1)), "'v0' must hold 2 meetings"),
        (FAMILIES["locks"][1], "'v0' has 2 meetings locked to slot 0"),
        (FAMILIES["locked tables"][1], "locked to table 't1', which is neither"),
    ],
)
def test_plain_contradictions_are_named(problem: Problem, words: str) -> None:
    assert any(words in reason.text for reason in outcome(problem).reasons)
