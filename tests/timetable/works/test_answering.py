"""Answering a question: once, by the newest attempt only, and with what its end brings about."""

import threading
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.locale import LOCALES
from app.events.records import Event
from app.timetable.bridge.analyses import METHODS
from app.timetable.jobs.attempts import MOST_ATTEMPTS
from app.timetable.jobs.views import failure_out
from app.timetable.questions import service
from app.timetable.questions.service import request_analysis, when_ended
from app.timetable.records import Analysis, AnalysisKind, RunStatus
from app.timetable.works import answering
from app.timetable.works.answering import answer
from tests.conftest import EVENT_MORNING
from tests.timetable.events import hall_event

GRID = {"more_tables": [0], "seats": [None], "slots": [None]}


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def event(engine: Engine) -> Event:
    return hall_event(engine)


def ask(engine: Engine, event: Event, kind: AnalysisKind = AnalysisKind.CAPACITY) -> UUID:
    with transaction(engine) as session:
        return request_analysis(
            session, event, kind, question=GRID, actor="test", now=EVENT_MORNING
        ).id


def read(engine: Engine, identity: UUID) -> Analysis:
    with transaction(engine, read_only=True) as session:
        return session.get_one(Analysis, identity)


def use(monkeypatch: pytest.MonkeyPatch, method: Any) -> None:
    monkeypatch.setattr(answering, "METHODS", {AnalysisKind.CAPACITY: method})


def test_every_kind_has_a_method() -> None:
    assert set(METHODS) == set(AnalysisKind)


def test_answering_again_changes_nothing_and_the_problem_is_deleted(
    engine: Engine, event: Event
) -> None:
    identity = ask(engine, event)
    assert read(engine, identity).problem is not None
    answer(identity, engine)
    before = read(engine, identity)
    answer(identity, engine)
    assert read(engine, identity) == before
    assert (before.status, before.attempts, before.problem) == (RunStatus.FINISHED, 1, None)


def test_a_method_gets_the_question_with_seed_and_time_limit(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}

    def noting(problem: Any, question: Any, stop: Any) -> dict[str, Any]:
        given.update(question, problem=problem)
        return {}

    use(monkeypatch, noting)
    answer(ask(engine, event), engine)
    assert given.pop("problem")["format"] == "titik-temu/problem"
    assert given == {**GRID, "seed": 1, "time_limit": service.TIME_LIMIT}


def test_an_attempt_that_was_taken_over_stops_and_stores_nothing(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = ask(engine, event)
    stopped: list[bool] = []

    def slow(problem: Any, question: Any, stop: Any) -> dict[str, Any]:
        with transaction(engine) as session:  # another worker begins it meanwhile
            row = session.get_one(Analysis, identity)
            row.attempts += 1
            session.add(row)
        for _ in range(100):
            if stop():
                break
            threading.Event().wait(0.05)
        stopped.append(stop())
        return {"points": []}

    use(monkeypatch, slow)
    answer(identity, engine)
    found = read(engine, identity)
    assert stopped == [True]
    assert (found.status, found.attempts, found.answer) == (RunStatus.RUNNING, 2, None)


def test_a_method_that_fails_ends_the_analysis_as_failed(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> dict[str, Any]:
        raise RuntimeError("out of luck")

    use(monkeypatch, broken)
    identity = ask(engine, event)
    answer(identity, engine)
    found = read(engine, identity)
    assert (found.status, found.failure, found.problem) == (RunStatus.FAILED, "internal", None)


def test_an_analysis_that_killed_its_workers_too_often_is_given_up(
    engine: Engine, event: Event
) -> None:
    identity = ask(engine, event)
    with transaction(engine) as session:
        row = session.get_one(Analysis, identity)
        row.status, row.attempts = RunStatus.RUNNING, MOST_ATTEMPTS
        session.add(row)
    answer(identity, engine)
    assert read(engine, identity).failure == "worker_died"


def test_an_ending_is_called_in_the_same_transaction_before_the_problem_is_deleted(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[tuple[RunStatus, bool, bool]] = []

    def ending(session: Session, ended: Analysis, now: datetime) -> None:
        ends.append((ended.status, ended.answer is not None, ended.problem is not None))
        session.get_one(Event, event.id).name = "Diubah"

    monkeypatch.setattr(service, "_endings", {})
    when_ended(AnalysisKind.CAPACITY, ending)
    answer(ask(engine, event), engine)
    assert ends == [(RunStatus.FINISHED, True, True)]
    with transaction(engine, read_only=True) as session:
        assert session.get_one(Event, event.id).name == "Diubah"


def test_an_ending_that_raises_makes_the_analysis_fail_and_is_called_for_the_failure(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[RunStatus] = []

    def ending(session: Session, ended: Analysis, now: datetime) -> None:
        ends.append(ended.status)
        if ended.status is RunStatus.FINISHED:
            raise IntegrityError("insert", None, Exception("a table is gone"))

    monkeypatch.setattr(service, "_endings", {})
    when_ended(AnalysisKind.CAPACITY, ending)
    identity = ask(engine, event)
    answer(identity, engine)
    found = read(engine, identity)
    assert ends == [RunStatus.FINISHED, RunStatus.FAILED]
    assert (found.failure, found.answer) == ("lists_changed", None)


@pytest.mark.parametrize("code", ["internal", "worker_died", "lists_changed"])
def test_every_failure_has_a_sentence_in_both_languages(code: str) -> None:
    failures = [failure_out(code, locale) for locale in LOCALES]
    assert len({one.detail for one in failures if one is not None}) == len(LOCALES)
