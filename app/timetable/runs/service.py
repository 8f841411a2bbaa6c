"""Use cases of solve runs."""

import math
from datetime import datetime

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.events.queries import lock_event
from app.events.records import Event
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.jobs.waking import wake
from app.timetable.problem.posing import posed
from app.timetable.records import RunStatus, SolveRun
from app.timetable.runs import queries
from app.timetable.runs.errors import RunEndedError, SolveTooLongError
from app.timetable.runs.news import tell_progress


def request_run(
    session: Session,
    event: Event,
    *,
    time_limit: float,
    seed: int,
    deterministic: bool,
    most: float = math.inf,
    actor: Principal | str,
    now: datetime,
) -> SolveRun:
    """Add a queued run with the problem as it is now; the commit wakes workers.

    `time_limit` is in seconds, at most `most`, else SolveTooLongError; other refusals are those of
    `posed`.
    """
    if time_limit > most:
        raise SolveTooLongError(seconds=most)
    lock_event(session, event.id)
    problem = posed(session, event).problem
    run = SolveRun(
        event_id=event.id,
        number=queries.last_run_number(session, event.id) + 1,
        status=RunStatus.QUEUED,
        time_limit=time_limit,
        seed=seed,
        deterministic=deterministic,
        problem=problem,
        created_at=now,
    )
    session.add(run)
    trail.record(
        session,
        actor=actor,
        action="solve_run.request",
        now=now,
        event_id=event.id,
        subject=run.id,
        number=run.number,
    )
    session.flush()
    wake(session)
    return run


def request_stop(
    session: Session, event: Event, run: SolveRun, *, actor: Principal, now: datetime
) -> SolveRun:
    """Request that a run ends with its best timetable so far; a queued one ends at once.

    RunEndedError if it has ended.
    """
    held = queries.run_for_update(session, run.id)
    if held is None or held.status not in ACTIVE:
        raise RunEndedError(number=run.number)
    held.stop_requested = True
    if held.status is RunStatus.QUEUED:
        held.status = RunStatus.STOPPED
        held.finished_at = now
        tell_progress(session, event.id, held.number, held.status)
    session.add(held)
    trail.record(
        session,
        actor=actor,
        action="solve_run.stop",
        now=now,
        event_id=event.id,
        subject=held.id,
        number=held.number,
    )
    session.flush()
    return held
