"""The clients without a server: the published cases, and what they repeat, renew and resume."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import httpx
import pytest

from tests.clients.conftest import BUNDLE, run_node
from tests.clients.places import ROOT
from titik_temu_client import Client, Problem, Session, Unreachable, operations, schemas
from titik_temu_client.badges import judge, keys_of, read_token
from titik_temu_client.repeating import Repeating
from titik_temu_client.rules import Attempt, Hours, KnownBadge, NoBadge, Passage, decide

VECTORS: dict[str, Any] = json.loads((ROOT / "docs" / "offline-vectors.json").read_text("utf-8"))
EVENT = "0197c0de-0000-7000-8000-000000000001"
START = datetime(2025, 7, 4, tzinfo=UTC)
GOOD = KnownBadge(None, withdrawn=False, on_list=True)
Answer = Callable[[], httpx.Response]


def test_the_typescript_client_passes_its_own_tests(front_end: Path) -> None:
    run_node(
        *("--test", "--test-isolation=none", "test/vectors.test.mjs", "test/repeats.test.mjs"),
        TITIK_TEMU_CLIENT=(front_end / BUNDLE).as_uri(),
    )


def test_tokens_are_read_and_judged_as_published() -> None:
    keys = keys_of(VECTORS["keys"])
    for case in VECTORS["tokens"]:
        token = read_token(case["text"])
        told = (token.key_id, token.badge_id) if token else (None, None)
        assert told == (case["key_id"], case["badge_id"]), case["name"]
        assert judge(token, keys, UUID(VECTORS["event_id"])) == case["reason"], case["name"]


def _at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _attempt(said: dict[str, Any]) -> Attempt:
    at = datetime.fromisoformat(said["counts_at"])
    return Attempt(said["device"], said["direction"], at, said["offline"])


def test_decisions_are_as_published() -> None:
    cases = [one for one in VECTORS["decisions"] if not one["attempt"]["refused"]]
    assert len(cases) > 150
    for case in cases:
        said = case["badge"]
        badge: KnownBadge | NoBadge = (
            NoBadge(**said)
            if "authentic" in said
            else KnownBadge(_at(said["revoked_at"]), said["withdrawn"], said["on_list"])
        )
        history = [
            Passage(one["direction"], datetime.fromisoformat(one["at"]), one["device"])
            for one in case["history"]
        ]
        hours = Hours(_at(case["opens_at"]), _at(case["closes_at"]))
        told = decide(_attempt(case["attempt"]), badge, history, hours)
        assert (told.verdict, told.reason) == (case["verdict"], case["reason"])


def test_reconciliations_are_as_published() -> None:
    assert len(VECTORS["reconciliations"]) == 50
    for case in VECTORS["reconciliations"]:
        history: list[Passage] = []
        for scan in (scan for upload in case["uploads"] for scan in upload):
            attempt = _attempt(scan)
            told = decide(attempt, GOOD, history, Hours())
            verdict = (
                ("refused", scan["refused"]) if scan["refused"] else (told.verdict, told.reason)
            )
            assert verdict == (scan["verdict"], scan["reason"])
            if scan["verdict"] == "admitted":
                history.append(Passage(attempt.direction, attempt.at, attempt.device))


class Server:
    """A server that gives these answers, one after the other, and a client that calls it."""

    def __init__(self, *answers: Answer, **settings: Any) -> None:
        self.calls: list[httpx.Request] = []
        self.waits: list[float] = []
        self._answers = list(answers)
        given = {"session": Session("secret", None, START, renews=False)} | settings
        self.client = Client(
            "https://temu.example.id/",
            transport=httpx.MockTransport(self._answer),
            sleep=self.waits.append,
            repeating=Repeating(chance=lambda: 1.0),
            **given,
        )

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(request)
        return self._answers.pop(0)()


def _json(status: int, body: object, **headers: str) -> Answer:
    return lambda: httpx.Response(status, json=body, headers=headers)


def _problem(status: int, code: str, **headers: str) -> Answer:
    return _json(status, {"code": code, "detail": code, "errors": []}, **headers)


def _lost() -> httpx.Response:
    raise httpx.ConnectError("the network is gone")


def _stream(text: str) -> Answer:
    return lambda: httpx.Response(200, text=text, headers={"Content-Type": "text/event-stream"})


def test_a_change_is_repeated_under_one_key_with_growing_waits() -> None:
    server = Server(_lost, _problem(502, ""), _json(201, {"id": "gate"}))
    body: schemas.GateIn = {"name": "Pintu", "kind": "event"}
    with server.client as client:
        assert client(operations.create_gate(EVENT, body))["id"] == "gate"
    assert len({call.headers["Idempotency-Key"] for call in server.calls}) == 1
    assert server.waits == [0.5, 1.0]


def test_the_servers_own_wait_is_kept_and_too_long_a_one_is_told() -> None:
    server = Server(
        _problem(429, "too_many", **{"Retry-After": "7"}),
        _json(200, {}),
        _problem(503, "away", **{"Retry-After": "3600"}),
    )
    with server.client as client:
        client(operations.get_meta())
        with pytest.raises(Problem) as refused:
            client(operations.get_meta())
    assert server.waits == [7.0]
    assert (refused.value.code, refused.value.retry_after) == ("away", 3600.0)


def test_nothing_is_repeated_that_might_be_carried_out_twice() -> None:
    server = Server(_lost, _lost, session=None)
    with server.client as client:
        with pytest.raises(Unreachable):
            client.log_in("panitia", "kata sandi")
        with pytest.raises(Unreachable):
            client(operations.update_event(EVENT, {"name": "Lain"}, if_match='"1"'))
    assert len(server.calls) == 2


def test_a_token_is_renewed_in_time_and_not_after_a_refusal() -> None:
    session = Session("secret", START + timedelta(days=30), START, renews=True)
    later = _json(200, {"expires_at": (START + timedelta(days=60)).isoformat()})
    kept: list[Session | None] = []

    def now() -> datetime:
        return START + timedelta(days=25)

    given = {"session": session, "now": now}
    server = Server(later, later, later, on_session=kept.append, **given)
    with server.client as client:
        client(operations.get_meta())
        client(operations.get_meta())
    assert [str(call.url).endswith("/renewal") for call in server.calls] == [True, False, False]
    assert [one and one.expires_at for one in kept] == [START + timedelta(days=60)]
    ended = Server(_problem(403, "no"), later, later, **given)
    with ended.client as client:
        client(operations.get_meta())
        client(operations.get_meta())
    assert len(ended.calls) == 3


def test_the_feed_resumes_after_the_last_event_that_was_taken_and_tells_of_a_reset() -> None:
    scan = 'id: 1-2\nevent: scan.recorded\ndata: {"id":"1-2"}\n\n'
    server = Server(
        _stream(f": now\nid: 1-1\n\n{scan}id: 1-3\nevent: scan.rec"),
        _lost,
        _stream("id: 9-9\r\nevent: feed.reset\r\ndata: {}\r\n\r\n"),
        _problem(403, "forbidden"),
    )
    places: list[str] = []
    told: list[tuple[str, str]] = []

    def listen(events: Iterator[schemas.FeedEvent]) -> None:
        for event in events:
            said = cast(dict[str, str], event)
            told.append((said["id"], said["event"]))

    with server.client as client, pytest.raises(Problem, match="forbidden"):
        listen(client.feed(EVENT, on_place=places.append))
    assert told == [("1-2", "scan.recorded"), ("9-9", "feed.reset")]
    assert places == ["1-1", "1-2", "9-9"]
    resumed = [call.headers.get("Last-Event-ID") for call in server.calls]
    assert resumed == [None, "1-2", "1-2", "9-9"]


def test_a_list_is_read_page_after_page() -> None:
    server = Server(
        _json(200, {"items": [1, 2], "next_cursor": "a"}),
        _json(200, {"items": [3], "next_cursor": None}),
    )
    with server.client as client:
        told: list[object] = [*client.items(operations.list_attendees(EVENT, kind="guest"))]
    assert told == [1, 2, 3]
    asked = [call.url.query for call in server.calls]
    assert asked == [b"limit=200&kind=guest", b"limit=200&kind=guest&cursor=a"]
