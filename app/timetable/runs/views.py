"""From solve runs to wire shapes."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from app.core.locale import Locale, text
from app.events.records import Event
from app.meetings.versions import queries as versions_queries
from app.timetable.comparing.schemas import TierOut
from app.timetable.naming.names import Names
from app.timetable.records import SolveRun
from app.timetable.runs import queries
from app.timetable.runs.schemas import FailureOut, ProgressOut, SolveRunOut


def run_out(session: Session, runs: Sequence[SolveRun], locale: Locale) -> list[SolveRunOut]:
    """Solve runs with their latest progress."""
    latest = queries.latest_progress(session, {run.id for run in runs})
    made = {run.timetable_id for run in runs if run.timetable_id is not None}
    numbers = versions_queries.numbers(session, made)
    shown = []
    for run in runs:
        summary: dict[str, Any] = run.summary or {}
        told = latest.get(run.id)
        failure = summary.get("failure")
        shown.append(
            SolveRunOut(
                **run.model_dump(
                    include={
                        "number",
                        "status",
                        "time_limit",
                        "seed",
                        "deterministic",
                        "stop_requested",
                        "attempts",
                        "outcome",
                        "created_at",
                        "started_at",
                        "finished_at",
                    }
                ),
                progress=None if told is None else ProgressOut.model_validate(told),
                tiers=[TierOut(**tier) for tier in summary.get("tiers", ())],
                reasons=_reasons(session, run, summary.get("reasons", ()), locale),
                reason_codes=[one["code"] for one in summary.get("reasons", ()) if "code" in one],
                failure=failure_out(failure, locale),
                timetable=None if run.timetable_id is None else numbers[run.timetable_id],
            )
        )
    return shown


def failure_out(code: str | None, locale: Locale) -> FailureOut | None:
    """Why a run or an analysis failed, if it did."""
    if code is None:
        return None
    return FailureOut(code=code, detail=text(f"timetable.failed_{code}", locale))


def _reasons(session: Session, run: SolveRun, reasons: Sequence[Any], locale: Locale) -> list[str]:
    """Sentences of the reasons; what a failure tells of a broken rule is for developers."""
    if not reasons:
        return []
    names = Names(session, session.get_one(Event, run.event_id), locale)
    return [
        one if isinstance(one, str) else names.reason(one["code"], one["params"]) for one in reasons
    ]
