"""Wire shapes of work at the door. None of the answers has a phone number or an e-mail address."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.attendees.records import AttendeeKind
from app.attendees.schemas import Name, Needs, Short, VillageCode
from app.checkin.schemas import NextMeetingOut, PersonOut
from app.core.http.fields import NO_NUL, Moment

_ID = "0197c0de-0000-7000-8000-000000000001"
_WALK_IN: JsonDict = {
    "name": "Sutini",
    "kind": "manager",
    "village": {"village_code": "33.04.01.2003"},
    "needs": ["pupuk"],
}
_Phone = Annotated[
    str | None,
    Field(max_length=40, pattern=NO_NUL, description="As it is said", examples=["0812 3456 7890"]),
]
_Kecamatan = Annotated[str, Field(min_length=1, max_length=120, pattern=NO_NUL)]


class BadgeLineOut(BaseModel):
    """A badge that counts."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    prints: int = Field(description="How often it was printed")


class DoorPersonOut(PersonOut):
    """Somebody as staff at the door look for them."""

    withdrawn: bool = Field(description="The person or the cooperative takes no part any more")
    badge: BadgeLineOut | None
    arrived_at: datetime | None = Field(description="First let in today")
    next_meeting: NextMeetingOut | None


class DoorKecamatanOut(BaseModel):
    """How many of a kecamatan are expected and have come today."""

    kecamatan: str
    total: int
    arrived: int


class DoorKecamatanListOut(BaseModel):
    """The kecamatan of the event's cooperatives."""

    items: list[DoorKecamatanOut]


class VillageOut(BaseModel):
    """A village that somebody may have come from."""

    village_code: str
    village: str
    village_kind: str
    kecamatan: str
    cooperative_id: UUID | None = Field(description="If it is on the event's list")


class VillageListOut(BaseModel):
    """Villages like what was said, best first."""

    items: list[VillageOut]


class PrintableBadgeOut(BaseModel):
    """A badge to print now; whoever reads `code` could be its holder."""

    id: UUID
    token: str = Field(description="The signed token alone, 120 Base32 characters")
    code: str = Field(description="What the QR code says: an address, or the token alone")
    prints: int = Field(description="How often it was printed, this time included")


class VillageIn(BaseModel):
    """The village of a cooperative that may be on no list."""

    village_code: VillageCode
    village: Annotated[Short | None, Field(description="If the code is in no list")] = None
    kecamatan: Short | None = None


class WalkInIn(BaseModel):
    """Somebody who is on no list and stands at the door."""

    name: Name
    kind: Literal[AttendeeKind.MANAGER, AttendeeKind.GUEST] = AttendeeKind.MANAGER
    position: Short | None = None
    phone: _Phone = None
    cooperative_id: Annotated[UUID | None, Field(description="A cooperative on the list")] = None
    village: Annotated[
        VillageIn | None, Field(description="In its place: the cooperative is added if need be")
    ] = None
    needs: Annotated[Needs, Field(description="Of a cooperative that is added now")] = []
    meetings: Annotated[
        bool, Field(description="Ask for meetings with partners that offer what is needed")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [_WALK_IN]})


class SubstitutionIn(BaseModel):
    """Who comes in somebody's place."""

    attendee_id: Annotated[UUID, Field(description="Who is replaced")]
    name: Name
    position: Short | None = None
    phone: _Phone = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"attendee_id": _ID, "name": "Sutini"}]}
    )


class SubstitutionOut(BaseModel):
    """The new person; the meetings of cooperative or partner are theirs now."""

    person: DoorPersonOut
    badge: PrintableBadgeOut
    replaced_attendee_id: UUID


class ReprintIn(BaseModel):
    """Whose badge is printed once more."""

    attendee_id: UUID
    lost: Annotated[
        bool, Field(description="The badge before is lost: it stops to count, this is a new one")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"attendee_id": _ID}]})


class ReprintOut(BaseModel):
    """The badge to print."""

    person: DoorPersonOut
    badge: PrintableBadgeOut


class GroupOut(BaseModel):
    """Who of a kecamatan has not come today."""

    kecamatan: str
    people: list[DoorPersonOut]
    count: int
    confirm: str = Field(description="Names this list; send it to let the group in")


class GroupIn(BaseModel):
    """A group that somebody has looked at and lets in."""

    group_id: Annotated[UUID, Field(description="Made by the device; its repetition adds nothing")]
    kecamatan: _Kecamatan
    gate_id: UUID
    confirm: Annotated[str, Field(max_length=64, pattern=NO_NUL)]
    scanned_at: Moment
    without: Annotated[
        list[UUID], Field(max_length=1_000, description="Of the list, who is not there")
    ] = []
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "group_id": "5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d",
                    "kecamatan": "Susukan",
                    "gate_id": _ID,
                    "confirm": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                    "scanned_at": "2025-07-04T07:12:31+07:00",
                }
            ]
        }
    )


class RefusedOut(BaseModel):
    """Somebody of a group who may not pass, and why."""

    attendee_id: UUID
    name: str
    message: str


class GroupAnswer(BaseModel):
    """How many of a group were let in."""

    admitted: int
    refused: list[RefusedOut]
