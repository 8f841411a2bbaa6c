"""The one next step of an event, what is wrong with it, and when a step is done."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ids import new_id
from app.core.locale import has_text
from app.imports.records import Import, ImportStatus, ListKind
from app.web.home.rules import Counts, Standing, next_step, step_states, unapplied, wrongs
from tests.conftest import EVENT_MORNING

EMPTY = Standing(Counts(), has_timetable=False, published=False, day="ahead", reachable=True)
STEPS: tuple[tuple[str, dict[str, int]], ...] = (
    ("programme", {"slots": 10}),
    ("attendees", {"cooperatives": 9, "expected": 9, "without_badge": 9}),
    ("partners", {"partners": 2, "tables": 4, "seats": 40}),
    ("requests", {"requests": 20}),
    ("solve", {"meetings": 18}),
    ("publish", {}),
    ("badges", {"badges": 9, "without_badge": 0}),
    ("prepare", {}),
)
STANDINGS = st.builds(
    Standing,
    counts=st.builds(Counts, **{one.name: st.integers(0, 3) for one in fields(Counts)}),
    has_timetable=st.booleans(),
    published=st.booleans(),
    day=st.sampled_from(["ahead", "today", "over"]),
    reachable=st.booleans(),
)


def test_an_organizer_is_led_from_nothing_to_the_day() -> None:
    standing = EMPTY
    for name, done in STEPS:
        assert next_step(standing).name == f"next_{name}"
        standing = replace(
            standing,
            counts=replace(standing.counts, **done),
            has_timetable=standing.has_timetable or name == "solve",
            published=standing.published or name == "publish",
        )
    assert next_step(replace(standing, day="today")).name == "next_watch"
    assert next_step(replace(standing, day="over")).name == "next_report"


def test_a_list_of_a_few_requests_does_not_stand_for_everybody() -> None:
    counts = Counts(slots=1, tables=1, cooperatives=9, requests=3, derivable=5)
    few = replace(EMPTY, counts=counts)
    assert next_step(few).name == "next_requests"
    assert next_step(replace(few, counts=replace(counts, derived=1))).name == "next_solve"
    assert next_step(replace(few, counts=replace(counts, requests=9))).name == "next_solve"
    assert next_step(replace(few, has_timetable=True)).name == "next_publish"


def test_a_list_of_wishes_is_enough_where_nothing_could_be_derived() -> None:
    counts = Counts(slots=1, tables=1, cooperatives=278, requests=200)
    assert next_step(replace(EMPTY, counts=counts)).name == "next_solve"


def test_a_draft_that_cannot_be_published_is_made_anew() -> None:
    counts = Counts(slots=1, tables=1, cooperatives=3, requests=3, astray=4)
    standing = replace(EMPTY, counts=counts, has_timetable=True)
    assert (next_step(standing).name, next_step(standing).section) == ("next_again", "solve")
    assert [one.name for one in wrongs(standing)] == ["wrong_astray"]
    assert next_step(replace(standing, published=True)).name == "next_prepare"


def test_meetings_with_those_who_have_withdrawn_wait_to_be_repaired() -> None:
    counts = Counts(slots=1, tables=1, cooperatives=3, requests=3, with_withdrawn=4)
    standing = replace(EMPTY, counts=counts, has_timetable=True, published=True)
    assert [(one.name, one.section) for one in wrongs(standing)] == [("wrong_withdrawn", "changes")]
    assert step_states(standing)["solve"] == "attention"
    (draft,) = wrongs(replace(standing, published=False))
    assert draft.section == "solve"


def test_a_list_that_waits_comes_before_another_list() -> None:
    counts = Counts(slots=1, unapplied=1)
    assert next_step(replace(EMPTY, counts=counts)).name == "next_apply"
    counts = Counts(slots=1, tables=1, cooperatives=3, held_back=2)
    assert next_step(replace(EMPTY, counts=counts)).name == "next_rows"
    assert next_step(replace(EMPTY, counts=counts, day="today")).name == "next_requests"


@given(STANDINGS)
def test_there_is_always_one_step_with_its_words(standing: Standing) -> None:
    step = next_step(standing)
    assert all(has_text(f"web.{step.name}{part}") for part in ("", "_why", "_do"))
    assert all(has_text(f"web.{one.name}") and one.count > 0 for one in wrongs(standing))


@given(STANDINGS)
def test_nothing_is_done_that_leaves_something_to_do(standing: Standing) -> None:
    counts, states = standing.counts, step_states(standing)
    done = {name for name, state in states.items() if state == "done"}
    assert "attendees" not in done or not (counts.unapplied or counts.held_back)
    assert "attendees" not in done or counts.cooperatives
    assert "solve" not in done or standing.has_timetable
    assert "solve" not in done or standing.published
    assert "print" not in done or (counts.badges and not counts.without_badge)
    assert "door" not in done or counts.arrived == counts.expected > 0


@pytest.mark.parametrize("standing", [EMPTY, replace(EMPTY, day="today")])
def test_an_empty_event_has_nothing_done_and_nothing_wrong(standing: Standing) -> None:
    assert set(step_states(standing).values()) == {"open"}
    assert wrongs(standing) == []


def made(number: int, kind: ListKind, status: ImportStatus) -> Import:
    return Import(
        event_id=new_id(),
        number=number,
        kind=kind,
        filename="x",
        content=b"",
        status=status,
        created_at=EVENT_MORNING,
    )


def test_only_the_newest_list_of_a_kind_can_wait() -> None:
    attendees, partners = ListKind.ATTENDEES, ListKind.PARTNERS
    applied, previewed = ImportStatus.APPLIED, ImportStatus.PREVIEWED
    assert unapplied([]) == 0
    assert unapplied([made(1, attendees, previewed), made(2, attendees, applied)]) == 0
    assert unapplied([made(2, attendees, previewed), made(1, attendees, applied)]) == 1
    assert unapplied([made(1, attendees, previewed), made(2, partners, previewed)]) == 2
