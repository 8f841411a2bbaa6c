"""Wire shapes of groups."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.checkin.door.people.schemas import DoorPersonOut
from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.ids import AttendeeId, GateId
from app.core.meanings.names import Kecamatan, Person, Sentence


class GroupOut(BaseModel):
    """Who of a kecamatan has not come today."""

    kecamatan: Kecamatan
    people: list[DoorPersonOut] = Field(description="Who is missing, in order of village and name")
    count: int = Field(description="How many these are", examples=[7])
    confirm: str = Field(
        description="Names this list; send it to let the group in",
        examples=["0f1e2d3c4b5a69788796a5b4c3d2e1f0"],
    )


class GroupIn(RequestBody):
    """A group to let in, with the digest of the list that was looked at."""

    group_id: Annotated[
        UUID,
        Field(
            description="Made by the device; sent again, it adds nothing",
            examples=["5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d"],
        ),
    ]
    kecamatan: Annotated[
        Words,
        Field(
            min_length=1, max_length=120, description="Kecamatan of the group", examples=["Susukan"]
        ),
    ]
    gate_id: GateId
    confirm: Annotated[
        Words,
        Field(
            max_length=64,
            description="`confirm` of the list that was looked at",
            examples=["0f1e2d3c4b5a69788796a5b4c3d2e1f0"],
        ),
    ]
    scanned_at: Moment = Field(
        description="When the group came, by the device's clock, with offset",
        examples=["2025-07-04T07:12:31+07:00"],
    )
    without: Annotated[
        list[UUID], Field(max_length=1_000, description="Of the list, who is not there")
    ] = []
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "group_id": "5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d",
                    "kecamatan": "Susukan",
                    "gate_id": "0197c0de-0000-7000-8000-000000000001",
                    "confirm": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                    "scanned_at": "2025-07-04T07:12:31+07:00",
                }
            ]
        }
    )


class RefusedOut(BaseModel):
    """A person of a group who may not pass, and why."""

    attendee_id: AttendeeId
    name: Person
    message: Sentence


class GroupAnswer(BaseModel):
    """How many of a group were let in."""

    admitted: int = Field(description="How many were let in", examples=[6])
    refused: list[RefusedOut] = Field(description="Those who may not pass, each with the reason")
