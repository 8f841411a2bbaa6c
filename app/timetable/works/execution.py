"""Carrying out a solve run: beginning it, solving, storing the timetable once.

If a worker dies, the next attempt resumes from the best timetable stored so far; only the newest
attempt may store anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.clock import Clock, SystemClock
from app.core.database.sessions import transaction
from app.meetings.versions.service import add_version
from app.timetable.bridge import solving
from app.timetable.exchange import Document, Moment, Outcome
from app.timetable.jobs.attempts import Start, begin, event_held, is_current
from app.timetable.jobs.ending import failures_recorded
from app.timetable.records import RunStatus, SolveRun
from app.timetable.runs import queries
from app.timetable.runs.news import tell_progress
from app.timetable.works.recording import Attempt, Recorder

LEAST_SECONDS = 1.0
"""A resumed run gets at least so long, even if its time limit is used up."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Task:
    """What an attempt has to solve."""

    attempt: Attempt
    problem: Document
    hint: Document | None
    seconds: float
    seed: int
    deterministic: bool


def execute(
    run_id: UUID,
    engine: Engine,
    *,
    clock: Clock | None = None,
    watch: Callable[[Moment], None] | None = None,
) -> None:
    """Carry out a run in this process and thread, until it has ended or failed.

    Does nothing if it has ended or was deleted. `watch` is called from any thread at every
    improvement. Raises only if the database is away, so that the caller may try again.
    """
    clock = clock or SystemClock()
    task = _begin(engine, run_id, clock.now())
    if task is None:
        return
    with failures_recorded(run_id, lambda code: _fail(engine, task.attempt, code, clock.now())):
        with Recorder(engine, task.attempt, clock, watch) as recorder:
            outcome = solving.run(
                task.problem,
                time_limit=task.seconds,
                seed=task.seed,
                deterministic=task.deterministic,
                stop=recorder.must_stop,
                watch=recorder.note,
                hint=task.hint,
            )
        _finish(engine, task, outcome, clock.now())


def fail_run(session: Session, run: SolveRun, code: str, now: datetime, *details: str) -> None:
    """End a run as failed; `code` is that of a text `timetable.failed_<code>`."""
    run.status = RunStatus.FAILED
    run.finished_at = now
    run.summary = {"failure": code, "reasons": list(details)}
    session.add(run)
    tell_progress(session, run.event_id, run.number, run.status)
    session.flush()


def _begin(engine: Engine, run_id: UUID, now: datetime) -> _Task | None:
    with transaction(engine) as session:
        run = queries.run_for_update(session, run_id)
        start = begin(run, now)
        if run is None or start is Start.OVER:
            return None
        if start is Start.GIVEN_UP:
            fail_run(session, run, "worker_died", now)
            return None
        session.add(run)
        tell_progress(session, run.event_id, run.number, run.status)
        spent = queries.seconds_spent(session, run_id)
        # A deterministic run must not depend on when a worker died, so it starts from nothing.
        resumes = run.incumbent is not None and not run.deterministic
        left = max(LEAST_SECONDS, run.time_limit - spent) if resumes else run.time_limit
        return _Task(
            attempt=Attempt(
                run_id=run.id,
                event_id=run.event_id,
                run_number=run.number,
                number=run.attempts,
                spent=spent,
                next_sequence=queries.last_sequence(session, run_id) + 1,
            ),
            problem=run.problem,
            hint=run.incumbent if resumes else None,
            seconds=left,
            seed=run.seed,
            deterministic=run.deterministic,
        )


def _current(session: Session, attempt: Attempt) -> SolveRun | None:
    """Return the run, locked; None if this attempt may not write any more."""
    run = queries.run_for_update(session, attempt.run_id)
    return run if is_current(run, attempt.number) else None


def _finish(engine: Engine, task: _Task, outcome: Outcome, now: datetime) -> None:
    with transaction(engine) as session:
        if not event_held(session, task.attempt.event_id):
            return
        run = _current(session, task.attempt)
        if run is None:
            return
        run.outcome = outcome.status
        if outcome.violations:
            log.error("solve_run_violations", run=str(run.id), found=list(outcome.violations))
            fail_run(session, run, "violation", now, *outcome.violations)
            return
        if outcome.seats is not None:
            timetable = add_version(
                session,
                run.event_id,
                outcome.seats,
                origin=f"solve-run:{run.number}",
                now=now,
                certificate={"problem": run.problem, "result": outcome.result},
            )
            run.timetable_id = timetable.id
        run.summary = outcome.summary
        run.status = RunStatus.STOPPED if outcome.status == "stopped" else RunStatus.FINISHED
        run.finished_at = now
        session.add(run)
        tell_progress(session, run.event_id, run.number, run.status)


def _fail(engine: Engine, attempt: Attempt, code: str, now: datetime) -> None:
    with transaction(engine) as session:
        run = _current(session, attempt)
        if run is not None:
            fail_run(session, run, code, now)
