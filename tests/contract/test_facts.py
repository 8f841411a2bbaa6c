"""What the document says of the feed and of webhooks is what is written and sent."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from app.core.database.sessions import transaction
from app.facts import FACTS
from app.notify.feed import queries
from app.notify.feed.news import START
from app.notify.feed.records import FeedEntry, FeedKind
from app.notify.feed.schemas import Fact
from app.openapi import CARRIED
from app.webhooks.delivery import messages
from app.webhooks.records import WebhookEndpoint
from tests.api import Api
from tests.checkin.hall import furnish, new_event


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def _kinds_of(kind: type[Fact]) -> Iterator[type[Fact]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds_of(one)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(CARRIED.read_text("utf-8"))
    return read


def _shape(document: dict[str, Any], name: str) -> Draft202012Validator:
    return Draft202012Validator({**document, "$ref": f"#/components/schemas/{name}"})


def _event(entry: FeedEntry) -> dict[str, Any]:
    place = str(queries.place_of(entry))
    return {"id": place, "event": entry.kind.value, "data": entry.data}


def test_every_fact_of_the_application_is_documented() -> None:
    made = {one for one in _kinds_of(Fact) if one.__module__.startswith("app.")}
    assert (made, {one.KIND for one in made}) == (set(FACTS), set(FeedKind))


def test_each_schema_takes_what_is_written_of_its_kind_and_of_no_other(
    api: Api, document: dict[str, Any]
) -> None:
    event, message = _shape(document, "FeedEvent"), _shape(document, "WebhookMessage")
    wrong = []
    for fact in FACTS:
        sample = {
            name: _sample(document, field)
            for name, field in document["components"]["schemas"][fact.__name__][
                "properties"
            ].items()
        }
        data = fact.model_validate(sample).model_dump(mode="json")
        entry = FeedEntry(
            id=42, xact=0, event_id=api.event_id, kind=fact.KIND, data=data, at=api.now
        )
        told = _event(entry)
        sent = json.loads(messages.message_of(entry).body)
        other = "presence.changed" if "present" not in data else "solve_run.progress"
        wrong += [f"{fact.__name__}: {found.message}" for found in event.iter_errors(told)]
        wrong += [f"{fact.__name__}: {found.message}" for found in message.iter_errors(sent)]
        if event.is_valid(told | {"event": other}) or message.is_valid(sent | {"type": other}):
            wrong.append(f"{fact.__name__}: taken for {other}")
        del told["data"][next(iter(data))]
        if event.is_valid(told):
            wrong.append(f"{fact.__name__}: taken without a field")
    assert wrong == []


def _sample(document: dict[str, Any], field: dict[str, Any]) -> Any:
    (shape, *_) = field.get("anyOf", [field])
    named = shape.get("$ref", "").rpartition("/")[2]
    shape = document["components"]["schemas"][named] if named else shape
    given = [*field.get("examples", ()), *shape.get("examples", ()), *shape.get("enum", ())]
    return given[0] if given else True


def test_what_a_scan_tells_is_as_documented(api: Api, document: dict[str, Any]) -> None:
    hall = furnish(api.engine, new_event(api.engine, api.now), api.now)
    path = f"/api/v1/events/{hall.event_id}/scans"
    api.post(api.admin, path, hall.body(hall.codes[0], api.now))
    with transaction(api.engine, read_only=True) as session:
        entries = queries.entries_after(session, hall.event_id, START)
    assert {entry.kind for entry in entries} == {
        FeedKind.SCAN_RECORDED,
        FeedKind.PRESENCE_CHANGED,
    }
    for entry in entries:
        _shape(document, "FeedEvent").validate(_event(entry))


def test_the_test_of_an_endpoint_and_a_reset_are_documented(
    api: Api, document: dict[str, Any]
) -> None:
    endpoint = WebhookEndpoint(
        event_id=api.event_id,
        url="https://x.example",
        secret=b"",
        next_at=api.now,
        created_at=api.now,
    )
    _shape(document, "WebhookMessage").validate(json.loads(messages.test_message(endpoint).body))
    _shape(document, "FeedEvent").validate({"id": "0-1", "event": "feed.reset", "data": {}})
