"""Wire shapes of scans."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from app.checkin.holders.schemas import NextMeetingOut, PersonOut
from app.checkin.records import Direction, Reason, Verdict
from app.core.errors import FieldProblem
from app.core.http.bodies import RequestBody
from app.core.http.fields import Anything
from app.core.meanings.figures import Offline
from app.core.meanings.ids import AttendeeId, BadgeId, GateId, OfferId, OwnId, ReleaseId
from app.core.meanings.names import Actor, CodeWord, Partner, Sentence, TableNumber, ZoneText
from app.core.meanings.times import EndsAt, Instant, ReceivedAt, ScannedAt, StartsAt

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

    scan_id: Annotated[
        UUID,
        Field(
            description="Made by the device; sent again, it adds nothing",
            examples=["5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d"],
        ),
    ]
    gate_id: GateId
    code: Annotated[
        str | None,
        Field(
            max_length=8_000,
            description="The text as camera, scanner or person gave it",
            examples=["HTTPS://TEMU.EXAMPLE.ID/B/UPYJZ..."],
        ),
    ] = None
    attendee_id: Annotated[
        UUID | None,
        Field(
            description="In place of `code`: who came without a readable badge",
            examples=["0197c0de-0000-7000-8000-000000000013"],
        ),
    ] = None
    direction: Direction = Direction.ENTRY
    scanned_at: Annotated[
        AwareDatetime,
        Field(
            description="By the device's clock, with offset", examples=["2025-07-04T07:12:31+07:00"]
        ),
    ]
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
        list[Annotated[ScanIn | Anything, Field(union_mode="left_to_right")]],
        Field(
            max_length=MOST_SCANS,
            description="The scans in the order in which they were made, at most 1,000",
        ),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"scans": [_SCAN]}]})


class FirstEntryOut(BaseModel):
    """When and where somebody was first let in that day."""

    model_config = ConfigDict(from_attributes=True)

    gate_id: GateId
    gate: str = Field(description="Name of that gate", examples=["Pintu Utama"])
    at: Instant = Field(
        description="When it was, by the clock of the device there",
        examples=["2025-07-04T00:12:31Z"],
    )


class AttentionOut(BaseModel):
    """Something that staff should look into."""

    code: CodeWord
    message: Sentence


class LostSeatOut(BaseModel):
    """A seat that was released because the cooperative had not come."""

    model_config = ConfigDict(from_attributes=True)

    release_id: ReleaseId
    partner: Partner
    table_number: TableNumber
    zone: ZoneText | None
    starts_at: StartsAt
    ends_at: EndsAt
    released_at: Instant = Field(
        description="When the seat was released", examples=["2025-07-04T02:50:00Z"]
    )
    given_back_at: Instant | None = Field(description="null: it is not given back")
    taken: bool = Field(description="Another cooperative sits there or is offered the seat")


class CallOut(BaseModel):
    """A seat that is offered to the cooperative."""

    model_config = ConfigDict(from_attributes=True)

    offer_id: OfferId
    partner: Partner
    table_number: TableNumber
    zone: ZoneText | None
    starts_at: StartsAt
    ends_at: EndsAt
    expires_at: Instant = Field(description="When the offer lapses, unless it is answered")


class ScanAnswer(BaseModel):
    """The decision on a scan, and what staff tell the person."""

    id: OwnId
    scan_id: UUID = Field(
        description="The id that the device made for the scan",
        examples=["5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d"],
    )
    gate_id: GateId
    direction: Direction
    scanned_at: ScannedAt
    received_at: ReceivedAt
    offline: Offline
    verdict: Verdict
    reason: Reason | None = Field(
        description="Why it was refused; if admitted, what an offline device could not know"
    )
    message: Sentence
    attention: list[AttentionOut] = Field(description="What staff should know besides; often empty")
    person: PersonOut | None
    first_admission: FirstEntryOut | None = Field(description="For `already_inside`")
    next_meeting: NextMeetingOut | None
    lost_seats: list[LostSeatOut] = Field(
        default=[], description="Released before the person came, and not over"
    )
    calls: list[CallOut] = Field(default=[], description="Seats offered to the cooperative now")
    changed_meetings: int = Field(
        default=0,
        description="Meetings to come that differ from the agenda on the badge",
        examples=[0],
    )


class BatchItemOut(BaseModel):
    """What became of one scan of a batch."""

    status: int = Field(
        description="As if sent alone: 201 recorded, 200 recorded before, 422 see `errors`",
        examples=[201],
    )
    scan: ScanAnswer | None = None
    errors: Annotated[
        list[FieldProblem], Field(description="What is wrong with it; empty unless `status` is 422")
    ] = []


class ScanBatchOut(BaseModel):
    """The answers to a batch, in its order."""

    items: list[BatchItemOut] = Field(description="One answer for each scan of the batch")


class AnnulmentOut(BaseModel):
    """The annulment of an admission, which no longer counts: when, by whom and why."""

    model_config = ConfigDict(from_attributes=True)

    scan_id: UUID = Field(
        description="`id` of the scan", examples=["0197c0de-0000-7000-8000-000000000031"]
    )
    at: Instant = Field(description="When it was annulled", examples=["2025-07-04T00:20:00Z"])
    actor: Actor
    reason: str = Field(
        description="Why the admission does not count",
        examples=["Salah orang: lencana milik suaminya"],
    )


class ScanOut(BaseModel):
    """A recorded scan."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    scan_id: UUID = Field(
        description="The id that the device made for the scan",
        examples=["5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d"],
    )
    device: str = Field(
        description="Who sent it: `device:<id>` or a user's name",
        examples=["device:0197c0de-0000-7000-8000-000000000019"],
    )
    gate_id: GateId
    badge_id: BadgeId | None
    attendee_id: AttendeeId | None
    direction: Direction
    scanned_at: ScannedAt
    received_at: ReceivedAt
    offline: Offline
    verdict: Verdict
    reason: Reason | None
    annulment: AnnulmentOut | None = None
    clock_off: bool = Field(
        default=False, description="The device's clock was so far off that staff should look at it"
    )
    person: PersonOut | None = Field(
        default=None, description="Whom it is about, with `expand=person`; null: nobody known"
    )
