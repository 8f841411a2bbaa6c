"""Wire shapes of substitutions and reprints."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.attendees.schemas import Name, Short
from app.checkin.door.people.schemas import DoorPersonOut, Phone, PrintableBadgeOut
from app.core.http.bodies import RequestBody
from app.core.meanings.ids import AttendeeId

_ID = "0197c0de-0000-7000-8000-000000000001"


class SubstitutionIn(RequestBody):
    """Who comes in somebody's place."""

    attendee_id: Annotated[
        UUID,
        Field(description="Who is replaced", examples=["0197c0de-0000-7000-8000-000000000013"]),
    ]
    name: Name = Field(description="Name of the person who comes instead", examples=["Sutini"])
    position: Annotated[
        Short | None,
        Field(
            description="What that person is in the cooperative or company; null: not known",
            examples=["Bendahara"],
        ),
    ] = None
    phone: Phone = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"attendee_id": _ID, "name": "Sutini"}]}
    )


class SubstitutionOut(BaseModel):
    """The new person, who takes over the meetings of the cooperative or partner."""

    person: DoorPersonOut
    badge: PrintableBadgeOut
    replaced_attendee_id: AttendeeId


class ReprintIn(RequestBody):
    """Whose badge is printed once more."""

    attendee_id: AttendeeId
    lost: Annotated[
        bool, Field(description="The former badge is lost: it is revoked, and a new one is issued")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"attendee_id": _ID}]})


class ReprintOut(BaseModel):
    """The badge to print."""

    person: DoorPersonOut
    badge: PrintableBadgeOut
