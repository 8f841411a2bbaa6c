"""The clients against a running server: under Node, and in Python."""

import asyncio
from collections.abc import Iterator
from contextlib import aclosing, closing
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest

from tests.campaigns.halls import ServedHall
from tests.clients.conftest import BUNDLE, described, run_node
from tests.web.organizer import PASSWORD, USERNAME
from titik_temu_client import (
    AsyncClient,
    Client,
    Problem,
    SnapshotRefused,
    Unreachable,
    operations,
    schemas,
)
from titik_temu_client.door import Door, open_snapshot
from titik_temu_client.queue import FileStorage, ScanQueue
from titik_temu_client.repeating import Repeating
from titik_temu_client.rules import Decision, Told


def test_the_typescript_client_works_under_node(hall: ServedHall, front_end: Path) -> None:
    run_node(
        *("--test", "--test-isolation=none", "test/live.mjs"),
        TITIK_TEMU_CLIENT=(front_end / BUNDLE).as_uri(),
        TITIK_TEMU_HALL=described(hall, hall.hall.codes[:4]),
    )


class Losing(httpx.BaseTransport):
    """A network that carries calls, and loses as many answers of some address as are `left`."""

    def __init__(self, ending: str, left: int) -> None:
        self.left = left
        self._ending = ending
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        if self.left and request.url.path.endswith(self._ending):
            self.left -= 1
            response.read()
            response.close()
            raise httpx.ReadError("the answer was lost")
        return response

    def close(self) -> None:
        self._inner.close()


@pytest.fixture
def organizer(hall: ServedHall) -> Iterator[Client]:
    with Client(hall.base, language="en", sleep=lambda _seconds: None) as client:
        client.log_in(USERNAME, PASSWORD)
        yield client


def test_a_wrong_password_is_a_problem_with_a_code(hall: ServedHall) -> None:
    kept: list[Any] = []
    with Client(hall.base, on_session=kept.append) as client:
        with pytest.raises(Problem) as refused:
            client.log_in(USERNAME, "salah")
        assert (refused.value.status, refused.value.code) == (401, "bad_credentials")
        session = client.log_in(USERNAME, PASSWORD)
        client.renew()
    assert [one.token for one in kept] == [session.token, session.token]


def test_a_repeated_change_is_carried_out_once_and_a_list_read_in_pages(
    hall: ServedHall, organizer: Client
) -> None:
    network = Losing("/gates", 2)
    event_id = str(hall.hall.event_id)
    body: schemas.GateIn = {"name": "Pintu Timur", "kind": "event"}
    with Client(
        hall.base, session=organizer.session, transport=network, sleep=lambda _seconds: None
    ) as client:
        made = client(operations.create_gate(event_id, body))
    assert network.left == 0
    gates = organizer.items(operations.list_gates(event_id, limit=2))
    assert [gate["id"] for gate in gates if gate["name"] == body["name"]] == [made["id"]]


def test_what_has_not_changed_is_not_sent_again(hall: ServedHall, organizer: Client) -> None:
    event_id = str(hall.hall.event_id)
    first = organizer.answer(operations.get_event(event_id))
    again = organizer.answer(operations.get_event(event_id, if_none_match=first.etag))
    assert (first.status, again.status, again.value) == (200, 304, None)


