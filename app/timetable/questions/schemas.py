"""Wire shapes of analyses."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.core.meanings.figures import Number, SecondsAtMost, SeedUsed, StopRequested
from app.core.meanings.times import CreatedAt, FinishedAt, StartedAt
from app.timetable.jobs.schemas import FailureOut
from app.timetable.questions.answers.schemas import AnyAnswer
from app.timetable.records import AnalysisKind, RunStatus


class AnalysisOut(BaseModel):
    """An analysis: what was asked, and how far it is."""

    number: Number
    kind: AnalysisKind
    status: RunStatus
    timetable: int | None = Field(description="Number of the timetable asked about", examples=[4])
    question: dict[str, Any] = Field(
        description="What was asked, as it was sent", examples=[{"more_tables": [0, 1]}]
    )
    seed: SeedUsed
    time_limit: SecondsAtMost
    stop_requested: StopRequested
    attempts: int = Field(description="How often a worker has begun it", examples=[1])
    failure: FailureOut | None
    created_at: CreatedAt
    started_at: StartedAt
    finished_at: FinishedAt


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
