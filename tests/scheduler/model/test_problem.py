"""What a problem refuses, and that documents lose nothing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import (
    Lock,
    Party,
    Pause,
    Placement,
    Pool,
    Precedence,
    Prices,
    ProblemError,
    Reason,
    Result,
    Slot,
    Solution,
    Table,
    TierReport,
    Transition,
    io,
)
from scheduler.model.problem import Problem
from scheduler.model.solution import Limits
from tests.scheduler.campaign import LEAN
from tests.scheduler.events import grid
from tests.scheduler.strategies import any_pairs

GRID = grid()
ONE = GRID.candidates[0]

REFUSED = [
    ("party 'v0': this id is used twice", {"parties": (*GRID.parties, Party("v0"))}),
    ("party: an id is empty", {"parties": (*GRID.parties, Party(""))}),
    ("party 'x': capacity is -1", {"parties": (*GRID.parties, Party("x", -1))}),
    ("party 'x': available slot 2", {"parties": (*GRID.parties, Party("x", 1, frozenset({2})))}),
    ("ends at 0, not after 0", {"slots": (Slot("s", 0, 0),)}),
    ("in time order", {"slots": (Slot("s", 10, 20), Slot("t", 15, 30))}),
    ("is on day 0, after", {"slots": (Slot("s", 0, 9, day=1), Slot("t", 15, 30))}),
    ("'x' is not a party", {"candidates": (replace(ONE, b="x"),)}),
    ("cannot meet itself", {"candidates": (replace(ONE, b="v0"),)}),
    (
        "at most one meeting per pair",
        {"candidates": (ONE, replace(ONE, id="again", a=ONE.b, b=ONE.a))},
    ),
    ("length is 0", {"candidates": (replace(ONE, length=0),)}),
    ("fixed slot 5", {"candidates": (replace(ONE, fixed=5),)}),
    ("a score is outside", {"candidates": (replace(ONE, score_b=10**10),)}),
    ("rank_a is 0", {"candidates": (replace(ONE, rank_a=0),)}),
    ("host 'x' is not a party", {"tables": (Table("t", "x"),)}),
    ("pool 'p': candidate 'x'", {"pools": (Pool("p", 1, frozenset({"x"})),)}),
    ("precedence: candidate 'v0h0' before itself", {"precedences": (Precedence("v0h0", "v0h0"),)}),
    ("blocks: candidate 'x'", {"blocks": frozenset({"x"})}),
    ("locked more than once", {"locks": (Lock("v0h0", 0), Lock("v0h0", 1))}),
    ("slot 9 does not exist", {"locks": (Lock("v0h0", 9),)}),
    ("table 'x' does not exist", {"locks": (Lock("v0h0", 0, "x"),)}),
    ("transition: slots is -1", {"transition": Transition(slots=-1)}),
    ("party 'x': required_meetings is -1", {"parties": (Party("x", required_meetings=-1),)}),
    ("pause of party 'x': there is no such party", {"pauses": (Pause("x", frozenset({0})),)}),
    ("pause of party 'v0': its slot 2", {"pauses": (Pause("v0", frozenset({2})),)}),
    ("free is 2, must be between 1 and", {"pauses": (Pause("v0", frozenset({0}), free=2),)}),
    ("free is 1, must be between 1 and", {"pauses": (Pause("v0", frozenset()),)}),
]


@pytest.mark.parametrize(("words", "fields"), REFUSED)
def test_what_does_not_hold_together_is_refused_by_name(words: str, fields: dict[str, Any]) -> None:
    with pytest.raises(ProblemError) as refusal:
        replace(GRID, **fields)
    assert words in str(refusal.value)


@LEAN
@given(any_pairs())
def test_any_problem_reads_back_equal_and_has_one_digest(problem: Problem) -> None:
    again = io.load_problem(io.dump_problem(problem))
    assert again == problem
    assert io.digest(again) == io.digest(problem)


NUMBERS = st.lists(st.integers(-(2**70), 2**70), max_size=4).map(tuple)
PLACEMENTS = st.dictionaries(
    st.text(min_size=1), st.builds(Placement, st.integers(0, 50), st.none() | st.text()), max_size=4
)
REPORTS = st.builds(
    TierReport,
    name=st.text(),
    value=NUMBERS,
    bound=st.none() | NUMBERS,
    gap=st.none() | st.floats(0, 1e9),
    proven=st.booleans(),
    seconds=st.floats(0, 1e6),
    method=st.text(),
    witness=st.none() | st.builds(Prices, NUMBERS),
    failure=st.text(),
)
REASONS = st.builds(
    Reason, st.text(), st.dictionaries(st.text(), st.text() | st.integers(), max_size=2)
)


@LEAN
@given(
    st.builds(
        Result,
        status=st.sampled_from(["optimal", "feasible", "infeasible", "stopped"]),
        solution=st.none() | st.builds(Solution, PLACEMENTS),
        tiers=st.lists(REPORTS, max_size=3).map(tuple),
        seed=st.integers(),
        input_hash=st.text(),
        versions=st.dictionaries(st.text(), st.text(), max_size=2),
        seconds=st.floats(0, 1e6),
        reasons=st.lists(REASONS, max_size=2).map(tuple),
        asked=st.lists(st.text(), max_size=2).map(tuple),
        limits=st.none() | st.builds(Limits, st.floats(0, 1e6), st.integers(1, 9), st.booleans()),
    )
)
def test_any_result_reads_back_equal(result: Result) -> None:
    assert io.load_result(io.dump_result(result)) == result
