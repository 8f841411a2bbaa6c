"""The checker finds every corruption of a correct solution."""

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import (
    Lock,
    Pause,
    Placement,
    Pool,
    Precedence,
    Problem,
    Solution,
    Table,
    Transition,
    solve,
)
from scheduler.model.generate import random_problem
from scheduler.verify.feasibility import check
from tests.scheduler.campaign import LEAN
from tests.scheduler.events import grid, slots, with_tables
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import any_pairs

EVENT = random_problem(visitors=12, hosts=5, slots=5, requests=40, seats=1, seed=2)


def codes(problem: Problem, placements: dict[str, Placement]) -> set[str]:
    return {violation.code for violation in check(problem, Solution(placements))}


def test_no_meeting_at_all_is_feasible_without_duties() -> None:
    assert codes(grid(), {}) == set()


ZONES = with_tables(grid(1, 2, 2), Table("t0", "h0", zone="a"), Table("t1", "h1", zone="b"))

CORRUPT = [
    ("unknown_candidate", grid(), {"nobody": Placement(0)}),
    ("unknown_slot", grid(), {"v0h0": Placement(2)}),
    ("unknown_slot", grid(), {"v0h0": Placement(-1)}),
    ("unknown_table", grid(), {"v0h0": Placement(0, "t0")}),
    ("blocked", replace(grid(), blocks=frozenset({"v0h0"})), {"v0h0": Placement(0)}),
    ("over_capacity", grid(), {"v0h0": Placement(0), "v0h1": Placement(0)}),
    ("unavailable", grid(available=frozenset({1})), {"v0h0": Placement(0)}),
    ("over_maximum", grid(max_meetings=1), {"v0h0": Placement(0), "v0h1": Placement(1)}),
    ("lock_broken", replace(grid(), locks=(Lock("v0h0", 0),)), {}),
    ("lock_broken", replace(grid(), locks=(Lock("v0h0", 0),)), {"v0h0": Placement(1)}),
    ("no_table", with_tables(grid(), Table("t0", "h0")), {"v0h0": Placement(0)}),
    ("wrong_table", with_tables(grid(), Table("t0", "h0")), {"v0h1": Placement(0, "t0")}),
    (
        "table_closed",
        with_tables(grid(), Table("t0", "h0", available=frozenset({1}))),
        {"v0h0": Placement(0, "t0")},
    ),
    (
        "over_seats",
        with_tables(grid(), Table("t0")),
        {"v0h0": Placement(0, "t0"), "v1h1": Placement(0, "t0")},
    ),
    (
        "over_pool",
        replace(grid(), pools=(Pool("hall", 1),)),
        {"v0h0": Placement(0), "v1h1": Placement(0)},
    ),
    (
        "out_of_order",
        replace(grid(), precedences=(Precedence("v0h0", "v1h1"),)),
        {"v0h0": Placement(0), "v1h1": Placement(0)},
    ),
    (
        "uneven_breaks",
        replace(grid(2, 2, 3), spread=0),
        {"v0h0": Placement(0), "v0h1": Placement(2), "v1h0": Placement(1)},
    ),
    (
        "no_pause",
        replace(grid(), pauses=(Pause("v0", frozenset({0, 1})),)),
        {"v0h0": Placement(0), "v0h1": Placement(1)},
    ),
    ("under_minimum", grid(required_meetings=1), {"v0h0": Placement(0)}),
    (
        "no_time_to_walk",
        replace(ZONES, transition=Transition(slots=1)),
        {"v0h0": Placement(0, "t0"), "v0h1": Placement(1, "t1")},
    ),
]


@pytest.mark.parametrize(("code", "problem", "placements"), CORRUPT)
def test_each_kind_of_violation_is_found(
    code: str, problem: Problem, placements: dict[str, Placement]
) -> None:
    assert code in codes(problem, placements)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("mandatory_missing", {"mandatory": True}),
        ("slot_not_allowed", {"allowed": frozenset({1})}),
        ("not_at_fixed_slot", {"fixed": 1}),
        ("across_a_break", {"length": 2}),
    ],
)
def test_a_candidates_own_wishes_are_checked(code: str, fields: dict[str, Any]) -> None:
    problem = replace(grid(1, 1), slots=slots(2, lunch_after=1))
    problem = replace(problem, candidates=(replace(problem.candidates[0], **fields),))
    placements = {} if code == "mandatory_missing" else {"v0h0": Placement(0)}
    assert codes(problem, placements) == {code}


@LEAN
@given(st.data())
def test_a_meeting_moved_onto_a_busy_party_is_always_found(data: st.DataObject) -> None:
    solution = solve(EVENT, time_limit=20, workers=1, tiers=("fairness",)).solution
    assert solution is not None
    assert check(EVENT, solution) == []
    by_visitor: dict[str, list[str]] = {}
    for identity in solution.placements:
        by_visitor.setdefault(EVENT.candidates[EVENT.candidate_index[identity]].a, []).append(
            identity
        )
    busy = sorted(visitor for visitor, held in by_visitor.items() if len(held) > 1)
    one, other, *_ = by_visitor[data.draw(st.sampled_from(busy))]
    placements = dict(solution.placements)
    placements[one] = placements[one]._replace(slot=placements[other].slot)
    assert "over_capacity" in codes(EVENT, placements)


@LEAN
@given(any_pairs(most=3))
def test_whatever_the_solver_returns_is_among_all_solutions(problem: Problem) -> None:
    result = solve(problem, time_limit=20, workers=1, tiers=("satisfaction",))
    everything = list(solutions(problem))
    assert (result.solution is None) == (not everything)
    assert result.solution is None or result.solution in everything


def test_checking_needs_no_solver() -> None:
    code = (
        "import sys; sys.modules['ortools'] = None\n"
        "import importlib.util, types\n"
        "package = types.ModuleType('scheduler'); package.__path__ = ['scheduler']\n"
        "sys.modules['scheduler'] = package\n"
        "import scheduler.verify.feasibility, scheduler.verify.certificate\n"
        "import scheduler.data.metrics\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
