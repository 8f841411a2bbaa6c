"""Wire shapes of versions of the timetable and of their certificates."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER
from app.meetings.granting.rules import UngrantedReason
from app.meetings.records import TimetableStatus
from app.meetings.versions.publishing import Expected
from app.requests.records import Asker, RequestSource


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


class PublishIn(RequestBody):
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


ClaimVerdict = Annotated[
    Literal["proven", "word", "false"],
    Field(description="Verified without the solver, on the solver's word alone, or false"),
]


class TierVerdictOut(BaseModel):
    """What was found about one tier's claims, without a solver."""

    name: str
    value: list[int]
    bound: list[int] | None
    proven: bool
    basis: str = Field(description="What the bound rests on: witness, counting, solver or none")
    errors: list[str]
    verdict: ClaimVerdict


class VerificationOut(BaseModel):
    """The verdict on a certificate, computed anew."""

    holds: bool
    verdict: ClaimVerdict
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


class CooperativeCountOut(BaseModel):
    """How many meetings one cooperative would have."""

    cooperative_id: UUID
    meetings: int


class TierValueOut(BaseModel):
    """What one aim would have reached."""

    name: str
    value: list[int]


class RegistrationOrderOut(BaseModel):
    """What serving cooperatives in the order of registration would have given."""

    number: int
    meetings: int
    without: int = Field(description="Cooperatives that would have no meeting")
    tiers: list[TierValueOut]
    cooperatives: list[CooperativeCountOut]


def expected_by(body: PublishIn | None) -> Expected:
    """Return what the sender of a body believes to be published."""
    if body is None or "replaces" not in body.model_fields_set:
        return "any"
    return body.replaces
