"""Request and response bodies of log-in and tokens."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator
from pydantic_core import PydanticCustomError

from app.auth.factors.schemas import AnswerIn, Code
from app.auth.records import IntegrationScope, Scope, TokenKind
from app.auth.users.schemas import Password
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.figures import IsAdmin
from app.core.meanings.ids import DeviceId, OwnId, PartnerId, UserId
from app.core.meanings.names import Username
from app.core.meanings.times import CreatedAt, ExpiresAt


class LogIn(RequestBody):
    """A user name and password."""

    username: Annotated[
        Words,
        Field(
            min_length=1,
            max_length=80,
            examples=["panitia"],
            description="Name with which the user logs in",
        ),
    ]
    password: Annotated[
        SecretStr,
        Field(
            min_length=1,
            max_length=200,
            description="The user's password",
            examples=["k3yw-ab2d-9xmn-q7rt"],
        ),
    ]
    name: Annotated[
        Words, Field(max_length=120, description="What the token is for", examples=["gate phone"])
    ] = "api"
    code: Annotated[
        Code | None,
        Field(
            description="Of the user's app, or a recovery code; see `second_factor_needed`",
            examples=["123456"],
        ),
    ] = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "panitia", "password": "k3yw-ab2d-9xmn-q7rt"}]}
    )


class PasskeyLogIn(AnswerIn):
    """What the browser answered when it was asked for any passkey."""

    name: Annotated[
        Words, Field(max_length=120, description="What the token is for", examples=["gate phone"])
    ] = "api"


class ProofIn(RequestBody):
    """Either the password, or a code, or the answer of a passkey."""

    password: Annotated[
        SecretStr | None,
        Field(
            min_length=1,
            max_length=200,
            description="The user's password",
            examples=["k3yw-ab2d-9xmn-q7rt"],
        ),
    ] = None
    code: Code | None = None
    passkey: AnswerIn | None = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "k3yw-ab2d-9xmn-q7rt"}]})

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(one is not None for one in (self.password, self.code, self.passkey)) != 1:
            raise PydanticCustomError("proof_one", "is one of the three")
        return self


class TokenOut(BaseModel):
    """A token without its secret."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    kind: TokenKind
    name: str = Field(
        description="What the token is for, as its holder called it", examples=["gate phone"]
    )
    created_at: CreatedAt
    expires_at: ExpiresAt


class IssuedTokenOut(TokenOut):
    """A new token; its secret is shown only in this answer."""

    access_token: str = Field(
        description="The secret: send it as `Authorization: Bearer ...`, and keep it safe",
        examples=["tt_user_k3ywab2d9xmnq7rt"],
    )
    token_type: Annotated[
        str, Field(description="How it is sent, always `bearer`", examples=["bearer"])
    ] = "bearer"  # noqa: S105 - the scheme's name


class MeOut(BaseModel):
    """The user who calls."""

    user_id: UserId
    username: Username
    is_admin: IsAdmin
    must_change_password: Annotated[
        bool, Field(description="Every other call is refused until the password is changed")
    ]


class TokenHolderOut(BaseModel):
    """What a token is for: whose it is, where it works, and until when."""

    holder: Literal["user", "device", "link", "integration"] = Field(
        description="Whose token it is"
    )
    name: str = Field(
        description="Of the user, the device, or whom the link is for", examples=["panitia"]
    )
    expires_at: ExpiresAt
    user_id: UserId | None = None
    is_admin: bool = Field(
        default=False, description="Of the installation; roles in events: list the events"
    )
    must_change_password: Annotated[
        bool, Field(description="Every other call is refused until the user has chosen a password")
    ] = False
    event_id: UUID | None = Field(
        default=None,
        description="The only event in which a device's or a partner's token works",
        examples=["0197c0de-0000-7000-8000-000000000002"],
    )
    device_id: DeviceId | None = None
    scope: Scope | None = Field(default=None, description="Of a device")
    gate_ids: list[UUID] | None = Field(
        default=None, description="The gates at which a device may scan; null: all of the event"
    )
    table_ids: list[UUID] = Field(default=[], description="The tables at which a device stands")
    partner_id: PartnerId | None = None
    scopes: list[IntegrationScope] = Field(
        default=[], description="What another system's token may do", examples=[["read"]]
    )


class PasswordChange(RequestBody):
    """The caller's present password, and the new one."""

    present: Annotated[
        SecretStr,
        Field(
            min_length=1,
            max_length=200,
            description="The password until now",
            examples=["k3yw-ab2d-9xmn-q7rt"],
        ),
    ]
    new: Password = Field(
        description="The password from now on, at least 12 characters",
        examples=["empat kata yang mudah"],
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"present": "k3yw-ab2d-9xmn-q7rt", "new": "empat kata yang mudah"}]
        }
    )
