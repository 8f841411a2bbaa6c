"""Wire shapes of solve runs."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Seed
from app.core.meanings.figures import Number, SecondsAtMost, SeedUsed, StopRequested
from app.core.meanings.times import CreatedAt, FinishedAt, Instant, StartedAt
from app.timetable.comparing.schemas import TierOut
from app.timetable.jobs.schemas import FailureOut
from app.timetable.records import RunStatus

LONGEST_SOLVE = 3600
"""Seconds."""


class SolveRunIn(RequestBody):
    """How to solve. The problem is that of the event's lists as they are now."""

    time_limit: Annotated[
        float,
        Field(ge=1, le=LONGEST_SOLVE, description="Seconds of wall clock at most", examples=[30]),
    ] = 30
    seed: Seed = 1
    deterministic: Annotated[
        bool, Field(description="Same input, seed and version give the same timetable")
    ] = False
    model_config = ConfigDict(json_schema_extra={"examples": [{"time_limit": 10, "seed": 1}]})


class ProgressOut(BaseModel):
    """A moment of a solve run."""

    model_config = ConfigDict(from_attributes=True)

    sequence: int = Field(description="Place among the run's moments, from 1", examples=[17])
    at: Instant = Field(description="When it was", examples=["2025-06-20T02:00:07Z"])
    phase: str = Field(description="What the run is doing", examples=["improving"])
    tier: str | None = Field(
        description="Name of the tier that it works on; null: none", examples=["granted"]
    )
    incumbent: list[int] | None = Field(description="The tier's value so far")
    bound: list[int] | None = Field(description="What the tier cannot surpass")
    gap: float | None = Field(description="Relative distance of the two", examples=[0.02])
    elapsed: float = Field(description="Seconds of solving", examples=[6.4])


class DemandsOut(BaseModel):
    """What every timetable of a run must keep, besides the lists: how much of it there is."""

    required: int = Field(
        description="Cooperatives and partners that must have a number of meetings", examples=[4]
    )
    pauses: int = Field(
        description="Pauses that are kept, counted for each party by itself", examples=[306]
    )


class SolveRunOut(BaseModel):
    """A solve run: how far it is, or how it ended."""

    number: Number
    status: RunStatus
    time_limit: SecondsAtMost
    seed: SeedUsed
    deterministic: bool = Field(description="Same input, seed and version give the same timetable")
    stop_requested: StopRequested
    attempts: int = Field(description="How often a worker has begun it", examples=[1])
    outcome: str | None = Field(
        description="`optimal`, `feasible`, `infeasible` or `stopped`", examples=["optimal"]
    )
    progress: ProgressOut | None
    tiers: list[TierOut] = Field(description="What was reached, tier by tier")
    reasons: list[str] = Field(
        description="Why nothing satisfies the problem, or what went wrong, as sentences"
    )
    demands: DemandsOut = Field(
        description="What the timetable had to keep; where one came out, it keeps all of it"
    )
    reason_codes: list[str] = Field(
        description="The same for a program; where the first is `clash`, the others are the "
        "demands of a minimal set that cannot all be met"
    )
    failure: FailureOut | None
    timetable: int | None = Field(description="Number of the timetable that came out", examples=[4])
    created_at: CreatedAt
    started_at: StartedAt
    finished_at: FinishedAt
