"""What of a timetable still stands once the lists changed: sound, and as much as can be."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.timetable.bridge.standing import standing
from app.timetable.bridge.wire import as_document
from scheduler import Lock, Pause, Problem, Solution, io, solve
from scheduler.model.generate import random_problem
from scheduler.verify.feasibility import check

HALL = random_problem(visitors=8, hosts=3, slots=4, requests=18, seats=2, seed=3)
HELD = solve(HALL, time_limit=5, seed=1).solution
CANDIDATES = [one.id for one in HALL.candidates]


def stands(problem: Problem, held: Solution, **more: Any) -> tuple[Problem, Solution, int]:
    found = standing(
        as_document(io.dump_problem(problem)),
        {
            "held": as_document(io.dump_solution(held)),
            "meetings": len(held.placements),
            **more,
        },
    )
    return found.problem, found.solution, found.left_out


@pytest.fixture(scope="module")
def held() -> Solution:
    assert HELD is not None
    assert HELD.placements
    return HELD


def test_where_nothing_changed_all_of_it_stands(held: Solution) -> None:
    assert stands(HALL, held) == (HALL, held, 0)


@given(
    away=st.dictionaries(
        st.sampled_from([one.id for one in HALL.parties]),
        st.frozensets(st.integers(0, 3)),
        max_size=4,
    ),
    closed=st.sets(st.sampled_from([one.id for one in HALL.tables]), max_size=3),
    blocked=st.frozensets(st.sampled_from(CANDIDATES), max_size=3),
    mandatory=st.frozensets(st.sampled_from(CANDIDATES), max_size=5),
    locked=st.dictionaries(st.sampled_from(CANDIDATES), st.integers(0, 3), max_size=3),
)
def test_whatever_changed_what_is_kept_is_sound_and_nothing_more_could_be_kept(
    away: dict[str, frozenset[int]],
    closed: set[str],
    blocked: frozenset[str],
    mandatory: frozenset[str],
    locked: dict[str, int],
) -> None:
    assert HELD is not None
    now = replace(
        HALL,
        parties=tuple(
            replace(one, available=away[one.id]) if one.id in away else one for one in HALL.parties
        ),
        tables=tuple(
            replace(one, available=frozenset()) if one.id in closed else one for one in HALL.tables
        ),
        candidates=tuple(replace(one, mandatory=one.id in mandatory) for one in HALL.candidates),
        blocks=blocked,
        locks=tuple(Lock(one, slot) for one, slot in locked.items()),
    )
    problem, kept, left_out = stands(now, HELD)
    assert check(problem, kept) == []
    assert kept.placements.items() <= HELD.placements.items()
    assert left_out == len(HELD.placements) - len(kept.placements)
    relieved = replace(problem, locks=(), blocks=blocked)
    for identity, at in HELD.placements.items():
        if identity not in kept.placements:
            assert check(relieved, Solution({**kept.placements, identity: at})) != []


def test_frozen_slots_are_named_by_id(held: Solution) -> None:
    found = standing(
        as_document(io.dump_problem(HALL)),
        {
            "held": as_document(io.dump_solution(held)),
            "meetings": len(held.placements),
            "frozen": [HALL.slots[2].id, "another event's"],
        },
    )
    assert found.freeze.slots == {2}


def test_no_more_is_asked_of_a_timetable_than_it_keeps(held: Solution) -> None:
    meetings = Counter(
        party for one in HALL.candidates if one.id in held.placements for party in (one.a, one.b)
    )
    asked = replace(
        HALL,
        parties=tuple(replace(one, required_meetings=3) for one in HALL.parties),
        pauses=tuple(Pause(one.id, frozenset(range(4)), 2) for one in HALL.parties),
    )
    problem, kept, left_out = stands(asked, held)
    assert (kept, left_out, check(problem, kept)) == (held, 0, [])
    assert [one.required_meetings for one in problem.parties] == [
        min(3, meetings[one.id]) for one in HALL.parties
    ]
    assert any(pause.free == 2 for pause in problem.pauses)
    assert len(problem.pauses) < len(asked.pauses) or any(p.free < 2 for p in problem.pauses)
