"""Wire shapes of scans."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from app.checkin.holders.schemas import NextMeetingOut, PersonOut
from app.checkin.records import Direction, Reason, Verdict
from app.core.errors import FieldProblem
from app.core.http.bodies import RequestBody

MOST_SCANS = 1_000
"""Scans that one batch may bring."""
_SCAN: JsonDict = {
    "scan_id": "5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d",
    "gate_id": "0197c0de-0000-7000-8000-000000000001",
    "code": "HTTPS://TEMU.EXAMPLE.ID/B/UPYJZ...",
    "direction": "entry",
    "scanned_at": "2025-07-04T07:12:31+07:00",
    "offline": False,
}
_BY_NAME: JsonDict = {
    "scan_id": "8d1b6f0e-52f4-4a8e-8f0b-2b9d3c4e5f60",
    "gate_id": "0197c0de-0000-7000-8000-000000000001",
    "attendee_id": "0197c0de-0000-7000-8000-000000000077",
    "scanned_at": "2025-07-04T07:13:02+07:00",
}


class ScanIn(RequestBody):
    """A code that was read at a gate, or a person whom staff recognised there."""

    scan_id: Annotated[UUID, Field(description="Made by the device; sent again, it adds nothing")]
    gate_id: UUID
    code: Annotated[
        str | None,
        Field(max_length=8_000, description="The text as camera, scanner or person gave it"),
    ] = None
    attendee_id: Annotated[
        UUID | None, Field(description="In place of `code`: who came without a readable badge")
    ] = None
    direction: Direction = Direction.ENTRY
    scanned_at: Annotated[AwareDatetime, Field(description="By the device's clock, with offset")]
    offline: Annotated[
        bool, Field(description="The device decided by itself, having no network")
    ] = False
    refused: Annotated[
        Reason | None,
        Field(description="With `offline`: why the device refused the person; that refusal stands"),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [_SCAN, _BY_NAME]})

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.code is None) == (self.attendee_id is None):
            raise PydanticCustomError("code_or_attendee", "give either code or attendee_id")
        return self


class ScanBatchIn(RequestBody):
    """Scans that a device has kept. Each is decided by itself: an invalid one stops no other."""

    scans: Annotated[
        list[Annotated[ScanIn | Any, Field(union_mode="left_to_right")]],
        Field(max_length=MOST_SCANS),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"scans": [_SCAN]}]})


class FirstEntryOut(BaseModel):
    """When and where somebody was first let in that day."""

    model_config = ConfigDict(from_attributes=True)

    gate_id: UUID
    gate: str
    at: datetime


class AttentionOut(BaseModel):
    """Something that staff should look into."""

    code: str
    message: str


class LostSeatOut(BaseModel):
    """A seat that was released because the cooperative had not come."""

    model_config = ConfigDict(from_attributes=True)

    release_id: UUID
    partner: str
    table_number: int
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    released_at: datetime
    given_back_at: datetime | None = Field(description="null: it is not given back")
    taken: bool = Field(description="Another cooperative sits there or is offered the seat")


class CallOut(BaseModel):
    """A seat that is offered to the cooperative."""

    model_config = ConfigDict(from_attributes=True)

    offer_id: UUID
    partner: str
    table_number: int
    zone: str | None
    starts_at: datetime
    ends_at: datetime
    expires_at: datetime = Field(description="When the offer lapses, unless it is answered")


class ScanAnswer(BaseModel):
    """The decision on a scan, and what staff tell the person."""

    id: UUID
    scan_id: UUID
    gate_id: UUID
    direction: Direction
    scanned_at: datetime
    received_at: datetime
    offline: bool
    verdict: Verdict
    reason: Reason | None = Field(
        description="Why it was refused; if admitted, what an offline device could not know"
    )
    message: str
    attention: list[AttentionOut]
    person: PersonOut | None
    first_admission: FirstEntryOut | None = Field(description="For `already_inside`")
    next_meeting: NextMeetingOut | None
    lost_seats: list[LostSeatOut] = Field(
        default=[], description="Released before the person came, and not over"
    )
    calls: list[CallOut] = Field(default=[], description="Seats offered to the cooperative now")
    changed_meetings: int = Field(
        default=0, description="Meetings to come that differ from the agenda on the badge"
    )


class BatchItemOut(BaseModel):
    """What became of one scan of a batch."""

    status: int = Field(
        description="As if sent alone: 201 recorded, 200 recorded before, 422 see `errors`"
    )
    scan: ScanAnswer | None = None
    errors: list[FieldProblem] = []


class ScanBatchOut(BaseModel):
    """The answers to a batch, in its order."""

    items: list[BatchItemOut]


class AnnulmentOut(BaseModel):
    """The annulment of an admission, which no longer counts: when, by whom and why."""

    model_config = ConfigDict(from_attributes=True)

    scan_id: UUID = Field(description="`id` of the scan")
    at: datetime
    actor: str
    reason: str


class ScanOut(BaseModel):
    """A recorded scan."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    scan_id: UUID
    device: str
    gate_id: UUID
    badge_id: UUID | None
    attendee_id: UUID | None
    direction: Direction
    scanned_at: datetime
    received_at: datetime
    offline: bool
    verdict: Verdict
    reason: Reason | None
    annulment: AnnulmentOut | None = None
    clock_off: bool = Field(
        default=False, description="The device's clock was so far off that staff should look at it"
    )
