"""All that the feed and webhooks tell, and its shapes in the API's document.

Each kind is a schema of its own, so that generated clients branch on `event` or `type` and know the
fields. They are made of the classes that are written to the feed (`Fact`), each in its domain.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.checkin.scans.news import PresenceChanged, ScanRecorded
from app.day.proposals.news import ProposalCreated
from app.day.schemas import MeetingReplaced
from app.imports.applying.outcome import ImportFinished
from app.meetings.outcomes.news import MeetingReported
from app.meetings.seats.schemas import StandbyOffered
from app.meetings.versions.schemas import TimetablePublished
from app.notify.feed.news import CURSOR_PATTERN
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact
from app.notify.feed.stream import RESET
from app.participants.feedback.news import FeedbackGiven
from app.participants.wishes.news import WishesChanged
from app.timetable.runs.news import SolveRunProgress
from app.webhooks.delivery.messages import TEST
from app.webhooks.schemas import WebhookSwitchedOff, WebhookTested

FACTS: Final[Sequence[type[Fact]]] = (
    ScanRecorded,
    PresenceChanged,
    SolveRunProgress,
    TimetablePublished,
    MeetingReplaced,
    MeetingReported,
    FeedbackGiven,
    WishesChanged,
    ProposalCreated,
    StandbyOffered,
    ImportFinished,
    WebhookSwitchedOff,
)
_REF: Final = "#/components/schemas/"
_EVENT: Final = (
    "An event of an event's feed, as its three lines say it: `id` and `event` are words, `data` is "
    "JSON. Leave out those that you do not know"
)
_MESSAGE: Final = "What is sent to an endpoint. Leave out types that you do not know"
_ID: Final = {
    "type": "string",
    "pattern": f"^{CURSOR_PATTERN}$",
    "description": "The place in the feed; send the last one as `Last-Event-ID` to resume",
    "examples": ["7124-42"],
}
_TIMESTAMP: Final = {
    "type": "string",
    "format": "date-time",
    "description": "When it happened",
    "examples": ["2025-07-04T02:40:00Z"],
}
_EVENT_ID: Final = {
    "type": "string",
    "format": "uuid",
    "description": "Id of the event",
    "examples": ["0197c0de-0000-7000-8000-000000000002"],
}
_NOTHING: Final = {"type": "object", "maxProperties": 0, "description": "Nothing", "examples": [{}]}


def complete(document: dict[str, Any]) -> None:
    """Say in a document what each kind of event of the feed, and of message, holds."""
    schemas = document["components"]["schemas"]
    models: list[type[BaseModel]] = [*FACTS, WebhookTested]
    _, found = models_json_schema(
        [(model, "serialization") for model in models],
        ref_template=f"{_REF}{{model}}",
    )
    for name, schema in found["$defs"].items():
        schema.pop("additionalProperties", None)  # readers leave out what they do not know
        schemas.setdefault(name, schema)
    events = dict(_told()) | {RESET: _NOTHING}
    schemas["FeedEvent"] = _union(schemas, "event", "Event", events, {"id": _ID}, _EVENT)
    messages = dict(_told()) | {TEST: {"$ref": _REF + WebhookTested.__name__}}
    around = {"timestamp": _TIMESTAMP, "event_id": _EVENT_ID}
    schemas["WebhookMessage"] = _union(schemas, "type", "Message", messages, around, _MESSAGE)
    feed = document["paths"]["/api/v1/events/{event_id}/feed"]["get"]["responses"]["200"]
    feed["content"]["text/event-stream"]["schema"] = {
        "type": "string",
        "contentMediaType": "text/event-stream",
        "contentSchema": {"$ref": f"{_REF}FeedEvent"},
    }


def _told() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each kind with the shape of its data."""
    for kind in FeedKind:
        shapes = [{"$ref": _REF + fact.__name__} for fact in FACTS if fact.KIND is kind]
        yield (
            kind.value,
            shapes[0]
            if len(shapes) == 1
            else {
                "anyOf": shapes,
                "description": "What happened",
            },
        )


def _union(
    schemas: dict[str, Any],
    tag: str,
    suffix: str,
    data: dict[str, dict[str, Any]],
    around: dict[str, dict[str, Any]],
    meaning: str,
) -> dict[str, Any]:
    """Add a schema for each kind; return the union of them, told apart by the property `tag`."""
    mapping = {}
    for kind, shape in data.items():
        name = "".join(part.capitalize() for part in kind.replace(".", "_").split("_")) + suffix
        mapping[kind] = _REF + name
        word = {"type": "string", "const": kind, "description": f"Always `{kind}`"}
        schemas[name] = {
            "type": "object",
            "description": f"{suffix} `{kind}`",
            "properties": {tag: word, **around, "data": shape},
            "required": [tag, *around, "data"],
        }
    return {
        "description": meaning,
        "oneOf": [{"$ref": ref} for ref in mapping.values()],
        "discriminator": {"propertyName": tag, "mapping": mapping},
    }
