"""A worker may die during a question: the next one answers it, and it can be stopped."""

from collections.abc import Callable
from typing import Any

from app.core.settings import Settings
from tests.api import Api
from tests.durability.workers import Worker, wait_for
from tests.meetings.hall import fill

PATIENCE = 90
"""Seconds: on a busy machine a worker takes long to start."""
LONG = {"more_tables": list(range(15, 20)), "slots": list(range(189, 201)), "time_limit": 60}
"""A capacity grid that takes far longer than the test."""


def reached(api: Api, status: str, attempts: int) -> Callable[[], dict[str, Any] | None]:
    def look() -> dict[str, Any] | None:
        found: dict[str, Any] = api.get(api.viewer, api.at("/analyses/1"))
        return found if (found["status"], found["attempts"]) == (status, attempts) else None

    return look


def test_a_question_killed_with_its_worker_is_taken_up_by_the_next_and_stopped_with_what_it_has(
    settings: Settings, api: Api
) -> None:
    fill(api.engine, api.event_id, api.now, cooperatives=90, partners=10, seats=3)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    api.post(api.organizer, api.at("/capacity"), LONG, status=202)
    with Worker(settings) as first:  # the first worker finds the question by its sweep
        wait_for(reached(api, "running", 1), PATIENCE, "the first attempt")
        first.kill()
    with Worker(settings):
        wait_for(reached(api, "running", 2), PATIENCE, "the second attempt")
        api.post(api.organizer, api.at("/analyses/1/stop"), None, status=202)
        stopped = wait_for(reached(api, "stopped", 2), PATIENCE, "the end")
    assert stopped["answer"]["points"]
    assert not stopped["answer"]["complete"]
    assert stopped["failure"] is None
