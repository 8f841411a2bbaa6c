"""Wire shapes of solve runs and timetables."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.meetings.granting.rules import UngrantedReason
from app.meetings.records import TimetableStatus
from app.requests.records import Asker, RequestSource
from app.timetable.comparing.rules import PartyKind
from app.timetable.records import RunStatus

LONGEST_SOLVE = 3600
LARGEST_NUMBER = 2**31 - 1


class SolveRunIn(BaseModel):
    """How to solve. The problem is frozen as the event's lists are now."""

    time_limit: Annotated[
        float, Field(ge=1, le=LONGEST_SOLVE, description="Seconds of wall clock at most")
    ] = 30
    seed: Annotated[int, Field(ge=0, le=LARGEST_NUMBER)] = 1
    deterministic: Annotated[
        bool, Field(description="Same input, seed and version give the same timetable")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"time_limit": 10, "seed": 1}]})


class ProgressOut(BaseModel):
    """A moment of a solve run."""

    model_config = ConfigDict(from_attributes=True)

    sequence: int
    at: datetime
    phase: str
    tier: str | None
    incumbent: list[int] | None = Field(description="The tier's value so far")
    bound: list[int] | None = Field(description="What the tier cannot surpass")
    gap: float | None = Field(description="Relative distance of the two")
    elapsed: float = Field(description="Seconds of solving")


class TierOut(BaseModel):
    """One tier of the objective: what was reached, and what is proven to be the most."""

    name: str
    value: list[int]
    bound: list[int] | None
    gap: float | None
    proven: bool
    witness: bool = Field(description="The bound can be verified without a solver")
    seconds: float
    method: str


class FailureOut(BaseModel):
    """Why a run failed."""

    code: str
    detail: str


class SolveRunOut(BaseModel):
    """A solve run: how far it is, or how it ended."""

    number: int
    status: RunStatus
    time_limit: float
    seed: int
    deterministic: bool
    stop_requested: bool
    attempts: int = Field(description="How often a worker has begun it")
    outcome: str | None = Field(description="`optimal`, `feasible`, `infeasible` or `stopped`")
    progress: ProgressOut | None
    tiers: list[TierOut]
    reasons: list[str] = Field(
        description="Why nothing satisfies the problem, or what went wrong, as sentences"
    )
    reason_codes: list[str] = Field(
        description="The same for a program; where the first is `clash`, the others are the "
        "demands of a minimal set that cannot all be met"
    )
    failure: FailureOut | None
    timetable: int | None = Field(description="Number of the timetable that came out")
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class TimetableOut(BaseModel):
    """One version of the timetable."""

    model_config = ConfigDict(from_attributes=True)

    number: int
    status: TimetableStatus
    origin: str = Field(examples=["solve-run:3"])
    created_at: datetime
    published_at: datetime | None


class TimetableDetailOut(TimetableOut):
    """One version of the timetable, with its size."""

    meetings: int


class MeetingOut(BaseModel):
    """A meeting, readable."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    cooperative_id: UUID
    cooperative: str
    village: str
    village_kind: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    table_id: UUID
    table_number: int
    zone: str | None
    seat: int
    slot_id: UUID
    starts_at: datetime
    ends_at: datetime
    session: str | None
    tags: list[str]


class PublishIn(BaseModel):
    """Which timetable the caller believes to be published."""

    replaces: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            description="Number of the published timetable as you saw it, null for none; "
            "leave it out to publish regardless",
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"replaces": 1}]})


class MoveOut(BaseModel):
    """A pair that meets in both, at another time or table."""

    model_config = ConfigDict(from_attributes=True)

    before: MeetingOut
    after: MeetingOut


class PartyChangesOut(BaseModel):
    """What changes for one party."""

    model_config = ConfigDict(from_attributes=True)

    kind: PartyKind
    id: UUID
    name: str
    added: list[MeetingOut]
    removed: list[MeetingOut]
    moved: list[MoveOut]
    unchanged: int


class DifferenceOut(BaseModel):
    """What changes from the timetable `against` to this one."""

    number: int
    against: int
    added: int
    removed: int
    moved: int
    unchanged: int
    parties: list[PartyChangesOut] = Field(description="Parties for which anything changes")


class KecamatanOut(BaseModel):
    """How one kecamatan's cooperatives fare."""

    model_config = ConfigDict(from_attributes=True)

    kecamatan: str
    cooperatives: int
    served: int = Field(description="Cooperatives with at least one meeting")
    meetings: int
    fewest: int
    most: int


class PartnerShareOut(BaseModel):
    """How one partner fares."""

    model_config = ConfigDict(from_attributes=True)

    partner_id: UUID
    code: str
    name: str
    requested: int = Field(description="Pairs of which at least one side asks for the other")
    granted: int
    meetings: int
    seats: int = Field(description="Seats over all slots that the partner attends")


class CountOut(BaseModel):
    """How many cooperatives have so many meetings."""

    meetings: int
    cooperatives: int


class SummaryOut(BaseModel):
    """A timetable in figures."""

    number: int
    outcome: str | None
    tiers: list[TierOut]
    requested: int
    granted: int
    meetings: int
    by_count: list[CountOut]
    by_kecamatan: list[KecamatanOut]
    by_partner: list[PartnerShareOut]


class UngrantedOut(BaseModel):
    """A request without a meeting, and why."""

    request_id: UUID
    cooperative_id: UUID
    village: str
    kecamatan: str
    partner_id: UUID
    partner_code: str
    partner: str
    asker: Asker
    source: RequestSource
    rank: int
    reason: UngrantedReason
    detail: str = Field(description="The reason as a sentence, in the caller's language")


class TierVerdictOut(BaseModel):
    """What was found about one tier's claims, without a solver."""

    name: str
    value: list[int]
    bound: list[int] | None
    proven: bool
    basis: str = Field(description="What the bound rests on: witness, counting, solver or none")
    errors: list[str]


class VerificationOut(BaseModel):
    """The verdict on a certificate, computed anew."""

    holds: bool
    violations: list[str]
    errors: list[str]
    on_word: list[str] = Field(description="Tiers whose bound rests on the solver's word alone")
    tiers: list[TierVerdictOut]


class CertificateOut(BaseModel):
    """All that is needed to check a timetable and its bounds without trusting the solver."""

    number: int
    problem: dict[str, Any] = Field(description="The problem, as the scheduler's versioned JSON")
    result: dict[str, Any] = Field(description="Solution, tiers, bounds and their witnesses")
    verification: VerificationOut
