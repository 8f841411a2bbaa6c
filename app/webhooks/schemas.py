"""Wire shapes of webhooks."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.ids import EventId, OwnId
from app.core.meanings.times import Instant
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact
from app.webhooks.records import Failure, OffReason

_URL = Annotated[
    str,
    Field(
        min_length=1,
        max_length=500,
        description="Where messages go: https, a public name, any path",
        examples=["https://app.example.id/titik-temu"],
    ),
]
_KINDS = Annotated[
    list[FeedKind] | None,
    Field(
        min_length=1,
        max_length=len(FeedKind),
        description="What the endpoint hears of; null: everything",
        examples=[["timetable.published", "standby.offered"]],
    ),
]
WebhookId = Annotated[
    UUID,
    Field(description="Id of the endpoint", examples=["0197c0de-0000-7000-8000-000000000024"]),
]
_NOTE = Annotated[Words, Field(max_length=120, description="For people", examples=["Aplikasi"])]
_ENDPOINT: JsonDict = {
    "url": "https://app.example.id/titik-temu",
    "kinds": ["timetable.published", "standby.offered"],
}


class WebhookIn(RequestBody):
    """An endpoint to add."""

    url: _URL
    kinds: _KINDS = None
    note: _NOTE = ""
    model_config = ConfigDict(json_schema_extra={"examples": [_ENDPOINT]})


class WebhookPatch(RequestBody):
    """What to change in an endpoint; what is absent stays."""

    url: _URL | None = None
    kinds: _KINDS = None
    note: _NOTE | None = None
    is_on: Annotated[
        bool | None,
        Field(description="Send, beginning where it was switched off, or send nothing"),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"is_on": True}]})


class ReplayIn(RequestBody):
    """From when on everything is to be sent again."""

    since: Annotated[
        Moment, Field(description="At most a week ago", examples=["2025-07-04T01:00:00Z"])
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"since": "2025-07-04T01:00:00Z"}]})


class WebhookOut(BaseModel):
    """An address that hears what happens in an event."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    url: _URL
    kinds: _KINDS
    note: _NOTE
    off_since: Annotated[
        Instant | None, Field(description="Since when nothing is sent; null: it is on")
    ]
    off_reason: Annotated[OffReason | None, Field(description="Why nothing is sent")]
    failing_since: Annotated[
        Instant | None,
        Field(description="Since when nothing arrives; after three days it is switched off"),
    ]
    attempts: Annotated[int, Field(description="Attempts of the next message so far", examples=[0])]
    next_at: Annotated[Instant, Field(description="When the next attempt may be made")]
    created_at: Annotated[Instant, Field(description="When it was added")]


class SecretWebhookOut(WebhookOut):
    """An endpoint with its secret, which is shown only in this answer."""

    secret: Annotated[
        str,
        Field(
            description="Verifies the signatures of messages (Standard Webhooks)",
            examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw9Zr1lq0X2bU="],
        ),
    ]


class WebhookAttemptOut(BaseModel):
    """An attempt to send a message; kept for a week."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    message_id: Annotated[
        str, Field(description="The same in each attempt", examples=["msg_1751590800123"])
    ]
    kind: Annotated[
        str, Field(description="What the message is about", examples=["meeting.changed"])
    ]
    attempt: Annotated[int, Field(description="1 for the first", examples=[1])]
    at: Annotated[Instant, Field(description="When it was made")]
    milliseconds: Annotated[int, Field(description="How long it took", examples=[84])]
    status: Annotated[
        int | None, Field(description="HTTP status of the answer; null: none", examples=[200])
    ]
    failure: Annotated[Failure | None, Field(description="Why it did not arrive; null: it did")]


class WebhookMessage(BaseModel):
    """What is sent to an endpoint."""

    type: Annotated[
        str, Field(description="What happened, or `webhook.test`", examples=["meeting.changed"])
    ]
    timestamp: Annotated[Instant, Field(description="When it happened")]
    event_id: EventId
    data: Annotated[
        dict[str, Any], Field(description="Ids and counts, as in the live feed; nothing personal")
    ]


class WebhookTested(BaseModel):
    """An endpoint is tried."""

    webhook_id: WebhookId


class WebhookSwitchedOff(Fact):
    """Nothing is sent to an endpoint any more."""

    KIND: ClassVar = FeedKind.WEBHOOK_SWITCHED_OFF

    webhook_id: WebhookId
    reason: Annotated[OffReason, Field(description="Why nothing is sent")]
