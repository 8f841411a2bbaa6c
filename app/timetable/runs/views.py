"""From solve runs to wire shapes."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from app.core.locale import Locale
from app.events.records import Event
from app.meetings.versions import queries as versions_queries
from app.timetable.comparing.schemas import TierOut
from app.timetable.jobs.views import failure_out
from app.timetable.naming.names import Names
from app.timetable.records import SolveRun
from app.timetable.runs import queries
from app.timetable.runs.schemas import DemandsOut, ProgressOut, SolveRunOut


def run_out(session: Session, runs: Sequence[SolveRun], locale: Locale) -> list[SolveRunOut]:
    """Return solve runs with their latest progress."""
    latest = queries.latest_progress(session, {run.id for run in runs})
    made = {run.timetable_id for run in runs if run.timetable_id is not None}
    numbers = versions_queries.numbers(session, made)
    shown = []
    for run in runs:
        summary: dict[str, Any] = run.summary or {}
        progress = latest.get(run.id)
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
                progress=None if progress is None else ProgressOut.model_validate(progress),
                tiers=[TierOut(**tier) for tier in summary.get("tiers", ())],
                demands=DemandsOut(**summary.get("demands", {"required": 0, "pauses": 0})),
                reasons=_reasons(session, run, summary.get("reasons", ()), locale),
                reason_codes=[one["code"] for one in summary.get("reasons", ()) if "code" in one],
                failure=failure_out(failure, locale),
                timetable=None if run.timetable_id is None else numbers[run.timetable_id],
            )
        )
    return shown


def _reasons(session: Session, run: SolveRun, reasons: Sequence[Any], locale: Locale) -> list[str]:
    """Return sentences of the reasons; those of broken rules are English, for developers."""
    if not reasons:
        return []
    names = Names(session, session.get_one(Event, run.event_id), locale)
    return [
        one if isinstance(one, str) else names.reason(one["code"], one["params"]) for one in reasons
    ]
