"""Request and response bodies of users."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr
from pydantic_core import PydanticCustomError

from app.auth.weak.rules import is_weak
from app.core.http.bodies import RequestBody

Username = Annotated[
    str,
    Field(min_length=3, max_length=80, pattern=r"^[A-Za-z0-9._@+-]+$", examples=["panitia"]),
]


def _not_weak(password: SecretStr) -> SecretStr:
    if is_weak(password.get_secret_value()):
        raise PydanticCustomError("password_weak", "is guessed first")
    return password


Password = Annotated[SecretStr, Field(min_length=12, max_length=200), AfterValidator(_not_weak)]
"""A password that a person chooses."""


class UserIn(RequestBody):
    """A user to add; without a password one is generated."""

    username: Username
    password: Password | None = None
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


class UserChange(RequestBody):
    """Whether a user may log in."""

    disabled: Annotated[bool, Field(description="`true` ends all of the user's sessions at once")]
    model_config = ConfigDict(json_schema_extra={"examples": [{"disabled": True}]})


class CreatedUserOut(UserOut):
    """A new user, with the password if it was generated (shown only in this answer)."""

    password: str | None


class GivenPasswordOut(UserOut):
    """A user with their new password (shown only in this answer)."""

    password: str
