"""Request and response bodies of members."""

from pydantic import BaseModel, ConfigDict

from app.auth.records import Role
from app.core.http.bodies import RequestBody
from app.core.meanings.ids import UserId
from app.core.meanings.names import Username


class MemberIn(RequestBody):
    """A role to give."""

    role: Role
    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "viewer"}]})


class MemberOut(BaseModel):
    """A user's role in an event."""

    user_id: UserId
    username: Username
    role: Role
