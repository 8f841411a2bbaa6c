"""From analyses to wire shapes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.core.locale import Locale
from app.events.records import Event
from app.meetings.versions import queries
from app.timetable.jobs.views import failure_out
from app.timetable.naming.names import Names
from app.timetable.questions.answers.views import SHOWN
from app.timetable.questions.schemas import AnalysisDetailOut, AnalysisOut
from app.timetable.records import Analysis

UNASKED = frozenset({"meetings", "frozen", "moved", "best"})
"""Parts of a stored question that are not what was asked."""


def analyses_out(
    session: Session, analyses: Sequence[Analysis], locale: Locale
) -> list[AnalysisOut]:
    """Return analyses without their answers."""
    asked_about = {one.timetable_id for one in analyses if one.timetable_id is not None}
    numbers = queries.numbers(session, asked_about)
    return [AnalysisOut(**_head(one, numbers, locale)) for one in analyses]


def analysis_out(
    session: Session, event: Event, analysis: Analysis, locale: Locale
) -> AnalysisDetailOut:
    """Return an analysis with its answer, if there is one."""
    asked_about = {analysis.timetable_id} if analysis.timetable_id is not None else set()
    numbers = queries.numbers(session, asked_about)
    answer = None
    if analysis.answer is not None and analysis.kind in SHOWN:
        answer = SHOWN[analysis.kind](Names(session, event, locale), analysis.answer)
    return AnalysisDetailOut(**_head(analysis, numbers, locale), answer=answer)


def _head(analysis: Analysis, numbers: Mapping[UUID, int], locale: Locale) -> dict[str, Any]:
    return {
        **analysis.model_dump(
            include={
                "number",
                "kind",
                "status",
                "seed",
                "time_limit",
                "stop_requested",
                "attempts",
                "created_at",
                "started_at",
                "finished_at",
            }
        ),
        "timetable": None if analysis.timetable_id is None else numbers[analysis.timetable_id],
        "question": {
            name: value for name, value in analysis.question.items() if name not in UNASKED
        },
        "failure": failure_out(analysis.failure, locale),
    }
