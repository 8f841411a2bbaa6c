"""Wire shapes of many people in one call."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.attendees.records import AttendeeKind, PartyStatus
from app.attendees.schemas import (
    AttendeeOut,
    Email,
    PersonName,
    PersonNote,
    Phone,
    PhoneOther,
    Position,
)
from app.core.errors import FieldProblem
from app.core.http.bodies import RequestBody
from app.core.http.fields import Anything, Words
from app.core.meanings.ids import CooperativeId, PartnerId

MOST_PEOPLE: Final = 500
_PERSON: Final[JsonDict] = {
    "external_key": "crm:4711",
    "kind": "guest",
    "name": "Turyanto",
    "phone": "+6282300001640",
}


class PersonPut(RequestBody):
    """A person as they are to be; who has this `external_key` is changed, else added.

    Of somebody who is known already a field left out stays, and null clears it; where their data
    is restricted, null for phone, e-mail and note changes nothing.
    """

    external_key: Annotated[
        Words,
        Field(
            min_length=1,
            max_length=120,
            description="Identifies the person, in your system or in uploaded lists",
            examples=["crm:4711"],
        ),
    ]
    kind: AttendeeKind
    cooperative_id: CooperativeId | None = None
    partner_id: PartnerId | None = None
    name: PersonName
    position: Position | None = None
    phone: Phone | None = None
    phone_other: PhoneOther | None = None
    email: Email | None = None
    note: PersonNote | None = None
    status: PartyStatus = PartyStatus.ACTIVE
    model_config = ConfigDict(json_schema_extra={"examples": [_PERSON]})


class PeopleIn(RequestBody):
    """People to add or change. Each is looked at by itself: a wrong one stops no other."""

    people: Annotated[
        list[Annotated[PersonPut | Anything, Field(union_mode="left_to_right")]],
        Field(max_length=MOST_PEOPLE, description="The people, at most 500"),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"people": [_PERSON]}]})


class Became(StrEnum):
    """What became of a person of a batch."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class PersonPutOut(BaseModel):
    """What became of one person of a batch."""

    status: int = Field(
        description="As if sent alone: 201 added, 200 changed or the same, 409 or 422 see `errors`",
        examples=[201],
    )
    outcome: Became
    attendee: AttendeeOut | None = Field(description="The person as they are now; null: refused")
    errors: list[FieldProblem] = Field(description="What is wrong; empty unless it was refused")


class PeopleOut(BaseModel):
    """What became of a batch."""

    items: list[PersonPutOut] = Field(description="One for each person, in the order sent")
