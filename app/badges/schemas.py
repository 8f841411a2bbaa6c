"""Request and response bodies of badges and signing keys."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from app.badges.records import RevocationReason
from app.core.http.bodies import RequestBody
from app.core.meanings.ids import AttendeeId, OwnId
from app.core.meanings.times import CreatedAt, Instant, RevokedAt

_ATTENDEE_ID = "0197c0de-0000-7000-8000-000000000001"


class IssueIn(RequestBody):
    """The people to issue badges to."""

    attendee_id: Annotated[
        UUID | None,
        Field(
            description="One person; if left out, every active person without a badge",
            examples=["0197c0de-0000-7000-8000-000000000013"],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"attendee_id": _ATTENDEE_ID}]})


class RevokeIn(RequestBody):
    """Why a badge is revoked."""

    reason: Literal["substituted", "cancelled", "lost"] = Field(
        description="Why the badge ends: another person comes, the person does not come, or it is "
        "lost"
    )
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "lost"}]})


class PrintsIn(RequestBody):
    """Badges that were printed."""

    badge_ids: Annotated[
        list[UUID],
        Field(
            min_length=1,
            max_length=10_000,
            description="Ids of the badges",
            examples=[["0197c0de-0000-7000-8000-000000000018"]],
        ),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"badge_ids": [_ATTENDEE_ID]}]})


class BadgeOut(BaseModel):
    """A badge. Everyone who can read `code` could print it, so only organizers can read it."""

    id: OwnId
    attendee_id: AttendeeId
    token: str = Field(
        description="The signed token alone, 120 Base32 characters", examples=["UPYJZ5DQ"]
    )
    code: str = Field(
        description="Text of the QR code: an address, or the token alone",
        examples=["HTTPS://TEMU.EXAMPLE.ID/B/UPYJZ5DQ"],
    )
    issued_at: Instant = Field(description="When it was issued", examples=["2025-07-01T03:00:00Z"])
    revoked_at: RevokedAt
    revocation: RevocationReason | None
    prints: int = Field(description="How often it was printed", examples=[1])


class IssuedOut(BaseModel):
    """The badges that a request issued."""

    items: list[BadgeOut] = Field(description="The new badges, in the order of the people")


class PrintsOut(BaseModel):
    """How many badges were counted as printed."""

    counted: int = Field(
        description="How many badges were counted as printed once more", examples=[278]
    )


class SigningKeyOut(BaseModel):
    """A key that signs badges; its private half never leaves the server."""

    model_config = ConfigDict(from_attributes=True)

    key_id: str = Field(
        description="6 hexadecimal digits, the beginning of each token", examples=["0a1b2c"]
    )
    public_key: str = Field(
        description="Ed25519, 64 hexadecimal digits",
        examples=["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"],
    )
    created_at: CreatedAt
    retired_at: Instant | None = Field(description="Since when it signs no new badges")
    revoked_at: Instant | None = Field(description="Since when nothing that it signed counts")

    @field_validator("public_key", mode="before")
    @classmethod
    def _in_digits(cls, given: Any) -> Any:
        return given.hex() if isinstance(given, bytes) else given


class KeyRevokedOut(BaseModel):
    """What the revocation of a leaked key came to."""

    revoked: int = Field(description="Badges that ended", examples=[331])
    reissued: int = Field(description="New badges in their place; print these", examples=[331])
    key: SigningKeyOut = Field(description="The key that signs from now on")
