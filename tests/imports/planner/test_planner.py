"""When another process that plans a list ends without an answer, people are told, nothing else."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from app.attendees.records import Cooperative
from app.core.database.sessions import transaction
from app.core.errors import StaleVersionError
from app.core.processes.calling import call_apart
from app.core.processes.process import Bounds, Stop
from app.events.queries import lock_event
from app.imports.errors import ListLostError, ListTooHeavyError
from app.imports.planner import planner
from app.imports.planner.planner import BOUNDS, Planner, apart
from app.imports.records import ListKind
from app.imports.service import MOST_PLANS
from tests.api import Api
from tests.imports.files import DERIK, GUMELEM, attendee_csv, counts, everybody, upload
from tests.imports.planner.test_task import HOMES, furnished, task_of

LONG_ONLY_APART = -1
"""A weight that every list is heavier than."""


def killed(
    function: Callable[..., bytes],
    *given: object,
    bounds: Bounds,
    started: object,
    call: Callable[..., bytes] = call_apart,
) -> bytes:
    """Work in a process that is killed as soon as it has started."""

    def kill(stop: Stop) -> None:
        stop()

    return call(function, *given, bounds=bounds, started=kill)


def refused(api: Api) -> set[tuple[int, str]]:
    """Try to apply a list in both languages; return statuses and codes. Nothing may change."""
    made = upload(api, attendee_csv(GUMELEM, DERIK))
    path = api.at(f"/imports/{made['number']}")
    before = api.get(api.organizer, path)
    answers = [
        api.organizer.post(f"{path}/apply", headers={"Accept-Language": language})
        for language in ("id", "en")
    ]
    assert len({answer.json()["detail"] for answer in answers}) == 2
    assert api.get(api.organizer, path) == before
    assert before["status"] == "previewed"
    assert everybody(api) == {}
    api.app.state.list_planner = Planner()
    assert counts(api.organizer.post(f"{path}/apply").json())[0] == 2
    return {(answer.status_code, answer.json()["code"]) for answer in answers}


def test_a_process_that_is_killed_changes_nothing(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.app.state.list_planner = Planner(little=LONG_ONLY_APART)
    monkeypatch.setattr(planner, "call_apart", killed)
    assert refused(api) == {(503, "list_lost")}


@pytest.mark.parametrize(
    "bounds",
    [replace(BOUNDS, seconds=0.001), replace(BOUNDS, answer_bytes=100)],
    ids=["hanging", "endless"],
)
def test_what_takes_too_much_changes_nothing(api: Api, bounds: Bounds) -> None:
    api.app.state.list_planner = Planner(bounds, little=LONG_ONLY_APART)
    assert refused(api) == {(503, "list_too_heavy")}


@pytest.mark.parametrize(
    ("call", "bounds", "expected"),
    [
        ((bytes, 20_000_000_000), BOUNDS, ListTooHeavyError),
        ((sum, range(10**12)), replace(BOUNDS, processor_seconds=1), ListTooHeavyError),
        ((os.abort,), BOUNDS, ListLostError),
        ((int, "no number"), BOUNDS, ListLostError),
    ],
    ids=["memory", "processor", "abort", "error"],
)
def test_the_error_says_why(
    call: tuple[Callable[..., bytes], object], bounds: Bounds, expected: type[Exception]
) -> None:
    with pytest.raises(expected):
        apart(*call, bounds=bounds)


def test_what_changed_meanwhile_is_planned_again_elsewhere(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = upload(api, attendee_csv(GUMELEM))
    second = upload(api, attendee_csv(GUMELEM, DERIK), name="b.csv")
    api.app.state.list_planner = Planner(little=LONG_ONLY_APART)
    called = []

    def apply_the_first(*given: object, **more: object) -> bytes:
        called.append(given)
        if len(called) == 1:
            api.app.state.list_planner = Planner()
            api.organizer.post(api.at(f"/imports/{first['number']}/apply"))
            return call_apart(*given, **more)  # type: ignore[arg-type]
        with transaction(api.engine) as session:  # on SQLite, there is one writer
            lock_event(session, api.event_id)
        return call_apart(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(planner, "call_apart", apply_the_first)
    answer = api.organizer.post(api.at(f"/imports/{second['number']}/apply"))
    assert counts(answer.json()) == (1, 0, 1, 0)
    assert len(called) == 2
    assert len(everybody(api)) == 2


def test_an_event_that_goes_on_changing_is_not_locked_for_planning(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = upload(api, attendee_csv(GUMELEM, DERIK), name="b.csv")
    api.app.state.list_planner = Planner(little=LONG_ONLY_APART)
    called = []

    def change(*given: object, **more: object) -> bytes:
        called.append(given)
        with transaction(api.engine) as session:
            lock_event(session, api.event_id)
            fields: dict[str, Any] = {
                "event_id": api.event_id,
                "created_at": api.now,
                "updated_at": api.now,
            }
            village = f"33.04.01.200{len(called)}"
            session.add(
                Cooperative(village_code=village, village="", kecamatan="", name="", **fields)
            )
        return call_apart(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(planner, "call_apart", change)
    answer = api.organizer.post(api.at(f"/imports/{long['number']}/apply"))
    assert (answer.status_code, answer.json()["code"]) == (412, "stale_version")
    assert len(called) == MOST_PLANS
    assert everybody(api) == {}


def test_a_long_list_is_never_planned_within_a_transaction(engine: Engine) -> None:
    _, base = furnished(engine, ListKind.ATTENDEES, [])
    task = task_of(ListKind.ATTENDEES, base, HOMES)
    assert Planner().plan_now(task).counts.created == len(HOMES)
    with pytest.raises(StaleVersionError):
        Planner(little=LONG_ONLY_APART).plan_now(task)
