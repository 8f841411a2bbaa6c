"""Wire shapes of walk-ins."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from app.attendees.records import AttendeeKind
from app.attendees.schemas import Name, Needs, Short, VillageCode
from app.checkin.door.people.schemas import Phone
from app.core.http.bodies import RequestBody

_WALK_IN: JsonDict = {
    "name": "Sutini",
    "kind": "manager",
    "village": {"village_code": "33.04.01.2003"},
    "needs": ["pupuk"],
}


class VillageIn(RequestBody):
    """The village of a cooperative that may be on no list."""

    village_code: VillageCode
    village: Annotated[Short | None, Field(description="If the code is in no list")] = None
    kecamatan: Short | None = None


class WalkInIn(RequestBody):
    """A person on no list who stands at the door."""

    name: Name
    kind: Literal[AttendeeKind.MANAGER, AttendeeKind.GUEST] = AttendeeKind.MANAGER
    position: Short | None = None
    phone: Phone = None
    cooperative_id: Annotated[UUID | None, Field(description="A cooperative on the list")] = None
    village: Annotated[
        VillageIn | None, Field(description="In its place: the cooperative is added if need be")
    ] = None
    needs: Annotated[Needs, Field(description="Of a cooperative that is added now")] = []
    meetings: Annotated[
        bool, Field(description="Ask for meetings with partners that offer what is needed")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [_WALK_IN]})
