"""Request and response bodies of hosted meetings and of reports on them."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.errors import FieldProblem
from app.core.http.bodies import RequestBody
from app.core.http.fields import Anything, Words
from app.core.meanings.figures import Interest, InterestIn, Offline
from app.core.meanings.ids import (
    CooperativeId,
    MeetingId,
    OwnId,
    PartnerId,
    SlotId,
    TableId,
)
from app.core.meanings.names import (
    Cooperative,
    Kecamatan,
    NoteText,
    Partner,
    TableNumber,
    Village,
    ZoneText,
)
from app.core.meanings.times import EndsAt, Instant, ReceivedAt, StartsAt
from app.meetings.outcomes.records import MeetingStatus

MOST_FACTS = 500
"""The most reports in one batch."""
_Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime(1970, 1, 1, tzinfo=UTC),
        lt=datetime(2200, 1, 1, tzinfo=UTC),
        description="By the client's clock, with offset",
        examples=["2025-07-04T09:58:12+07:00"],
    ),
]
_FACT: JsonDict = {
    "fact_id": "5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d",
    "meeting_id": "0197c0de-0000-7000-8000-000000000001",
    "recorded_at": "2025-07-04T09:58:12+07:00",
    "status": "held",
    "outcome": {
        "interest": 3,
        "value": 125000000,
        "next_step": "Kirim contoh beras",
        "note": "Minta 5 ton per bulan",
    },
}


class OutcomeIn(RequestBody):
    """What a meeting led to; it replaces the outcome reported before."""

    interest: InterestIn
    value: Annotated[
        int | None, Field(ge=0, le=10**15, description="In rupiah", examples=[125000000])
    ] = None
    next_step: Annotated[
        Words | None,
        Field(
            max_length=400,
            description="What the two agreed to do next; null: nothing",
            examples=["Kirim contoh beras"],
        ),
    ] = None
    note: Annotated[
        Words | None,
        Field(
            max_length=1000,
            description="What else was said; null: nothing",
            examples=["Minta 5 ton per bulan"],
        ),
    ] = None


class OutcomeOut(BaseModel):
    """What a meeting led to."""

    model_config = ConfigDict(from_attributes=True)

    interest: Interest
    value: int | None = Field(
        description="Possible value of the deal, in rupiah; null: not known", examples=[125000000]
    )
    next_step: str | None = Field(
        description="What the two agreed to do next; null: nothing", examples=["Kirim contoh beras"]
    )
    note: NoteText | None


class FactIn(RequestBody):
    """A report on a meeting from its table: its status, its outcome, or both."""

    fact_id: Annotated[
        UUID,
        Field(
            description="Made by the client; a repetition adds nothing",
            examples=["5f0c7a52-7d0e-4f0a-9d5e-3c1f6a1b2c3d"],
        ),
    ]
    meeting_id: MeetingId
    recorded_at: _Moment
    offline: Annotated[bool, Field(description="Kept by the client while it had no network")] = (
        False
    )
    status: MeetingStatus | None = None
    outcome: OutcomeIn | None = None
    code: Annotated[
        str | None,
        Field(
            max_length=8_000,
            description="The badge as read at the table, if it was",
            examples=["HTTPS://TEMU.EXAMPLE.ID/B/UPYJZ..."],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [_FACT]})


class FactBatchIn(RequestBody):
    """Reports that a client has kept.

    Each is checked by itself: a wrong one does not affect the others.
    """

    facts: Annotated[
        list[Annotated[FactIn | Anything, Field(union_mode="left_to_right")]],
        Field(
            max_length=MOST_FACTS,
            description="The reports in the order in which they were made, at most 500",
        ),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"facts": [_FACT]}]})


class MeetingStateOut(BaseModel):
    """The state of a meeting."""

    meeting_id: MeetingId
    status: MeetingStatus
    since: Instant | None = Field(description="When the status was reported; null: no report")
    outcome: OutcomeOut | None


class FactItemOut(BaseModel):
    """The result of one report of a batch."""

    status: int = Field(
        description="As if sent alone: 201 recorded, 200 recorded before, else see `errors`",
        examples=[201],
    )
    state: MeetingStateOut | None = None
    errors: Annotated[
        list[FieldProblem],
        Field(description="What is wrong with it; empty unless `status` says so"),
    ] = []


class FactBatchOut(BaseModel):
    """The results of a batch, in its order."""

    items: list[FactItemOut] = Field(description="One result for each report of the batch")


class FactOut(BaseModel):
    """A recorded report."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    source: str = Field(
        description="`device:<id>`, `link:<id>` or the user's name", examples=["panitia"]
    )
    status: MeetingStatus | None
    by_badge: bool = Field(description="Whether a badge of the cooperative was read at the table")
    interest: int | None = Field(
        description="Interest: 0 none, 1 undecided, 2 strong, 3 agreed; null: not reported",
        examples=[3],
    )
    value: int | None = Field(
        description="Possible value of the deal, in rupiah; null: not known", examples=[125000000]
    )
    next_step: str | None = Field(
        description="What the two agreed to do next; null: nothing", examples=["Kirim contoh beras"]
    )
    note: NoteText | None
    recorded_at: Instant = Field(
        description="When it was noted, by the client's clock", examples=["2025-07-04T02:58:12Z"]
    )
    received_at: ReceivedAt
    offline: Offline


class HostedMeetingOut(BaseModel):
    """A meeting of the published timetable as shown at its table."""

    id: OwnId
    cooperative_id: CooperativeId
    cooperative: Cooperative
    village: Village
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner: Partner
    table_id: TableId
    table_number: TableNumber
    zone: ZoneText | None
    slot_id: SlotId
    starts_at: StartsAt
    ends_at: EndsAt
    tags: list[str] = Field(description="What it is about: the tags that needs and offers share")
    badges: list[str] = Field(
        description="Badge ids, 16 hexadecimal digits, of the cooperative's people: a client "
        "finds the meeting by the badge that it reads, without a network too"
    )
    status: MeetingStatus
    since: Instant | None = Field(
        description="When the status was reported; null: no report",
        examples=["2025-07-04T02:42:00Z"],
    )
    outcome: OutcomeOut | None


class HostedMeetingDetailOut(HostedMeetingOut):
    """A meeting with all reports on it."""

    facts: list[FactOut] = Field(description="All reports on the meeting, the oldest first")
