"""Request and response bodies of invitations."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from app.auth.records import Role
from app.auth.users.schemas import Password, Username
from app.core.http.bodies import RequestBody
from app.core.meanings.ids import UserId
from app.core.meanings.names import Username as UsernameText
from app.core.meanings.times import ExpiresAt


class InvitationIn(RequestBody):
    """Somebody to invite to an event."""

    username: Username = Field(
        description="Name with which the invited person will log in", examples=["sari"]
    )
    role: Role
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "sari", "role": "organizer"}]}
    )


class InvitationOut(BaseModel):
    """A new user, and the link with which they set a password (shown only in this answer)."""

    user_id: UserId
    username: UsernameText
    role: Role
    url: Annotated[
        str,
        Field(
            description="Works once, for whoever opens it",
            examples=["https://temu.example.id/undangan#tt_invite_..."],
        ),
    ]
    expires_at: ExpiresAt


class Acceptance(RequestBody):
    """The last part of an invitation's link, and the password that the invited user chooses."""

    token: Annotated[
        SecretStr,
        Field(
            min_length=1,
            max_length=200,
            description="The last part of the invitation's link, a secret",
            examples=["tt_invite_..."],
        ),
    ]
    password: Password = Field(
        description="The password that the invited person chooses, at least 12 characters",
        examples=["empat kata yang mudah"],
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"token": "tt_invite_...", "password": "empat kata yang mudah"}]
        }
    )
