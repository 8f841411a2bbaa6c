"""Request and response bodies of pushes."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.meanings.ids import OwnId
from app.core.meanings.times import CreatedAt

MOST_OF_A_BADGE = 5
"""Browsers that one badge tells."""
_POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
_EXAMPLE: JsonDict = {
    "endpoint": "https://push.example.id/send/dGl0aWs",
    "expirationTime": None,
    "keys": {"p256dh": _POINT, "auth": "BTBZMqHH6r4Tts7J_aSIgg"},
}


class PushKeyOut(BaseModel):
    """What a browser needs to subscribe."""

    public_key: str = Field(
        description="`applicationServerKey` of `pushManager.subscribe`: an uncompressed point of "
        "P-256 in base64url",
        examples=[_POINT],
    )
    most: int = Field(description="How many browsers a badge tells", examples=[MOST_OF_A_BADGE])


class PushKeysIn(RequestBody):
    """The keys of a browser's subscription."""

    p256dh: Annotated[
        str,
        Field(
            max_length=100, description="Its public key, a point, in base64url", examples=[_POINT]
        ),
    ]
    auth: Annotated[
        str,
        Field(
            max_length=40,
            description="Its secret of 16 bytes, in base64url",
            examples=["BTBZMqHH6r4Tts7J_aSIgg"],
        ),
    ]


class PushSubscriptionIn(RequestBody):
    """A browser's subscription, as `PushSubscription.toJSON()` says it."""

    endpoint: Annotated[
        str,
        Field(
            max_length=1000,
            description="Address at the browser's push service",
            examples=["https://push.example.id/send/dGl0aWs"],
        ),
    ]
    expirationTime: Annotated[  # noqa: N815 - as browsers call it
        float | None,
        Field(description="When it ends, as browsers say it; not used", examples=[None]),
    ] = None
    keys: PushKeysIn
    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})


class PushSubscriptionOut(BaseModel):
    """A browser that is told."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    created_at: CreatedAt
