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
    village: Annotated[
        Short | None, Field(description="If the code is in no list", examples=["Gumelem Wetan"])
    ] = None
    kecamatan: Annotated[
        Short | None,
        Field(
            description="Kecamatan of the village, if the code is in no list", examples=["Susukan"]
        ),
    ] = None


class WalkInIn(RequestBody):
    """A person on no list who stands at the door."""

    name: Name = Field(description="The person's name", examples=["Sutini"])
    kind: Annotated[
        Literal[AttendeeKind.MANAGER, AttendeeKind.GUEST],
        Field(description="What the person comes as: somebody of a cooperative, or a guest"),
    ] = AttendeeKind.MANAGER
    position: Annotated[
        Short | None,
        Field(
            description="What the person is in the cooperative; null: not known",
            examples=["Bendahara"],
        ),
    ] = None
    phone: Phone = None
    cooperative_id: Annotated[
        UUID | None,
        Field(
            description="A cooperative on the list",
            examples=["0197c0de-0000-7000-8000-000000000011"],
        ),
    ] = None
    village: Annotated[
        VillageIn | None, Field(description="In its place: the cooperative is added if need be")
    ] = None
    needs: Annotated[Needs, Field(description="Of a cooperative that is added now")] = []
    meetings: Annotated[
        bool, Field(description="Ask for meetings with partners that offer what is needed")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [_WALK_IN]})
