"""Request and response bodies of integrations."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.auth.records import IntegrationScope
from app.core.http.bodies import RequestBody
from app.core.meanings.ids import OwnId
from app.core.meanings.times import CreatedAt, ExpiresAt, Instant

LONGEST_DAYS: Final = 730
_EVENT: Final = "0197c0de-0000-7000-8000-000000000002"
_INTEGRATION: Final[JsonDict] = {"name": "crm", "scopes": ["read"], "event_ids": [_EVENT]}
Name = Annotated[
    str,
    Field(
        min_length=2,
        max_length=40,
        pattern=r"^[a-z0-9][a-z0-9.-]*$",
        description="What calls; in the audit log it is `integration:<name>`",
        examples=["crm"],
    ),
]
Days = Annotated[
    int,
    Field(ge=1, le=LONGEST_DAYS, description="For how many days its token works", examples=[365]),
]
_Scopes = Annotated[
    list[IntegrationScope],
    Field(
        min_length=1,
        max_length=len(IntegrationScope),
        description="`read`: what viewers of the events may; `personal_data`: that, with phone "
        "numbers, e-mail addresses and notes of people, each reading audited; `write`: what "
        "organizers may, personal data included, but what asks for a fresh proof of a person "
        "and what would outlive it: tokens of devices, links of partners, webhooks",
        examples=[["read"]],
    ),
]
_EventIds = Annotated[
    list[UUID],
    Field(
        min_length=1, max_length=200, description="The events it may work in", examples=[[_EVENT]]
    ),
]


class IntegrationIn(RequestBody):
    """A system that is to call the API."""

    name: Name
    scopes: _Scopes
    event_ids: _EventIds
    days: Days = 365
    model_config = ConfigDict(json_schema_extra={"examples": [_INTEGRATION]})


class RenewalIn(RequestBody):
    """For how long the new token is to work."""

    days: Days = 365
    model_config = ConfigDict(json_schema_extra={"examples": [{"days": 365}]})


class IntegrationOut(BaseModel):
    """A system that calls the API, and until when its token works."""

    id: OwnId
    name: Name
    scopes: _Scopes
    event_ids: list[UUID] = Field(
        description="The events it may work in; members' lists of these show it",
        examples=[[_EVENT]],
    )
    created_at: CreatedAt
    expires_at: ExpiresAt
    ended_at: Instant | None = Field(
        description="Since when it may do nothing more; null: it works until `expires_at`"
    )
    last_used_at: Instant | None = Field(
        description="When it last called, to a minute; null: its token was never used",
        examples=["2025-07-04T02:40:00Z"],
    )


class SecretIntegrationOut(IntegrationOut):
    """An integration with its token, which is shown only in this answer."""

    access_token: str = Field(
        description="Send it as `Authorization: Bearer ...`",
        examples=["tt_integration_k3ywab2d9xmnq7rt"],
    )