def test_a_device_decides_keeps_its_scans_over_a_restart_and_loses_none(
    hall: ServedHall, organizer: Client, tmp_path: Path
) -> None:
    event_id, gate = str(hall.hall.event_id), str(hall.hall.gates["main"])
    one, two, three = hall.hall.codes[4:7]
    network = Losing("/batch", 1)
    with Client(hall.base, transport=network, repeating=Repeating(attempts=1)) as device:
        enrolled = device.enrol(hall.enrolment("Pintu Python"))
        envelope = device(operations.get_snapshot(event_id))
        kept = tmp_path / "scans.db"
        queue = ScanQueue(device, event_id, FileStorage(kept))
        door = Door(enrolled["device"]["principal"], queue)
        document = open_snapshot(envelope, enrolled["snapshot_key"], event_id)
        assert door.apply(document)
        forged = {**envelope, "document": envelope["document"].replace("Pintu", "Palsu")}
        with pytest.raises(SnapshotRefused):
            open_snapshot(cast(schemas.SnapshotOut, forged), enrolled["snapshot_key"], event_id)
        decided = []
        for code in (one, one, "8992753101", two):
            said = door.scan(code, gate, "entry", queue.now())
            decided.append((said.decision.verdict, said.decision.reason, said.person is not None))
            queue.add(code, gate, "entry", said)
        assert decided == [
            ("admitted", None, True),
            ("refused", "already_inside", True),
            ("refused", "unknown_code", False),
            ("admitted", None, True),
        ]
        queue.add(three, str(uuid4()), "entry", Told(Decision("admitted", None)))
        made = [scan["scan_id"] for scan in queue.waiting]

        queue = ScanQueue(device, event_id, FileStorage(kept))  # as after a restart
        assert [scan["scan_id"] for scan in queue.waiting] == made
        assert isinstance(queue.upload().failure, Unreachable)
        queue = ScanQueue(device, event_id, FileStorage(kept))
        assert len(queue.waiting) == 5
        door = Door(enrolled["device"]["principal"], queue)
        door.apply(document)
        assert door.scan(one, gate, "entry", queue.now()).decision.reason == "already_inside"
        upload = queue.upload()
        assert upload.failure is None
        told = [
            one.answer and (one.answer["verdict"], one.answer["reason"]) for one in upload.outcomes
        ]
        assert told == [*((verdict, reason) for verdict, reason, _ in decided), None]

        queue = ScanQueue(device, event_id, FileStorage(kept))
        assert queue.waiting == []
        assert [one.scan["scan_id"] for one in queue.rejected] == made[4:]
        queue.dismiss(made[4])
        queue.trust(document["made_at"])
        assert len(FileStorage(kept).entries()) == 2, "no snapshot has them yet"
        queue.trust((queue.now() + timedelta(hours=1)).isoformat())
        assert FileStorage(kept).entries() == []
    scans = organizer.items(operations.list_scans(event_id))
    assert sorted(scan["scan_id"] for scan in scans if scan["scan_id"] in made) == sorted(made[:4])


def test_the_feed_tells_what_happens_and_resumes(hall: ServedHall, organizer: Client) -> None:
    event_id = str(hall.hall.event_id)

    def scanned(code: str) -> str:
        body = cast(schemas.ScanIn, hall.hall.body(code, organizer.settings.now()))
        return organizer(operations.record_scan(event_id, body))["id"]

    scans: list[str] = []

    def on_place(_place: str) -> None:
        if not scans:
            scans.append(scanned("8992753102"))

    with closing(organizer.feed(event_id, on_place=on_place)) as feed:
        first = cast(dict[str, Any], _scan(feed))
    assert first["data"]["id"] == scans[0]
    second = scanned("8992753103")
    with closing(organizer.feed(event_id, after=first["id"])) as feed:
        assert cast(dict[str, Any], _scan(feed))["data"]["id"] == second


def _scan(feed: Iterator[schemas.FeedEvent]) -> schemas.FeedEvent:
    return next(event for event in feed if event["event"] == "scan.recorded")


def test_the_client_for_asyncio_does_the_same(hall: ServedHall) -> None:
    event_id = str(hall.hall.event_id)

    async def walk() -> tuple[int, list[str]]:
        async with AsyncClient(hall.base) as client:
            await client.log_in(USERNAME, PASSWORD)
            await client.renew()
            people = [
                one async for one in client.items(operations.list_attendees(event_id, limit=5))
            ]
            async with aclosing(client.feed(event_id, after="0-0")) as feed:
                told = [event["event"] async for event in _first(feed)]
            return len(people), told

    people, told = asyncio.run(walk())
    assert people == len(hall.hall.people)
    assert len(told) == 1


async def _first(feed: Any) -> Any:
    async for event in feed:
        yield event
        return
