"""Carrying out a run: once, by the newest attempt only, and loudly where something is wrong."""

import threading
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, func
from sqlmodel import col, select

from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.events.records import Event
from app.meetings.records import Meeting, Timetable
from app.notify.feed.records import FeedEntry, FeedKind
from app.partners.records import Table
from app.timetable.bridge import solving
from app.timetable.exchange import Moment
from app.timetable.jobs.attempts import MOST_ATTEMPTS
from app.timetable.records import RunStatus, SolveProgress, SolveRun
from app.timetable.runs import service as runs_service
from app.timetable.works.durable import Stillness
from app.timetable.works.execution import execute
from scheduler.verify.meetings import Violation
from tests.conftest import EVENT_MORNING
from tests.timetable.events import hall_event


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def event(engine: Engine) -> Event:
    return hall_event(engine)


def ask(engine: Engine, event: Event, **more: Any) -> UUID:
    with transaction(engine) as session:
        run = runs_service.request_run(
            session,
            event,
            **{"time_limit": 5.0, "seed": 1, "deterministic": False, **more},
            actor="test",
            now=EVENT_MORNING,
        )
        return run.id


def read(engine: Engine, run_id: UUID) -> SolveRun:
    with transaction(engine, read_only=True) as session:
        return session.get_one(SolveRun, run_id)


def count(engine: Engine, kind: type) -> int:
    with transaction(engine, read_only=True) as session:
        return session.exec(select(func.count()).select_from(kind)).one()


def failure_of(engine: Engine, run_id: UUID) -> object:
    summary = read(engine, run_id).summary
    assert summary is not None
    return summary["failure"]


def test_carrying_a_run_out_again_changes_nothing(engine: Engine, event: Event) -> None:
    run_id = ask(engine, event)
    execute(run_id, engine)
    before = read(engine, run_id)
    execute(run_id, engine)
    assert read(engine, run_id) == before
    assert (count(engine, Timetable), before.attempts) == (1, 1)
    assert before.summary is not None
    assert count(engine, Meeting) == before.summary["meetings"]


def test_an_attempt_that_was_taken_over_stores_nothing_and_stops(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = ask(engine, event)
    real, stopped = solving.run, threading.Event()

    def slow(problem: Any, **how: Any) -> Any:
        with transaction(engine) as session:  # another worker begins the run meanwhile
            run = session.get_one(SolveRun, run_id)
            run.attempts += 1
            session.add(run)
        for _ in range(100):
            if how["stop"]():
                stopped.set()
                break
            threading.Event().wait(0.05)
        return real(problem, **how)

    monkeypatch.setattr(solving, "run", slow)
    execute(run_id, engine)
    run = read(engine, run_id)
    assert stopped.is_set()
    assert (run.status, run.attempts, run.incumbent) == (RunStatus.RUNNING, 2, None)
    assert (count(engine, Timetable), count(engine, SolveProgress)) == (0, 0)


def test_a_timetable_that_breaks_a_rule_fails_the_run_and_is_not_stored(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "check", lambda *_: [Violation("over_seats", "table 1")])
    run_id = ask(engine, event)
    execute(run_id, engine)
    run = read(engine, run_id)
    assert (run.status, count(engine, Timetable)) == (RunStatus.FAILED, 0)
    assert run.summary == {"failure": "violation", "reasons": ["over_seats: table 1"]}


def test_lists_that_changed_under_a_run_fail_it_with_that_reason(
    engine: Engine, event: Event
) -> None:
    run_id = ask(engine, event)
    with transaction(engine) as session:
        for table in session.exec(select(Table)).all():
            session.delete(table)
    execute(run_id, engine)
    run = read(engine, run_id)
    assert run.summary is not None
    assert (run.status, run.summary["failure"]) == (RunStatus.FAILED, "lists_changed")
    assert count(engine, Timetable) == 0


def test_an_error_in_the_solver_ends_the_run_as_failed(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(solving, "solve", broken)
    run_id = ask(engine, event)
    execute(run_id, engine)
    assert failure_of(engine, run_id) == "internal"


def test_a_run_that_killed_its_workers_too_often_is_given_up(engine: Engine, event: Event) -> None:
    run_id = ask(engine, event)
    with transaction(engine) as session:
        run = session.get_one(SolveRun, run_id)
        run.status, run.attempts = RunStatus.RUNNING, MOST_ATTEMPTS
        session.add(run)
    execute(run_id, engine)
    assert failure_of(engine, run_id) == "worker_died"


@pytest.mark.parametrize("deterministic", [False, True])
def test_a_resumed_run_starts_from_its_best_and_has_the_time_left_unless_deterministic(
    engine: Engine, event: Event, monkeypatch: pytest.MonkeyPatch, deterministic: bool
) -> None:
    run_id = ask(engine, event, deterministic=deterministic)
    execute(run_id, engine)
    with transaction(engine) as session:  # as if the worker had died just before the end
        run = session.get_one(SolveRun, run_id)
        best = run.incumbent
        run.status, run.timetable_id = RunStatus.RUNNING, None
        session.add(run)
        for moment in session.exec(select(SolveProgress)).all():  # a busy machine took its time
            session.delete(moment)
        session.add(
            SolveProgress(run_id=run_id, sequence=99, at=EVENT_MORNING, phase="x", elapsed=3.0)
        )
    given: dict[str, Any] = {}
    real = solving.run

    def watched(problem: Any, **how: Any) -> Any:
        given.update(how)
        return real(problem, **how)

    monkeypatch.setattr(solving, "run", watched)
    execute(run_id, engine)
    assert best is not None
    assert given["hint"] == (None if deterministic else best)
    assert given["time_limit"] == (5.0 if deterministic else 2.0)
    with transaction(engine, read_only=True) as session:
        later = session.exec(select(SolveProgress.elapsed).where(SolveProgress.sequence > 99)).all()
    assert later
    assert min(later) >= 3.0


def test_the_caller_of_a_run_may_watch_it(engine: Engine, event: Event) -> None:
    seen: list[Moment] = []
    execute(ask(engine, event), engine, watch=seen.append)
    assert any(moment.solution is not None for moment in seen)


def test_a_run_is_in_the_feed_from_its_beginning_to_its_end(engine: Engine, event: Event) -> None:
    execute(ask(engine, event), engine)
    with transaction(engine, read_only=True) as session:
        entries = session.exec(
            select(FeedEntry.data)
            .where(FeedEntry.kind == FeedKind.SOLVE_RUN_PROGRESS)
            .order_by(col(FeedEntry.id))
        ).all()
    statuses = [one["status"] for one in entries]
    assert (statuses[0], statuses[-1]) == ("running", "finished")
    assert {one["number"] for one in entries} == {1}
    assert any(one["phase"] for one in entries)


def test_only_what_stays_the_same_for_long_counts_as_still(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    stillness = Stillness(15)
    assert not stillness.is_still("worker", 1)
    now = 114.9
    assert not stillness.is_still("worker", 1)
    now = 115.0
    assert stillness.is_still("worker", 1)
    assert not stillness.is_still("worker", 2)
    assert not stillness.is_still("another", 1)
