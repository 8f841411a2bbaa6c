"""A worker may die at any moment: the solve is continued, and its timetable is stored once."""

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from dbos import DBOSClient
from sqlmodel import func, select

from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.meetings.records import Timetable
from app.timetable.jobs import queries
from app.timetable.records import SolveProgress, SolveRun
from app.timetable.works import durable
from tests.api import Api
from tests.durability.workers import Worker, children, wait_for
from tests.meetings.hall import fill

PATIENCE = 90
"""Seconds: on a busy machine a worker takes long to start."""
LONG_LIMIT = 300
TIME_LIMIT = 4
"""Seconds: this hall's compactness is not proven in that time, so the solver uses all of it."""


@pytest.fixture
def busy_hall(api: Api) -> Api:
    """An event whose solve takes its whole time limit."""
    programme = [
        {"kind": "slot", "starts_at": f"{9 + n // 3:02}:{n % 3 * 20:02}", "ends_at": ends}
        for n, ends in enumerate(f"{9 + n // 3:02}:{n % 3 * 20:02}" for n in range(1, 13))
    ]
    answer = api.organizer.put(api.at("/programme"), json={"programme": programme})
    assert answer.status_code == 200, answer.text
    fill(api.engine, api.event_id, api.now, cooperatives=90, partners=10, seats=3)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return api


def ask(api: Api, time_limit: float = TIME_LIMIT) -> None:
    api.post(api.organizer, api.at("/solve-runs"), {"time_limit": time_limit}, status=202)


def run_of(api: Api) -> dict[str, Any]:
    run: dict[str, Any] = api.get(api.viewer, api.at("/solve-runs/1"))
    return run


def with_incumbent(api: Api) -> Callable[[], dict[str, Any] | None]:
    def look() -> dict[str, Any] | None:
        with transaction(api.engine, read_only=True) as session:
            found = session.exec(select(SolveRun.incumbent)).one()
        return None if found is None else dict(found)

    return look


def ended(api: Api) -> Callable[[], dict[str, Any] | None]:
    def look() -> dict[str, Any] | None:
        run = run_of(api)
        return run if run["status"] not in ("queued", "running") else None

    return look


def api_count(api: Api) -> int:
    count: int = api.get(api.viewer, api.at("/timetables/1"))["meetings"]
    return count


def check_finished_once(api: Api, *, attempts: int) -> None:
    run = wait_for(ended(api), PATIENCE, "the run's end")
    assert run["status"] == "finished", run
    assert (run["attempts"], run["timetable"]) == (attempts, 1)
    with transaction(api.engine, read_only=True) as session:
        assert session.exec(select(func.count()).select_from(Timetable)).one() == 1
        told = session.exec(select(SolveProgress.sequence)).all()
    assert sorted(told) == list(range(1, len(told) + 1))
    certificate = api.get(api.viewer, api.at("/timetables/1/certificate"))
    assert certificate["verification"]["holds"]


def test_a_run_killed_with_its_worker_is_finished_by_the_next_start(
    settings: Settings, busy_hall: Api
) -> None:
    ask(busy_hall)  # no worker has run before: the first one finds the run by its sweep
    assert run_of(busy_hall)["status"] == "queued"
    with Worker(settings) as first:
        stored = wait_for(with_incumbent(busy_hall), PATIENCE, "a first timetable")
        first.kill()
    assert run_of(busy_hall)["status"] == "running"
    with Worker(settings):
        check_finished_once(busy_hall, attempts=2)
    meetings = api_count(busy_hall)
    assert meetings >= len(stored["solution"]["placements"])


@pytest.mark.parametrize(
    "database_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_another_worker_takes_over_from_one_whose_heartbeat_stopped(
    settings: Settings, busy_hall: Api
) -> None:
    with Worker(settings, "worker-a") as first:
        ask(busy_hall)
        wait_for(with_incumbent(busy_hall), PATIENCE, "a first timetable")
        with Worker(settings, "worker-b"):
            first.kill()
            check_finished_once(busy_hall, attempts=2)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_stop_keeps_the_best_so_far_and_a_worker_ends_when_its_parent_does(
    settings: Settings, busy_hall: Api
) -> None:
    with Worker(settings) as worker:
        ask(busy_hall, time_limit=LONG_LIMIT)
        wait_for(with_incumbent(busy_hall), PATIENCE, "a first timetable")
        busy_hall.post(busy_hall.organizer, busy_hall.at("/solve-runs/1/stop"), None, status=202)
        run = wait_for(ended(busy_hall), PATIENCE, "the run's end")
        assert (run["status"], run["outcome"], run["timetable"]) == ("stopped", "stopped", 1)
        assert worker.process.stdin is not None
        worker.process.stdin.close()
        assert worker.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_run_whose_job_was_lost_gets_a_new_one(settings: Settings, busy_hall: Api) -> None:
    with Worker(settings):  # makes the queue's tables
        wait_for(lambda: heartbeats(busy_hall), PATIENCE, "the worker's start")
    ask(busy_hall, time_limit=1)
    with transaction(busy_hall.engine, read_only=True) as session:
        identity = str(session.exec(select(SolveRun.id)).one())
    client = DBOSClient(
        system_database_url=settings.jobs_database, application_name=durable.APPLICATION
    )
    try:
        client.enqueue(durable.queued(durable.SOLVES, identity), identity)
        client.cancel_workflow(identity)
    finally:
        client.destroy()
    assert run_of(busy_hall)["status"] == "queued"
    with Worker(settings):
        check_finished_once(busy_hall, attempts=1)


def test_a_worker_sleeps_when_all_is_done_and_wakes_when_something_is_asked(
    settings: Settings, busy_hall: Api
) -> None:
    with Worker(settings, stay=0.5) as worker:
        wait_for(lambda: heartbeats(busy_hall), PATIENCE, "the worker's start")
        wait_for(lambda: not children(worker.process.pid), PATIENCE, "the end of its first shift")
        ask(busy_hall, time_limit=1)
        check_finished_once(busy_hall, attempts=1)
        wait_for(lambda: not children(worker.process.pid), PATIENCE, "the end of the second one")
        assert worker.process.poll() is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_shift_that_is_killed_alone_is_followed_by_another(
    settings: Settings, busy_hall: Api
) -> None:
    with Worker(settings) as worker:
        ask(busy_hall)
        wait_for(with_incumbent(busy_hall), PATIENCE, "a first timetable")
        (shift,) = children(worker.process.pid)
        os.kill(shift, signal.SIGKILL)
        check_finished_once(busy_hall, attempts=2)


def heartbeats(api: Api) -> dict[str, int]:
    with transaction(api.engine, read_only=True) as session:
        return queries.heartbeats(session)
