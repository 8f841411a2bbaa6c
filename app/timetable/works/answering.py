"""Carrying out an analysis: beginning it, answering it, storing the answer once.

If a worker dies, the next attempt answers the analysis again; only the newest attempt may store
anything.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.core.clock import Clock, SystemClock
from app.core.database.sessions import transaction
from app.timetable.bridge.analyses import METHODS
from app.timetable.exchange import Document
from app.timetable.jobs.attempts import Start, begin, event_held, is_current
from app.timetable.jobs.ending import failures_recorded
from app.timetable.jobs.listening import Listener
from app.timetable.questions import queries, service
from app.timetable.records import Analysis, AnalysisKind, RunStatus


@dataclass(frozen=True, slots=True)
class _Task:
    """What an attempt has to answer."""

    id: UUID
    event_id: UUID
    attempt: int
    kind: AnalysisKind
    problem: Document
    question: Document


def answer(analysis_id: UUID, engine: Engine, *, clock: Clock | None = None) -> None:
    """Answer an analysis in this process and thread, until it has ended or failed.

    Does nothing if it has ended or was deleted. Raises only if the database is away, so that the
    caller may try again.
    """
    clock = clock or SystemClock()
    task = _begin(engine, analysis_id, clock.now())
    if task is None:
        return
    with failures_recorded(analysis_id, lambda code: _fail(engine, task, code, clock.now())):
        with Listener(
            engine, task.attempt, lambda session: queries.signals(session, task.id)
        ) as listener:
            found = METHODS[task.kind](task.problem, task.question, listener.must_stop)
        _finish(engine, task, found, clock.now())


def _begin(engine: Engine, analysis_id: UUID, now: datetime) -> _Task | None:
    with transaction(engine) as session:
        analysis = queries.analysis_for_update(session, analysis_id)
        start = begin(analysis, now)
        if analysis is None or start is Start.OVER:
            return None
        session.add(analysis)
        question = analysis.question | {"seed": analysis.seed, "time_limit": analysis.time_limit}
        if analysis.held is not None:
            question["held"] = analysis.held
        task = _Task(
            analysis.id,
            analysis.event_id,
            analysis.attempts,
            analysis.kind,
            analysis.problem or {},
            question,
        )
    if start is Start.BEGUN:
        return task
    _fail(engine, task, "worker_died", now)
    return None


def _current(session: Session, task: _Task) -> Analysis | None:
    """Return the analysis, locked after its event; None if this attempt may not write any more."""
    if not event_held(session, task.event_id):
        return None
    analysis = queries.analysis_for_update(session, task.id)
    return analysis if is_current(analysis, task.attempt) else None


def _finish(engine: Engine, task: _Task, found: Document, now: datetime) -> None:
    with transaction(engine) as session:
        analysis = _current(session, task)
        if analysis is not None:
            analysis.answer = found
            stopped = analysis.stop_requested
            service.end(
                session, analysis, RunStatus.STOPPED if stopped else RunStatus.FINISHED, now
            )


def _fail(engine: Engine, task: _Task, code: str, now: datetime) -> None:
    with transaction(engine) as session:
        analysis = _current(session, task)
        if analysis is not None:
            analysis.failure = code
            service.end(session, analysis, RunStatus.FAILED, now)
