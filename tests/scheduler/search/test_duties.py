"""Required meetings and pauses: kept in every timetable, and no reason to give up a proof."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import (
    Party,
    Pause,
    Placement,
    Problem,
    Solution,
    capacity,
    possible_moves,
    repair,
    solve,
    why_not,
)
from scheduler.model.generate import random_problem
from scheduler.model.tiers import FLOW_TIERS
from tests.scheduler.campaign import lean
from tests.scheduler.clocks import slow
from tests.scheduler.events import grid, set_party
from tests.scheduler.search.test_against_oracle import assert_as_good_as_exhaustive
from tests.scheduler.strategies import any_pairs, some_pauses, two_sided

EVENT = random_problem(visitors=60, hosts=8, slots=9, requests=240, seats=1, seed=3)
"""A full event: more is asked for than there is room for."""


@st.composite
def dutiful(draw: st.DrawFn, problems: st.SearchStrategy[Problem]) -> Problem:
    """Problems in which meetings and pauses are often required, and sometimes too many."""
    problem = draw(problems)
    numbers = st.sampled_from([0, 0, 1, 1, 2])
    parties = tuple(replace(p, required_meetings=draw(numbers)) for p in problem.parties)
    pauses = draw(some_pauses(list(problem.parties), len(problem.slots)))
    return replace(problem, parties=parties, pauses=problem.pauses or pauses)


@lean(40)
@given(dutiful(two_sided(plain=True) | two_sided(plain=False) | any_pairs(most=4)))
def test_whatever_is_required_the_best_timetable_is_found_or_none_exists(problem: Problem) -> None:
    assert_as_good_as_exhaustive(problem)


def with_lunches(event: Problem, least: int) -> Problem:
    """The event with a pause at noon for everybody, and so many meetings required of each host."""
    noon = frozenset({3, 4, 5})
    parties = tuple(
        replace(p, required_meetings=least if p.side == "host" else 0) for p in event.parties
    )
    return replace(event, parties=parties, pauses=tuple(Pause(p.id, noon) for p in event.parties))


def test_a_full_event_with_a_pause_for_everybody_is_proven_by_prices() -> None:
    with slow():
        result, free = (
            solve(problem, time_limit=4, deterministic=True, tiers=FLOW_TIERS)
            for problem in (with_lunches(EVENT, 6), EVENT)
        )
    assert result.status == "optimal"
    assert all(tier.witness is not None for tier in result.tiers)
    assert result.tiers[0].value < free.tiers[0].value


def unwanted(least: int) -> Problem:
    """A host with whom every meeting is a loss."""
    problem = grid(3, 2, 3)
    return replace(
        problem,
        candidates=tuple(replace(c, score_a=-5 if c.b == "h1" else 1) for c in problem.candidates),
        parties=tuple(
            replace(p, min_meetings=0, required_meetings=least if p.id == "h1" else 0)
            for p in problem.parties
        ),
    )


@pytest.mark.parametrize("least", [0, 1, 2, 3])
def test_a_host_has_the_meetings_required_whatever_they_cost_and_no_more(least: int) -> None:
    result = solve(unwanted(least), time_limit=20, workers=1)
    assert result.solution is not None
    assert sum(name.endswith("h1") for name in result.solution.placements) == least
    assert result.status == "optimal"


def test_a_repair_gives_a_party_another_meeting_for_one_that_it_loses() -> None:
    before = unwanted(1)
    published = Solution({"v0h0": Placement(0), "v1h1": Placement(1)})
    gone = replace(before, blocks=frozenset({"v1h1"}))
    proposal = repair(gone, published, time_limit=20)
    assert proposal.solution is not None
    assert proposal.stability_proven
    assert proposal.solution.placements["v0h0"] == Placement(0)
    assert any(name.endswith("h1") for name in proposal.solution.placements)
    none_left = replace(before, blocks=frozenset({"v0h1", "v1h1", "v2h1"}))
    refused = repair(none_left, published, time_limit=20)
    assert [reason.code for reason in refused.reasons] == ["party_short"]


def test_no_move_takes_a_required_meeting_or_a_pause() -> None:
    held = Solution({"v0h1": Placement(0)})
    required = set_party(grid(1, 2, 1), Party("h1", side="host", required_meetings=1))
    [move] = possible_moves(required, held, "v0h0")
    assert move.refused == "others_fixed"
    paused = replace(grid(1, 2, 2), pauses=(Pause("v0", frozenset({0, 1})),))
    for move in possible_moves(paused, held, "v0h0"):
        assert move.refused is None
        assert [(one.candidate, one.after) for one in move.displaced] == [("v0h1", None)]


def test_a_wish_that_a_required_meeting_leaves_no_room_for_is_explained() -> None:
    problem = set_party(grid(2, 1, 1), Party("v0", side="visitor", required_meetings=1))
    held = Solution({"v0h0": Placement(0)})
    assert why_not(problem, held, "v1h0", time_limit=20).reason == "host_full"


def test_what_is_required_does_not_bear_on_what_there_is_room_for() -> None:
    point = capacity(with_lunches(EVENT, 1000))
    assert point.achieved > 0
    assert point.bound <= capacity(EVENT).bound
