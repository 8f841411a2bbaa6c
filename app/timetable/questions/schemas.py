"""Wire shapes of analyses: what is asked, and how far the answer is."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.fields import LARGEST_NUMBER
from app.timetable.questions.answers import AnyAnswer
from app.timetable.records import AnalysisKind, RunStatus
from app.timetable.runs.schemas import FailureOut

LONGEST_ANALYSIS = 60
MOST_POINTS = 60
MOST_RATES = 10
MOST_RUNS = 1000
MOST_MORE_TABLES = 20
MOST_SEATS = 100
MOST_SLOTS = 200
Seconds = Annotated[
    float,
    Field(ge=1, le=LONGEST_ANALYSIS, allow_inf_nan=False, description="Seconds at most"),
]
Seed = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class WhyNotIn(BaseModel):
    """Which pair does not meet; nobody need have asked for the meeting."""

    cooperative_id: UUID
    partner_id: UUID
    time_limit: Seconds = 10
    seed: Seed = 1
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "cooperative_id": "0197d2f0-4a00-7000-8000-000000000001",
                    "partner_id": "0197d2f0-4a00-7000-8000-000000000002",
                }
            ]
        }
    )


class MovesIn(BaseModel):
    """Which meeting is to go elsewhere."""

    meeting_id: UUID
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"meeting_id": "0197d2f0-4a00-7000-8000-000000000003"}]}
    )


class CapacityIn(BaseModel):
    """A grid: every combination of the three lists is one point; null is how things are."""

    more_tables: Annotated[
        list[Annotated[int, Field(ge=-MOST_MORE_TABLES, le=MOST_MORE_TABLES)]],
        Field(min_length=1, description="Tables added to every partner, or taken away"),
    ] = [0]
    seats: Annotated[
        list[Annotated[int, Field(ge=1, le=MOST_SEATS)] | None],
        Field(min_length=1, description="Seats that every table then has"),
    ] = [None]
    slots: Annotated[
        list[Annotated[int, Field(ge=1, le=MOST_SLOTS)] | None],
        Field(min_length=1, description="Slots of the programme: the first ones, or more"),
    ] = [None]
    time_limit: Seconds = 30
    seed: Seed = 1
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"more_tables": [0, 1], "seats": [None, 2]}]}
    )


class TableValuesIn(BaseModel):
    """How long to look for what one more table of each partner adds."""

    time_limit: Seconds = 30
    model_config = ConfigDict(json_schema_extra={"examples": [{"time_limit": 30}]})


class RobustnessIn(BaseModel):
    """How many stay away, and how often that is played through."""

    rates: Annotated[list[Share], Field(min_length=1, max_length=MOST_RATES)] = [0.1, 0.2, 0.3]
    runs: Annotated[int, Field(ge=1, le=MOST_RUNS)] = 100
    time_limit: Seconds = 30
    seed: Seed = 1
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"rates": [0.1, 0.2], "runs": 100, "seed": 1}]}
    )


class OverbookingIn(BaseModel):
    """How many stay away, and how bad it is to send somebody away."""

    rate: Share = 0.2
    turned_away_cost: Annotated[
        float,
        Field(
            ge=0,
            le=1000,
            allow_inf_nan=False,
            description="How many empty seats one cooperative without a seat is as bad as",
        ),
    ] = 3.0
    most: Annotated[int, Field(ge=0, le=10, description="Extra bookings a slot at most")] = 3
    model_config = ConfigDict(json_schema_extra={"examples": [{"rate": 0.2}]})


class AnalysisOut(BaseModel):
    """An analysis: what was asked, and how far it is."""

    number: int
    kind: AnalysisKind
    status: RunStatus
    timetable: int | None = Field(description="Number of the timetable asked about")
    question: dict[str, Any]
    seed: int
    time_limit: float
    stop_requested: bool
    attempts: int = Field(description="How often a worker has begun it")
    failure: FailureOut | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class AnalysisDetailOut(AnalysisOut):
    """An analysis with its answer, in the caller's language."""

    answer: AnyAnswer | None = Field(
        description="Null until the analysis has finished; of a `repair` see its proposal"
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "number": 4,
                    "kind": "capacity",
                    "status": "finished",
                    "timetable": None,
                    "question": {"more_tables": [0], "seats": [None], "slots": [None]},
                    "seed": 1,
                    "time_limit": 30,
                    "stop_requested": False,
                    "attempts": 1,
                    "failure": None,
                    "created_at": "2025-06-20T02:00:00Z",
                    "started_at": "2025-06-20T02:00:00.1Z",
                    "finished_at": "2025-06-20T02:00:00.2Z",
                    "answer": {
                        "kind": "capacity",
                        "requested": 1112,
                        "points": [
                            {
                                "more_tables": 0,
                                "seats": None,
                                "slots": None,
                                "tables": 53,
                                "slots_in_all": 10,
                                "room": 530,
                                "bound": 530,
                                "achieved": 530,
                                "served_bound": [278, 252],
                                "served": [278, 252],
                                "detail": "53 meja, 10 slot: 530 dari 1.112 permintaan (48%); "
                                "terbukti tidak lebih dari 530.",
                            }
                        ],
                        "complete": True,
                        "seconds": 0.06,
                    },
                }
            ]
        }
    )
