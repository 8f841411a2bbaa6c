"""Request and response bodies of badges and signing keys."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from app.badges.records import RevocationReason
from app.core.http.bodies import RequestBody

_ATTENDEE_ID = "0197c0de-0000-7000-8000-000000000001"


class IssueIn(RequestBody):
    """The people to issue badges to."""

    attendee_id: Annotated[
        UUID | None,
        Field(description="One person; if left out, every active person without a badge"),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"attendee_id": _ATTENDEE_ID}]})


class RevokeIn(RequestBody):
    """Why a badge is revoked."""

    reason: Literal["substituted", "cancelled", "lost"]
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "lost"}]})


class PrintsIn(RequestBody):
    """Badges that were printed."""

    badge_ids: Annotated[list[UUID], Field(min_length=1, max_length=10_000)]
    model_config = ConfigDict(json_schema_extra={"examples": [{"badge_ids": [_ATTENDEE_ID]}]})


class BadgeOut(BaseModel):
    """A badge. Everyone who can read `code` could print it, so only organizers can read it."""

    id: UUID
    attendee_id: UUID
    token: str = Field(description="The signed token alone, 120 Base32 characters")
    code: str = Field(description="Text of the QR code: an address, or the token alone")
    issued_at: datetime
    revoked_at: datetime | None
    revocation: RevocationReason | None
    prints: int = Field(description="How often it was printed")


class IssuedOut(BaseModel):
    """The badges that a request issued."""

    items: list[BadgeOut]


class PrintsOut(BaseModel):
    """How many badges were counted as printed."""

    counted: int


class SigningKeyOut(BaseModel):
    """A key that signs badges; its private half never leaves the server."""

    model_config = ConfigDict(from_attributes=True)

    key_id: str = Field(description="6 hexadecimal digits, the beginning of each token")
    public_key: str = Field(description="Ed25519, 64 hexadecimal digits")
    created_at: datetime
    retired_at: datetime | None = Field(description="Since when it signs no new badges")
    revoked_at: datetime | None = Field(description="Since when nothing that it signed counts")

    @field_validator("public_key", mode="before")
    @classmethod
    def _in_digits(cls, given: Any) -> Any:
        return given.hex() if isinstance(given, bytes) else given


class KeyRevokedOut(BaseModel):
    """What the revocation of a leaked key came to."""

    revoked: int = Field(description="Badges that ended")
    reissued: int = Field(description="New badges in their place; print these")
    key: SigningKeyOut = Field(description="The key that signs from now on")
