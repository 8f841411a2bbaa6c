"""Request and response bodies of users."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr
from pydantic_core import PydanticCustomError

from app.auth.weak.rules import is_weak
from app.core.http.bodies import RequestBody
from app.core.meanings.figures import IsAdmin
from app.core.meanings.ids import OwnId
from app.core.meanings.names import Username as UsernameText
from app.core.meanings.times import CreatedAt, Instant

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

    username: Username = Field(
        description="Name with which the user will log in, 3 to 80 characters"
    )
    password: Annotated[
        Password | None,
        Field(
            description="The first password, at least 12 characters; null: one is made",
            examples=["empat kata yang mudah"],
        ),
    ] = None
    is_admin: IsAdmin = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"username": "pintu-barat"}]})


class UserOut(BaseModel):
    """A user."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    username: UsernameText
    is_admin: IsAdmin
    created_at: CreatedAt
    disabled_at: Instant | None = Field(
        description="Since when the user cannot log in; null: they can",
        examples=["2025-07-05T01:00:00Z"],
    )


class UserChange(RequestBody):
    """Whether a user may log in."""

    disabled: Annotated[bool, Field(description="`true` ends all of the user's sessions at once")]
    model_config = ConfigDict(json_schema_extra={"examples": [{"disabled": True}]})


class CreatedUserOut(UserOut):
    """A new user, with the password if it was generated (shown only in this answer)."""

    password: str | None = Field(
        description="The password that was made, shown only here; null: the one that was sent",
        examples=["k3yw-ab2d-9xmn-q7rt"],
    )


class GivenPasswordOut(UserOut):
    """A user with their new password (shown only in this answer)."""

    password: str = Field(
        description="The new password, shown only here; the user changes it at log-in",
        examples=["k3yw-ab2d-9xmn-q7rt"],
    )
