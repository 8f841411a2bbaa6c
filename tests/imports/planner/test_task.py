"""A list that is planned from what another process is told leads to what it led to here."""

import pickle
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from sqlalchemy import Engine

from app.core.database.bulk import run
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.events.records import Event
from app.imports.applying.base import Base, look
from app.imports.applying.outcome import ApplyResult
from app.imports.planner.planner import LITTLE, apart
from app.imports.planner.task import Planned, Task, pickled_plan, plan
from app.imports.reader.talk import Question, answer_lines, folded
from app.imports.records import ListKind
from app.imports.views import apply_out
from app.sheets.lists.column_uses import ColumnUse
from app.sheets.lists.preview import Preview
from app.sheets.rows import AttendeeRow, PartnerRow, RequestRow
from tests.conftest import EVENT_MORNING
from tests.imports.applying.one_by_one import Rows, bring, fresh, planned, state
from tests.imports.applying.test_plan import CODES, FIRMS, PEOPLE, VILLAGES, WISHES, slowly

HOMES = [
    AttendeeRow(n, n, code, "Derik", "", "Susukan", name="Budi") for n, code in enumerate(VILLAGES)
]
PARTNERS = [PartnerRow(n, n, code, code, offers=("pupuk",)) for n, code in enumerate(CODES)]


told = pickle.loads


def task_of(kind: ListKind, base: Base, rows: Rows, **more: Any) -> Task:
    read: Preview[Any] = Preview(kind.value, "x.csv", "", (), (), list(rows))
    question = Question(kind.value, "x.csv", None, {}, (), {}, date(2025, 7, 4), ())
    content = folded(line.rstrip() for line in answer_lines(read))
    return Task(new_id(), question, content, base.standing, EVENT_MORNING, **more)


def furnished(engine: Engine, kind: ListKind, before: Rows) -> tuple[Any, Base]:
    """An event that has what a list of this kind is about, and a list of it before."""
    event_id = fresh(engine)
    if kind is ListKind.REQUESTS:
        bring(engine, event_id, ListKind.ATTENDEES, HOMES)
        bring(engine, event_id, ListKind.PARTNERS, PARTNERS)
    bring(engine, event_id, kind, before)
    with transaction(engine, read_only=True) as session:
        return event_id, look(session, session.get_one(Event, event_id), kind)


def compare(engine: Engine, kind: ListKind, before: Rows, rows: Rows) -> None:
    """Plan as another process does and as this one, into two events, and compare."""
    (one, base), (other, _) = (furnished(engine, kind, before) for _ in range(2))
    asked: Task = told(pickle.dumps(task_of(kind, base, rows, locale="en")))
    assert asked.standing.base(kind) == base
    answer: Planned = told(pickled_plan(asked))
    with transaction(engine) as session:
        here = planned(session, other, kind, rows)
        run(session, here.writes)
    with transaction(engine) as session:
        run(session, answer.writes)
    assert state(engine, one) == state(engine, other)
    assert answer.result() == here.result
    assert answer.requests == here.requests
    shown = apply_out(here.result, Preview(kind.value, "", "", (), ()), "en")
    assert answer.answer == shown.model_dump_json().encode()


@slowly
@given(before=PEOPLE, rows=PEOPLE)
def test_people_are_planned_elsewhere_as_here(engine: Engine, before: Rows, rows: Rows) -> None:
    compare(engine, ListKind.ATTENDEES, before, rows)


@slowly
@given(before=FIRMS, rows=FIRMS)
def test_partners_are_planned_elsewhere_as_here(engine: Engine, before: Rows, rows: Rows) -> None:
    compare(engine, ListKind.PARTNERS, before, rows)


@slowly
@given(before=WISHES, rows=WISHES)
def test_requests_are_planned_elsewhere_as_here(engine: Engine, before: Rows, rows: Rows) -> None:
    compare(engine, ListKind.REQUESTS, before, rows)


def test_another_process_plans_the_same(engine: Engine) -> None:
    rows = [
        RequestRow(n, n, village_code=village, partner_code=code, note='"kutip" 100%\n\\')
        for n, (village, code) in enumerate((v, c) for v in VILLAGES for c in CODES)
    ] * 20
    event_id, base = furnished(engine, ListKind.REQUESTS, rows[:2])
    asked = task_of(ListKind.REQUESTS, base, rows, locale="id")
    made = [plan(asked), told(apart(pickled_plan, asked))]
    assert made[0].counts == made[1].counts == ApplyResult(created=7, unchanged=2)
    assert made[0].answer == made[1].answer
    with transaction(engine) as session:
        run(session, made[1].writes)
    assert len(state(engine, event_id)["requests"]) == len(VILLAGES) * len(CODES)


def test_rows_that_repeat_themselves_are_as_heavy_as_others(engine: Engine) -> None:
    rows = [RequestRow(n, n, "33.04.01.2009", CODES[0]) for n in range(10_000)]
    _, base = furnished(engine, ListKind.REQUESTS, [])
    few, many = (task_of(ListKind.REQUESTS, base, some) for some in (rows[:10], rows))
    assert len(many.folded) < LITTLE
    assert many.is_heavier(LITTLE)
    assert not few.is_heavier(LITTLE)
    assert few.is_heavier(few.standing.size)
    assert few.is_heavier(-1)


def test_remarks_come_back_whole_and_in_their_order(engine: Engine) -> None:
    rows = [
        RequestRow(
            n, n, village_code="33.04.01.2009", partner_code=CODES[0], sheet=f"Lembar {n % 3}"
        )
        for n in range(450)
    ]
    _, base = furnished(engine, ListKind.REQUESTS, [])
    made = plan(task_of(ListKind.REQUESTS, base, rows))
    result = made.result()
    assert (result.held_back, made.counts.held, made.answer) == (450, [], b"")
    assert [(each.row, each.sheet) for each in result.held] == [(r.row, r.sheet) for r in rows]
    assert {each.params["village_code"] for each in result.held} == {"33.04.01.2009"}


def test_columns_that_wait_to_be_confirmed_keep_a_list_from_being_planned(engine: Engine) -> None:
    _, base = furnished(engine, ListKind.ATTENDEES, [])
    waiting = ColumnUse("B", "", "phone", 0.9, (), ("0812",), basis="contents", confirm=True)
    read: Preview[Any] = Preview("attendees", "x.csv", "", (), (waiting,), list(HOMES))
    content = folded(line.rstrip() for line in answer_lines(read))
    made = plan(replace(task_of(ListKind.ATTENDEES, base, []), folded=content))
    assert made.to_confirm == read.to_confirm != {}
    assert (made.writes.steps, made.kept.steps) == ((), ())
