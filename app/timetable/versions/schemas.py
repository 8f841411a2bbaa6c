"""Wire shapes of versions of the timetable and of their certificates."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER
from app.core.meanings.figures import MeetingCount, Number, Proven
from app.core.meanings.ids import CooperativeId, PartnerId, WishId
from app.core.meanings.names import (
    Kecamatan,
    Partner,
    PartnerCodeText,
    TierFigures,
    TierName,
    Village,
)
from app.core.meanings.times import CreatedAt, Instant
from app.meetings.granting.rules import UngrantedReason
from app.meetings.records import TimetableStatus
from app.meetings.versions.publishing import Expected
from app.requests.records import Asker, RequestSource


class TimetableOut(BaseModel):
    """One version of the timetable."""

    model_config = ConfigDict(from_attributes=True)

    number: Number
    status: TimetableStatus
    origin: str = Field(examples=["solve-run:3"], description="What it was made from")
    created_at: CreatedAt
    published_at: Instant | None = Field(
        description="When it was published; null: never", examples=["2025-07-02T10:00:00Z"]
    )


class TimetableDetailOut(TimetableOut):
    """One version of the timetable, with its size."""

    meetings: MeetingCount


class PublishIn(RequestBody):
    """Which timetable the caller believes to be published."""

    replaces: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            description="Number of the published timetable as you saw it, null for none; "
            "leave it out to publish regardless",
            examples=[3],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"replaces": 1}]})


class UngrantedOut(BaseModel):
    """A request without a meeting, and why."""

    request_id: WishId
    cooperative_id: CooperativeId
    village: Village
    kecamatan: Kecamatan
    partner_id: PartnerId
    partner_code: PartnerCodeText
    partner: Partner
    asker: Asker
    source: RequestSource
    rank: int = Field(
        description="Place among the asker's own requests; 1 is the first choice", examples=[4]
    )
    reason: UngrantedReason
    detail: str = Field(
        description="The reason as a sentence, in the caller's language",
        examples=["Semua kursi mitra ini terisi."],
    )


ClaimVerdict = Annotated[
    Literal["proven", "word", "false"],
    Field(description="Verified without the solver, on the solver's word alone, or false"),
]


class TierVerdictOut(BaseModel):
    """What was found about one tier's claims, without a solver."""

    name: TierName
    value: TierFigures
    bound: list[int] | None = Field(
        description="What the certificate claims that nothing surpasses; null: nothing",
        examples=[[530]],
    )
    proven: Proven
    basis: str = Field(
        description="What the bound rests on: witness, counting, solver or none",
        examples=["witness"],
    )
    errors: list[str] = Field(
        description="What is wrong with its claims; empty: nothing", examples=[[]]
    )
    verdict: ClaimVerdict


class VerificationOut(BaseModel):
    """The verdict on a certificate, computed anew."""

    holds: bool = Field(description="Whether the timetable keeps all rules and no claim is false")
    verdict: ClaimVerdict
    violations: list[str] = Field(
        description="Rules that the timetable breaks; empty: none", examples=[[]]
    )
    errors: list[str] = Field(
        description="What is wrong with the certificate as a whole; empty: nothing", examples=[[]]
    )
    on_word: list[str] = Field(description="Tiers whose bound rests on the solver's word alone")
    tiers: list[TierVerdictOut] = Field(description="The verdict on each tier's claims")


class CertificateOut(BaseModel):
    """All that is needed to check a timetable and its bounds without trusting the solver."""

    number: Number
    problem: dict[str, Any] = Field(description="The problem, as the scheduler's versioned JSON")
    result: dict[str, Any] = Field(description="Solution, tiers, bounds and their witnesses")
    verification: VerificationOut


class CooperativeCountOut(BaseModel):
    """How many meetings one cooperative would have."""

    cooperative_id: CooperativeId
    meetings: MeetingCount


class TierValueOut(BaseModel):
    """What one aim would have reached."""

    name: TierName
    value: TierFigures


class RegistrationOrderOut(BaseModel):
    """What serving cooperatives in the order of registration would have given."""

    number: Number
    meetings: MeetingCount
    without: int = Field(description="Cooperatives that would have no meeting", examples=[25])
    tiers: list[TierValueOut] = Field(description="What it would have reached, tier by tier")
    cooperatives: list[CooperativeCountOut] = Field(
        description="How many meetings each cooperative would have"
    )


def expected_by(body: PublishIn | None) -> Expected:
    """Return what the sender of a body believes to be published."""
    if body is None or "replaces" not in body.model_fields_set:
        return "any"
    return body.replaces
