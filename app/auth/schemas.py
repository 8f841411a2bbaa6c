"""Wire shapes of log-in, users and members."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SecretStr

from app.auth.records import Role, TokenKind
from app.core.http.fields import NO_NUL

Username = Annotated[
    str,
    Field(min_length=3, max_length=80, pattern=r"^[A-Za-z0-9._@+-]+$", examples=["panitia"]),
]


class LogIn(BaseModel):
    """A user name and password."""

    username: Annotated[
        str, Field(min_length=1, max_length=80, pattern=NO_NUL, examples=["panitia"])
    ]
    password: Annotated[SecretStr, Field(min_length=1, max_length=200)]
    name: Annotated[
        str, Field(max_length=120, pattern=NO_NUL, description="What the token is for")
    ] = "api"
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "panitia", "password": "k3yw-ab2d-9xmn-q7rt"}]}
    )


class TokenOut(BaseModel):
    """A token without its secret."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: TokenKind
    name: str
    created_at: datetime
    expires_at: datetime


class IssuedTokenOut(TokenOut):
    """A fresh token; the secret is told this once."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105 - the scheme's name


class MeOut(BaseModel):
    """Who the caller is."""

    user_id: UUID
    username: str
    is_admin: bool


class UserIn(BaseModel):
    """A user to add; without a password one is made."""

    username: Username
    password: Annotated[SecretStr, Field(min_length=12, max_length=200)] | None = None
    is_admin: bool = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"username": "pintu-barat"}]})


class UserOut(BaseModel):
    """A user."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    username: str
    is_admin: bool
    created_at: datetime
    disabled_at: datetime | None


class UserChange(BaseModel):
    """Whether a user may log in."""

    disabled: Annotated[bool, Field(description="`true` ends all of the user's sessions at once")]
    model_config = ConfigDict(json_schema_extra={"examples": [{"disabled": True}]})


class CreatedUserOut(UserOut):
    """A user just added, with the password if one was made (told this once)."""

    password: str | None


class GivenPasswordOut(UserOut):
    """A user with their new password (told this once)."""

    password: str


class MemberIn(BaseModel):
    """A role to give."""

    role: Role
    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "viewer"}]})


class MemberOut(BaseModel):
    """A user's role in an event."""

    user_id: UUID
    username: str
    role: Role


class AuditOut(BaseModel):
    """Who did what."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    at: AwareDatetime
    actor: str
    action: str
    subject: str | None
    detail: dict[str, object]
    request_id: str
