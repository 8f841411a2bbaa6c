"""Request and response bodies of hosted meetings and of reports on them."""

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.errors import FieldProblem
from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.meetings.outcomes.records import MeetingStatus

MOST_FACTS = 500
"""The most reports in one batch."""
_Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime(1970, 1, 1, tzinfo=UTC),
        lt=datetime(2200, 1, 1, tzinfo=UTC),
        description="By the client's clock, with offset",
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

    interest: Annotated[
        int, Field(ge=0, le=3, description="Interest: 0 none, 1 undecided, 2 strong, 3 agreed")
    ]
    value: Annotated[int | None, Field(ge=0, le=10**15, description="In rupiah")] = None
    next_step: Annotated[Words | None, Field(max_length=400)] = None
    note: Annotated[Words | None, Field(max_length=1000)] = None


class OutcomeOut(BaseModel):
    """What a meeting led to."""

    model_config = ConfigDict(from_attributes=True)

    interest: int
    value: int | None
    next_step: str | None
    note: str | None


class FactIn(RequestBody):
    """A report on a meeting from its table: its status, its outcome, or both."""

    fact_id: Annotated[UUID, Field(description="Made by the client; a repetition adds nothing")]
    meeting_id: UUID
    recorded_at: _Moment
    offline: Annotated[bool, Field(description="Kept by the client while it had no network")] = (
        False
    )
    status: MeetingStatus | None = None
    outcome: OutcomeIn | None = None
    code: Annotated[
        str | None, Field(max_length=8_000, description="The badge as read at the table, if it was")
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [_FACT]})


class FactBatchIn(RequestBody):
    """Reports that a client has kept.

    Each is checked by itself: a wrong one does not affect the others.
    """

    facts: Annotated[
        list[Annotated[FactIn | Any, Field(union_mode="left_to_right")]],
        Field(max_length=MOST_FACTS),
    ]
    model_config = ConfigDict(json_schema_extra={"examples": [{"facts": [_FACT]}]})


class MeetingStateOut(BaseModel):
    """The state of a meeting."""

    meeting_id: UUID
    status: MeetingStatus
    since: datetime | None = Field(description="When the status was reported; null: no report")
    outcome: OutcomeOut | None


class FactItemOut(BaseModel):
    """The result of one report of a batch."""

    status: int = Field(
        description="As if sent alone: 201 recorded, 200 recorded before, else see `errors`"
    )
    state: MeetingStateOut | None = None
    errors: list[FieldProblem] = []


class FactBatchOut(BaseModel):
    """The results of a batch, in its order."""

    items: list[FactItemOut]


class FactOut(BaseModel):
    """A recorded report."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    source: str = Field(description="`device:<id>`, `link:<id>` or the user's name")
    status: MeetingStatus | None
    by_badge: bool
    interest: int | None
    value: int | None
    next_step: str | None
    note: str | None
    recorded_at: datetime
    received_at: datetime
    offline: bool


class HostedMeetingOut(BaseModel):
    """A meeting of the published timetable as shown at its table."""

    id: UUID
    cooperative_id: UUID
    cooperative: str
    village: str
    kecamatan: str
    partner_id: UUID
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime
    tags: list[str] = Field(description="What it is about: the tags that needs and offers share")
    badges: list[str] = Field(
        description="Badge ids, 16 hexadecimal digits, of the cooperative's people: a client "
        "finds the meeting by the badge that it reads, without a network too"
    )
    status: MeetingStatus
    since: datetime | None
    outcome: OutcomeOut | None


class HostedMeetingDetailOut(HostedMeetingOut):
    """A meeting with all reports on it."""

    facts: list[FactOut]


class HostTableOut(BaseModel):
    """A table at which the caller leads meetings."""

    id: UUID
    number: int
    zone: str | None
    partner_id: UUID
    partner: str


class HostOut(BaseModel):
    """The tables at which the caller leads meetings."""

    event_id: UUID
    event: str
    place: str
    day: date
    timezone: str
    name: str = Field(description="Of the device, the link or the user")
    tables: list[HostTableOut]
    timetable: int | None = Field(description="Number of the published timetable")
    server_time: datetime
