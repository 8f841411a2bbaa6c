"""Wire shapes of analyses."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.timetable.jobs.schemas import FailureOut
from app.timetable.questions.answers.schemas import AnyAnswer
from app.timetable.records import AnalysisKind, RunStatus


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
