"""Request and response bodies of log-in and tokens."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator
from pydantic_core import PydanticCustomError

from app.auth.factors.schemas import AnswerIn, Code
from app.auth.records import Scope, TokenKind
from app.auth.users.schemas import Password
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words


class LogIn(RequestBody):
    """A user name and password."""

    username: Annotated[Words, Field(min_length=1, max_length=80, examples=["panitia"])]
    password: Annotated[SecretStr, Field(min_length=1, max_length=200)]
    name: Annotated[Words, Field(max_length=120, description="What the token is for")] = "api"
    code: Annotated[
        Code | None,
        Field(description="Of the user's app, or a recovery code; see `second_factor_needed`"),
    ] = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "panitia", "password": "k3yw-ab2d-9xmn-q7rt"}]}
    )


class PasskeyLogIn(AnswerIn):
    """What the browser answered when it was asked for any passkey."""

    name: Annotated[Words, Field(max_length=120, description="What the token is for")] = "api"


class ProofIn(RequestBody):
    """Either the password, or a code, or the answer of a passkey."""

    password: Annotated[SecretStr | None, Field(min_length=1, max_length=200)] = None
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

    id: UUID
    kind: TokenKind
    name: str
    created_at: datetime
    expires_at: datetime


class IssuedTokenOut(TokenOut):
    """A new token; its secret is shown only in this answer."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105 - the scheme's name


class MeOut(BaseModel):
    """The user who calls."""

    user_id: UUID
    username: str
    is_admin: bool
    must_change_password: Annotated[
        bool, Field(description="Every other call is refused until the password is changed")
    ]


class TokenHolderOut(BaseModel):
    """What a token is for: whose it is, where it works, and until when."""

    holder: Literal["user", "device", "link"]
    name: str = Field(description="Of the user, the device, or whom the link is for")
    expires_at: datetime
    user_id: UUID | None = None
    is_admin: bool = Field(
        default=False, description="Of the installation; roles in events: list the events"
    )
    must_change_password: bool = False
    event_id: UUID | None = Field(
        default=None, description="The only event in which a device's or a partner's token works"
    )
    device_id: UUID | None = None
    scope: Scope | None = Field(default=None, description="Of a device")
    gate_ids: list[UUID] | None = Field(
        default=None, description="The gates at which a device may scan; null: all of the event"
    )
    table_ids: list[UUID] = Field(default=[], description="The tables at which a device stands")
    partner_id: UUID | None = None


class PasswordChange(RequestBody):
    """The caller's present password, and the new one."""

    present: Annotated[SecretStr, Field(min_length=1, max_length=200)]
    new: Password
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"present": "k3yw-ab2d-9xmn-q7rt", "new": "empat kata yang mudah"}]
        }
    )
