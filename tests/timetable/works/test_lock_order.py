"""A worker locks the event before its job, as all do who lock both: nobody waits in a circle."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event
from sqlmodel import col, delete

from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.events.records import Event
from app.timetable.jobs.attempts import MOST_ATTEMPTS
from app.timetable.questions.service import request_analysis
from app.timetable.records import Analysis, AnalysisKind, RunStatus
from app.timetable.runs.service import request_run
from app.timetable.works import answering
from app.timetable.works.execution import execute
from tests.conftest import EVENT_MORNING
from tests.timetable.events import hall_event

GRID = {"more_tables": [0], "seats": [None], "slots": [None]}


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def held(engine: Engine) -> Event:
    return hall_event(engine)


@pytest.fixture
def question(engine: Engine, held: Event) -> UUID:
    with transaction(engine) as session:
        return request_analysis(
            session,
            held,
            AnalysisKind.CAPACITY,
            question=GRID,
            actor="test",
            now=EVENT_MORNING,
        ).id


def in_order(engine: Engine) -> list[list[str]]:
    """Return lists that fill with what each transaction that may write selects: event or job."""
    found: list[list[str]] = []
    by_connection: dict[int, list[str]] = {}

    def note(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        words = statement.split()
        if words[0] == "BEGIN":
            noted = by_connection[id(connection.connection.dbapi_connection)] = []
            found.extend([noted] if "IMMEDIATE" in words else [])
        elif words[0] == "SELECT":
            noted = by_connection.setdefault(id(connection.connection.dbapi_connection), [])
            if words[1] == "event.id" and "FROM event" in " ".join(words):
                noted.append("event")
            elif words[words.index("FROM") + 1] in {"analysis", "solve_run"}:
                noted.append("job")

    event.listen(engine, "before_cursor_execute", note)
    return found


def event_first(found: list[list[str]]) -> bool:
    both = [one for one in found if "event" in one]
    return bool(both) and all(one[:2] == ["event", "job"] for one in both)


def use(monkeypatch: pytest.MonkeyPatch, method: Any) -> None:
    monkeypatch.setattr(answering, "METHODS", {AnalysisKind.CAPACITY: method})


def broken(*_: object) -> dict[str, Any]:
    raise RuntimeError("out of luck")


@pytest.mark.parametrize("method", [lambda *_: {"points": []}, broken])
def test_an_answer_and_a_failure_lock_the_event_first(
    engine: Engine, question: UUID, monkeypatch: pytest.MonkeyPatch, method: Any
) -> None:
    use(monkeypatch, method)
    found = in_order(engine)
    answering.answer(question, engine)
    assert event_first(found), found


def test_giving_up_locks_the_event_first(engine: Engine, question: UUID) -> None:
    with transaction(engine) as session:
        row = session.get_one(Analysis, question)
        row.status, row.attempts = RunStatus.RUNNING, MOST_ATTEMPTS
        session.add(row)
    found = in_order(engine)
    answering.answer(question, engine)
    assert event_first(found), found
    with transaction(engine, read_only=True) as session:
        assert session.get_one(Analysis, question).failure == "worker_died"


def test_a_solved_run_locks_the_event_first(engine: Engine, held: Event) -> None:
    with transaction(engine) as session:
        run = request_run(
            session,
            held,
            time_limit=5.0,
            seed=1,
            deterministic=False,
            actor="test",
            now=EVENT_MORNING,
        ).id
    found = in_order(engine)
    execute(run, engine)
    assert event_first(found), found


def test_an_event_that_is_deleted_meanwhile_ends_the_attempt(
    engine: Engine, held: Event, question: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deleting(*_: object) -> dict[str, Any]:
        with transaction(engine) as session:
            session.execute(delete(Event).where(col(Event.id) == held.id))
        return {"points": []}

    use(monkeypatch, deleting)
    answering.answer(question, engine)
    with transaction(engine, read_only=True) as session:
        assert session.get(Analysis, question) is None
