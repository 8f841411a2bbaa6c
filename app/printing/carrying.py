"""Carrying out a print run: reading the event once, laying out and storing part after part.

If a worker dies, the next attempt begins anew, as the lists may have changed; only the newest
attempt may store anything.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.core import districts
from app.core.clock import Clock
from app.core.database.sessions import transaction
from app.core.errors import AppError
from app.documents import service as documents
from app.documents.wishes import Document, wish_of
from app.events.records import Event
from app.printing import queries
from app.printing.records import PrintPart, PrintRun
from app.timetable.jobs.attempts import Start, begin, is_current
from app.timetable.jobs.ending import failures_recorded
from app.timetable.records import RunStatus


@dataclass(frozen=True, slots=True)
class _Attempt:
    """An attempt at a print run."""

    run_id: UUID
    number: int


def carry_out(run_id: UUID, engine: Engine, clock: Clock) -> None:
    """Lay out a print run's document, until it has ended or failed.

    Does nothing if it has ended or was deleted. Raises only if the database is away, so that the
    caller may try again.
    """
    attempt = _begin(engine, run_id, clock.now())
    if attempt is None:
        return
    with failures_recorded(run_id, lambda code: _fail(engine, attempt, code, clock.now())):
        try:
            _lay_out(engine, attempt, _prepared(engine, run_id))
        except AppError as error:
            _fail(engine, attempt, error.code, clock.now())
            return
        _finish(engine, attempt, clock.now())


def _begin(engine: Engine, run_id: UUID, now: datetime) -> _Attempt | None:
    with transaction(engine) as session:
        run = queries.run_for_update(session, run_id)
        start = begin(run, now)
        if run is None or start is Start.OVER:
            return None
        run.done = 0
        queries.drop_parts(session, run_id)
        if start is Start.GIVEN_UP:
            _end(session, run, RunStatus.FAILED, now, "worker_died")
            return None
        session.add(run)
        return _Attempt(run.id, run.attempts)


def _prepared(engine: Engine, run_id: UUID) -> Document:
    with transaction(engine, read_only=True) as session:
        run = session.get_one(PrintRun, run_id)
        event = session.get_one(Event, run.event_id)
        districts.begin(event.group_word)
        return documents.prepare(session, event, run.document, wish_of(run.wish))


def _lay_out(engine: Engine, attempt: _Attempt, document: Document) -> None:
    """Lay out and store all parts, or as many as this attempt may."""
    for number, make in enumerate(document.parts, start=1):
        content = make()
        with transaction(engine) as session:
            run = _current(session, attempt)
            if run is None:
                return
            run.parts, run.done = len(document.parts), number
            session.add(run)
            part = PrintPart(run_id=run.id, number=number, size=len(content), content=content)
            session.add(part)


def _current(session: Session, attempt: _Attempt) -> PrintRun | None:
    """Return the run, locked; None if this attempt may not write any more."""
    run = queries.run_for_update(session, attempt.run_id)
    return run if is_current(run, attempt.number) else None


def _finish(engine: Engine, attempt: _Attempt, now: datetime) -> None:
    with transaction(engine) as session:
        run = _current(session, attempt)
        if run is not None:
            _end(session, run, RunStatus.FINISHED, now)


def _fail(engine: Engine, attempt: _Attempt, code: str, now: datetime) -> None:
    with transaction(engine) as session:
        run = _current(session, attempt)
        if run is not None:
            queries.drop_parts(session, run.id)
            _end(session, run, RunStatus.FAILED, now, code)


def _end(
    session: Session, run: PrintRun, status: RunStatus, now: datetime, failure: str | None = None
) -> None:
    run.status, run.failure, run.finished_at = status, failure, now
    session.add(run)
