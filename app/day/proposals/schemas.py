"""Wire shapes of proposals."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Seed, Words
from app.core.meanings.figures import Number
from app.core.meanings.names import Actor, CodeWord, Sentence
from app.core.meanings.times import CreatedAt, DecidedAt
from app.day.proposals.changes import Changes
from app.day.proposals.records import ProposalKind, ProposalStatus
from app.day.versions.schemas import DiffOut, TierChangeOut

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


class ProposalIn(RequestBody):
    """What happened (a repair), or might happen (a what-if)."""

    kind: ProposalKind = ProposalKind.REPAIR
    name: Annotated[
        Words,
        Field(
            max_length=120,
            description="What people call it; may be empty",
            examples=["Bus Kalibening belum datang"],
        ),
    ] = ""
    changes: Changes
    timetable: Annotated[
        int | None,
        Field(
            ge=1,
            le=LARGEST_NUMBER,
            description="Number of the timetable to change, null for the published one; "
            "a repair changes no other",
            examples=[4],
        ),
    ] = None
    time_limit: Annotated[
        float, Field(ge=0.2, le=60, description="Seconds at most", examples=[1.0])
    ] = 1.0
    seed: Seed = 1
    model_config = ConfigDict(json_schema_extra={"examples": [_PROPOSAL]})


class ReasonOut(BaseModel):
    """Why nothing satisfies the changes."""

    code: CodeWord
    detail: Sentence


class ProposalOut(BaseModel):
    """A proposal with its status."""

    number: Number
    kind: ProposalKind
    status: ProposalStatus
    name: str = Field(
        description="What people call it; may be empty", examples=["Bus Kalibening belum datang"]
    )
    timetable: int = Field(description="Number of the timetable that it changes", examples=[4])
    changes: int = Field(description="How many changes it follows", examples=[2])
    failure: str | None = Field(
        description="Why it failed, as a word; null: it did not", examples=["infeasible"]
    )
    failure_detail: str | None = Field(
        description="The same as a sentence; null: it did not fail",
        examples=["Tidak ada jadwal yang memenuhi perubahan ini."],
    )
    created_by: Actor
    created_at: CreatedAt
    decided_at: DecidedAt
    adopted: int | None = Field(
        description="Number of the timetable that adopting it made", examples=[5]
    )


class ProposalDetailOut(ProposalOut):
    """A proposal with its answer."""

    asked: Changes
    hypothetical: list[int] = Field(
        description="Positions of the changes that name something that does not exist"
    )
    people_changed: int | None = Field(
        description="Parties for whom a meeting that they were promised changes", examples=[3]
    )
    meetings_changed: int | None = Field(description="Such meetings", examples=[2])
    least_proven: bool = Field(
        description="Proven: no timetable that follows the changes changes less"
    )
    unavoidable: int | None = Field(
        description="Parties that change whatever is done", examples=[1]
    )
    tiers: list[TierChangeOut] = Field(description="What the change costs, tier by tier")
    diff: DiffOut | None
    reasons: list[ReasonOut] = Field(
        description="Why nothing satisfies the changes; empty where something does"
    )
    seconds: float | None = Field(description="Seconds of computing", examples=[0.8])
