"""Request and response bodies of members."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.auth.records import Role
from app.core.http.bodies import RequestBody


class MemberIn(RequestBody):
    """A role to give."""

    role: Role
    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "viewer"}]})


class MemberOut(BaseModel):
    """A user's role in an event."""

    user_id: UUID
    username: str
    role: Role
