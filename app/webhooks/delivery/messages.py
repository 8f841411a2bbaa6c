"""What is sent: one message for each entry of the feed, the same at every attempt."""

import json
from datetime import datetime
from typing import Final, NamedTuple

from app.core.meanings.times import written
from app.notify.feed.news import Cursor
from app.notify.feed.queries import place_of
from app.notify.feed.records import FeedEntry
from app.webhooks.records import WebhookEndpoint
from app.webhooks.schemas import WebhookTested

TEST: Final = "webhook.test"


class Message(NamedTuple):
    """A message as it is sent; `place` is that of its entry, None for a test."""

    id: str
    kind: str
    body: bytes
    place: Cursor | None


def message_of(entry: FeedEntry) -> Message:
    """Return the message that tells of an entry of the feed."""
    body = _body(entry.kind.value, entry.at, str(entry.event_id), entry.data)
    return Message(f"msg_{entry.id}", entry.kind.value, body, place_of(entry))


def test_message(endpoint: WebhookEndpoint) -> Message:
    """Return the message by which an endpoint is tried."""
    asked = endpoint.test_asked_at or endpoint.created_at
    tested = WebhookTested(webhook_id=endpoint.id)
    body = _body(TEST, asked, str(endpoint.event_id), tested.model_dump(mode="json"))
    return Message(f"test_{int(asked.timestamp() * 1000)}", TEST, body, None)


def _body(kind: str, at: datetime, event_id: str, data: object) -> bytes:
    told = {"type": kind, "timestamp": written(at), "event_id": event_id, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
