"""Request and response bodies of second factors."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from app.auth.factors.records import FactorKind
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.ids import OwnId
from app.core.meanings.times import CreatedAt, Instant

Name = Annotated[
    Words,
    Field(
        min_length=1,
        max_length=120,
        description="What the user calls it",
        examples=["Telepon saya"],
    ),
]
Code = Annotated[
    SecretStr,
    Field(
        min_length=6,
        max_length=40,
        description="A code that the user's app shows now, or a recovery code",
        examples=["492039"],
    ),
]
State = Annotated[
    str,
    Field(
        max_length=4000,
        pattern=r"^[A-Za-z0-9_=-]+$",
        description="As it was given",
        examples=["AVv0"],
    ),
]
Credential = Annotated[
    dict[str, Any],
    Field(description="What `navigator.credentials` returned, by `PublicKeyCredential.toJSON()`"),
]


class FactorOut(BaseModel):
    """A second factor, without its secret."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    kind: FactorKind
    name: str = Field(description="What the user calls it", examples=["Telepon saya"])
    host: str | None = Field(
        description="The only site at which a passkey works", examples=["temu.example.id"]
    )
    created_at: CreatedAt
    last_used_at: Instant | None = Field(
        description="When it was last used; null: never", examples=["2025-07-04T00:05:00Z"]
    )


class SecondFactorOut(BaseModel):
    """The caller's second factors."""

    required: bool = Field(description="The installation requires one of this user")
    since: Instant | None = Field(
        description="Since when a log-in needs one; null: it does not",
        examples=["2025-07-01T03:00:00Z"],
    )
    factors: list[FactorOut] = Field(description="They stand for each other; empty: none is set up")
    recovery_codes_left: int = Field(description="Recovery codes that were not used", examples=[10])


class AppIn(RequestBody):
    """What the app is called, such as the phone that it is on."""

    name: Name = "App"
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Telepon saya"}]})


class AppOut(BaseModel):
    """An app to set up; it counts once a code of it was sent."""

    id: OwnId
    secret: str = Field(
        description="To type into an app that cannot scan; shown only now",
        examples=["JBSWY3DPEHPK3PXP"],
    )
    address: str = Field(
        description="To show as a QR code: `otpauth://totp/...`",
        examples=["otpauth://totp/Titik%20Temu:panitia?secret=JBSWY3DPEHPK3PXP"],
    )


class CodeIn(RequestBody):
    """A code that the app shows."""

    code: Code
    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "492039"}]})


class RecoveryCodesOut(BaseModel):
    """Codes of which each stands once for a lost second factor; shown only now."""

    recovery_codes: list[str] | None = Field(
        description="null: the caller has some already, which go on to count"
    )


class QuestionOut(BaseModel):
    """What to ask the browser for a passkey with, and what to send back beside its answer."""

    state: str = Field(description="Send it back beside the answer, as it is", examples=["AVv0"])
    options: dict[str, Any] = Field(
        description="For `PublicKeyCredential.parseCreationOptionsFromJSON` or "
        "`parseRequestOptionsFromJSON`, under `publicKey`"
    )


class PasskeyIn(RequestBody):
    """A passkey that the browser made."""

    name: Name = "Passkey"
    state: State
    credential: Credential
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Laptop", "state": "AVv0", "credential": {"id": "kK1x"}}]
        }
    )


class AnswerIn(RequestBody):
    """What the browser answered when it was asked for a passkey."""

    state: State
    credential: Credential
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"state": "AVv0", "credential": {"id": "kK1x"}}]}
    )
