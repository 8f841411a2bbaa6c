"""Wire shapes of proposals."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER, Words
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
    name: Annotated[Words, Field(max_length=120)] = ""
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


class ReasonOut(BaseModel):
    """Why nothing satisfies the changes."""

    code: str
    detail: str


class ProposalOut(BaseModel):
    """A proposal with its status."""

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
        description="Positions of the changes that name something that does not exist"
    )
    people_changed: int | None = Field(
        description="Parties for whom a meeting that they were promised changes"
    )
    meetings_changed: int | None = Field(description="Such meetings")
    least_proven: bool = Field(
        description="Proven: no timetable that follows the changes changes less"
    )
    unavoidable: int | None = Field(description="Parties that change whatever is done")
    tiers: list[TierChangeOut]
    diff: DiffOut | None
    reasons: list[ReasonOut]
    seconds: float | None = Field(description="Seconds of computing")
