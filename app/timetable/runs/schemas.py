"""Wire shapes of solve runs."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import LARGEST_NUMBER
from app.timetable.comparing.schemas import TierOut
from app.timetable.jobs.schemas import FailureOut
from app.timetable.records import RunStatus

LONGEST_SOLVE = 3600
"""Seconds."""


class SolveRunIn(RequestBody):
    """How to solve. The problem is that of the event's lists as they are now."""

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
