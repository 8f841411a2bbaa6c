"""Wire shapes of proposals and of what they change for whom."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.fields import LARGEST_NUMBER, NO_NUL
from app.day.proposals.changes import Changes
from app.day.records import ProposalKind, ProposalStatus
from app.requests.pairs import PartyKind
from app.timetable.versions.schemas import PublishIn

_PROPOSAL: JsonDict = {
    "kind": "repair",
    "name": "Bus Kalibening belum datang",
    "changes": [
        {
            "kind": "cooperative_late",
            "cooperative_id": "0197c0de-0000-7000-8000-000000000001",
            "arrives_at": "10:30",
        },
        {"kind": "table_closed", "table_id": "0197c0de-0000-7000-8000-000000000002"},
    ],
}


class ProposalIn(BaseModel):
    """What happened (a repair), or might happen (a what-if)."""

    kind: ProposalKind = ProposalKind.REPAIR
    name: Annotated[str, Field(max_length=120, pattern=NO_NUL)] = ""
    changes: Changes
    timetable: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            description="Number of the timetable to change, null for the published one; "
            "a repair changes no other",
        ),
    ] = None
    time_limit: Annotated[float, Field(ge=0.2, le=60, description="Seconds at most")] = 1.0
    seed: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)] = 1
    model_config = ConfigDict(json_schema_extra={"examples": [_PROPOSAL]})


class SittingOut(BaseModel):
    """Whom somebody meets, when and where."""

    model_config = ConfigDict(from_attributes=True)

    cooperative_id: UUID
    village: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime


class MovedOut(BaseModel):
    """A meeting that goes to another time or table."""

    model_config = ConfigDict(from_attributes=True)

    before: SittingOut
    after: SittingOut


class PersonChangesOut(BaseModel):
    """What changes for one cooperative or partner."""

    kind: PartyKind
    id: UUID
    name: str
    added: list[SittingOut]
    removed: list[SittingOut]
    moved: list[MovedOut]
    unchanged: int
    sentences: list[str] = Field(description="The same, in the caller's language")


class TierChangeOut(BaseModel):
    """One tier of the objective, before and after."""

    name: str
    before: list[int]
    after: list[int]
    bound: list[int] | None = Field(
        default=None, description="What no timetable that changes as little can surpass, if known"
    )
    proven: bool = Field(default=False, description="The bound is reached")


class DiffOut(BaseModel):
    """What changes, in all and for whom."""

    added: int
    removed: int
    moved: int
    unchanged: int
    people: list[PersonChangesOut] = Field(
        description="Cooperatives by kecamatan and village, then partners by name"
    )


class ReasonOut(BaseModel):
    """Why nothing satisfies the changes."""

    code: str
    detail: str


class ProposalOut(BaseModel):
    """A proposal: what it is about and how it stands."""

    number: int
    kind: ProposalKind
    status: ProposalStatus
    name: str
    timetable: int = Field(description="Number of the timetable that it changes")
    changes: int = Field(description="How many changes it follows")
    failure: str | None
    failure_detail: str | None
    created_by: str
    created_at: datetime
    decided_at: datetime | None
    adopted: int | None = Field(description="Number of the timetable that adopting it made")


class ProposalDetailOut(ProposalOut):
    """A proposal with its answer."""

    asked: Changes
    hypothetical: list[int] = Field(
        description="Positions of the changes that rest on something in thought only"
    )
    people_changed: int | None = Field(
        description="Parties for whom a meeting that they were promised changes"
    )
    meetings_changed: int | None = Field(description="Such meetings")
    least_proven: bool = Field(description="No timetable that follows the changes changes less")
    unavoidable: int | None = Field(description="Parties that change whatever is done")
    tiers: list[TierChangeOut]
    diff: DiffOut | None
    reasons: list[ReasonOut]
    seconds: float | None = Field(description="Seconds of computing")


class RestoreIn(PublishIn):
    """Which timetable the caller believes to be published, and what to do about obstacles."""

    despite_obstacles: Annotated[
        bool, Field(description="Publish even meetings that the lists do not allow any more")
    ] = False


class ComparisonOut(BaseModel):
    """What changes from timetable `number` to timetable `against`, and what each is worth."""

    number: int
    against: int
    tiers: list[TierChangeOut]
    diff: DiffOut
