"""While a file is read, nothing else waits for it: no scan, no other change of the event."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Event as Signal
from typing import Any

import anyio
import pytest
from httpx2 import Response

from app.core.processes.process import Bounds, Stop
from app.imports.errors import ListsBusyError
from app.imports.reader.process import DEFAULT_BOUNDS, read_apart
from app.imports.reader.readers import Readers
from app.imports.reader.talk import AsRead, Question
from app.sheets.errors import ReaderLostError
from tests.api import EVENT, Api
from tests.checkin.hall import furnish
from tests.imports.files import ONE_DATABASE, counts, upload
from tests.imports.reader.test_process import FEW, question

LONG_ENOUGH = 30.0
"""Seconds after which a test that would hang fails."""


class Slow:
    """Reads as the real one, but only once it is let go; `begun` tells that it has been asked."""

    def __init__(self) -> None:
        self.begun, self.go, self.stopped = Signal(), Signal(), Signal()

    def __call__(
        self,
        asked: Question,
        content: bytes,
        bounds: Bounds,
        started: Callable[[Stop], None] | None,
    ) -> AsRead:
        if started:
            started(self._stop)
        self.begun.set()
        assert self.go.wait(LONG_ENOUGH)
        return read_apart(asked, content, bounds)

    def _stop(self) -> None:
        self.stopped.set()
        self.go.set()


@contextmanager
def reading(api: Api, slow: Slow, send: Callable[[], Response]) -> Iterator[Future[Response]]:
    """Send a request whose file is being read while the block runs."""
    api.app.state.list_readers = Readers(read=slow)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(send)
        try:
            assert slow.begun.wait(LONG_ENOUGH)
            yield sent
        finally:
            slow.go.set()


def test_scans_and_other_changes_go_on_while_an_upload_is_read(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)

    def send() -> Response:
        return api.organizer.post(
            api.at("/imports"), data={"kind": "attendees"}, files={"file": ("x.csv", FEW)}
        )

    with reading(api, Slow(), send) as sent:
        body = hall.body(hall.codes[0], api.now)
        assert api.organizer.post(api.at("/scans"), json=body).status_code == 201
        gate = {"name": "Timur", "kind": "event"}
        assert api.organizer.post(api.at("/gates"), json=gate).status_code == 201
        assert not sent.done()
    assert sent.result().status_code == 201


def test_scans_and_other_changes_go_on_while_a_list_is_read_to_be_applied(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    made = upload(api, FEW)

    def send() -> Response:
        return api.organizer.post(api.at(f"/imports/{made['number']}/apply"))

    with reading(api, Slow(), send) as sent:
        body = hall.body(hall.codes[0], api.now)
        assert api.organizer.post(api.at("/scans"), json=body).status_code == 201
        gate = {"name": "Timur", "kind": "event"}
        assert api.organizer.post(api.at("/gates"), json=gate).status_code == 201
        assert not sent.done()
    assert sent.result().status_code == 200
    assert sum(counts(sent.result().json())[:2]) == 2


def test_a_list_whose_mapping_changes_while_it_is_read_is_not_applied(api: Api) -> None:
    made = upload(api, FEW)
    path = api.at(f"/imports/{made['number']}")
    slow = Slow()
    with reading(api, slow, lambda: api.organizer.post(f"{path}/apply")) as sent:
        api.app.state.list_readers = Readers()
        changed = api.organizer.put(f"{path}/mapping", json={"mapping": {"6": None}})
        assert changed.status_code == 200
    assert (sent.result().status_code, sent.result().json()["code"]) == (412, "stale_version")
    assert api.get(api.organizer, path)["status"] == "previewed"


def test_a_list_whose_event_is_deleted_while_it_is_read_is_not_kept(api: Api) -> None:
    def send() -> Response:
        return api.organizer.post(
            api.at("/imports"), data={"kind": "attendees"}, files={"file": ("x.csv", FEW)}
        )

    with reading(api, Slow(), send) as sent:
        assert (
            api.admin.delete(api.at(""), params={"confirm_name": EVENT["name"]}).status_code == 204
        )
    assert sent.result().status_code == 404


def read_killed(asked: Question, content: bytes, bounds: Bounds, _: object) -> AsRead:
    """Read in a process that is killed as soon as it has started."""

    def kill(stop: Stop) -> None:
        stop()

    return read_apart(asked, content, bounds, kill)


REFUSALS = [
    (Readers(read=read_killed), 422, "list_unreadable", "file_reader_lost"),
    (Readers(replace(DEFAULT_BOUNDS, seconds=0.001)), 413, "list_too_large", "file_too_slow"),
    (Readers(replace(DEFAULT_BOUNDS, answer_bytes=10)), 413, "list_too_large", "file_too_heavy"),
]


@ONE_DATABASE
@pytest.mark.parametrize(("readers", "status", "code", "reason"), REFUSALS)
def test_what_costs_too_much_is_refused_in_both_languages_and_not_kept(
    api: Api, readers: Readers, status: int, code: str, reason: str
) -> None:
    api.app.state.list_readers = readers
    details = set()
    for language in ("id", "en"):
        answer = api.organizer.post(
            api.at("/imports"),
            data={"kind": "attendees"},
            files={"file": ("x.csv", FEW)},
            headers={"Accept-Language": language},
        )
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (status, code)
        assert problem["context"]["reason"] == reason
        details.add(problem["detail"])
    assert len(details) == 2
    assert api.get(api.organizer, api.at("/imports"))["items"] == []


@ONE_DATABASE
def test_whoever_waits_too_long_for_a_reader_is_asked_to_come_again(api: Api) -> None:
    api.app.state.list_readers = Readers(at_once=0, patience=0)
    answer = api.organizer.post(
        api.at("/imports"), data={"kind": "attendees"}, files={"file": ("x.csv", FEW)}
    )
    assert (answer.status_code, answer.json()["code"]) == (503, "lists_busy")
    assert int(answer.headers["Retry-After"]) > 0
    assert api.get(api.organizer, api.at("/imports"))["items"] == []


def test_only_so_many_are_read_at_once() -> None:
    slow = Slow()

    async def fill_up() -> None:
        readers = Readers(read=slow, at_once=1, patience=0)
        async with anyio.create_task_group() as group:
            group.start_soon(readers.read, "one", question(), FEW)
            await anyio.to_thread.run_sync(slow.begun.wait, LONG_ENOUGH)
            with pytest.raises(ListsBusyError):
                await readers.read("other", question(), FEW)
            slow.go.set()
        assert readers.recall("one")
        assert (await readers.read("other", question(), FEW)).read.rows

    anyio.run(fill_up)


def test_whoever_stops_waiting_takes_the_process_along() -> None:
    slow = Slow()

    async def give_up() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(Readers(read=slow).read, "key", question(), FEW)
            await anyio.to_thread.run_sync(slow.begun.wait, LONG_ENOUGH)
            group.cancel_scope.cancel()

    anyio.run(give_up)
    assert slow.stopped.is_set()


def test_a_process_told_to_stop_before_it_has_started_is_ended() -> None:
    begun, go = Signal(), Signal()
    ended = Signal()

    def read(*asked: Any) -> AsRead:
        begun.set()
        assert go.wait(LONG_ENOUGH)
        asked[3](ended.set)
        raise ReaderLostError

    async def give_up() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(Readers(read=read).read, "key", question(), FEW)
            await anyio.to_thread.run_sync(begun.wait, LONG_ENOUGH)
            group.cancel_scope.cancel()

    anyio.run(give_up)
    go.set()
    assert ended.wait(LONG_ENOUGH)
