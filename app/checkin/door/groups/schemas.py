"""Wire shapes of groups."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.checkin.door.people.schemas import DoorPersonOut
from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words


class GroupOut(BaseModel):
    """Who of a kecamatan has not come today."""

    kecamatan: str
    people: list[DoorPersonOut]
    count: int
    confirm: str = Field(description="Names this list; send it to let the group in")


class GroupIn(RequestBody):
    """A group to let in, with the digest of the list that was looked at."""

    group_id: Annotated[UUID, Field(description="Made by the device; sent again, it adds nothing")]
    kecamatan: Annotated[Words, Field(min_length=1, max_length=120)]
    gate_id: UUID
    confirm: Annotated[Words, Field(max_length=64)]
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
                    "gate_id": "0197c0de-0000-7000-8000-000000000001",
                    "confirm": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                    "scanned_at": "2025-07-04T07:12:31+07:00",
                }
            ]
        }
    )


class RefusedOut(BaseModel):
    """A person of a group who may not pass, and why."""

    attendee_id: UUID
    name: str
    message: str


class GroupAnswer(BaseModel):
    """How many of a group were let in."""

    admitted: int
    refused: list[RefusedOut]
