"""Request and response bodies of invitations."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from app.auth.records import Role
from app.auth.users.schemas import Password, Username
from app.core.http.bodies import RequestBody


class InvitationIn(RequestBody):
    """Somebody to invite to an event."""

    username: Username
    role: Role
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "sari", "role": "organizer"}]}
    )


class InvitationOut(BaseModel):
    """A new user, and the link with which they set a password (shown only in this answer)."""

    user_id: UUID
    username: str
    role: Role
    url: Annotated[str, Field(description="Works once, for whoever opens it")]
    expires_at: datetime


class Acceptance(RequestBody):
    """The last part of an invitation's link, and the password that the invited user chooses."""

    token: Annotated[SecretStr, Field(min_length=1, max_length=200)]
    password: Password
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"token": "tt_invite_...", "password": "empat kata yang mudah"}]
        }
    )
