"""A run's progress as server-sent events, read from the database.

The sequence number is the event's id, in whatever process it is written or served, so a client
that lost its connection can go on from there.
"""

from collections.abc import AsyncIterator
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session
from sse_starlette import ServerSentEvent

from app.core.database.sessions import transaction
from app.core.http.sse import Look, MayStay, Streams
from app.core.locale import Locale
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.records import SolveProgress, SolveRun
from app.timetable.runs import queries
from app.timetable.runs.schemas import ProgressOut
from app.timetable.runs.views import run_out

PROGRESS, FINISHED = "solve_run.progress", "solve_run.finished"


def final_id(engine: Engine, run_id: UUID) -> int | None:
    """Return the id of the event that ends a run's stream; None while the run goes on."""
    with transaction(engine, read_only=True) as session:
        run = session.get(SolveRun, run_id)
        if run is None or run.status in ACTIVE:
            return None
        return queries.last_sequence(session, run_id) + 1


def events(
    engine: Engine, streams: Streams, run_id: UUID, after: int, locale: Locale, may_stay: MayStay
) -> AsyncIterator[ServerSentEvent]:
    """Yield a run's progress after the event `after`, until the event that ends it.

    It ends as well once the caller may not see the run's event any more.
    """

    def look(after: int) -> Look[int]:
        with transaction(engine, read_only=True) as session:
            return _look(session, run_id, after, locale)

    return streams.follow(("run", run_id, locale), look, after, may_stay=may_stay)


def _look(session: Session, run_id: UUID, after: int, locale: Locale) -> Look[int]:
    run = session.exec(queries.run_by_id(run_id)).one_or_none()
    if run is None:  # deleted with its event
        return Look([], after, ended=True)
    rows = queries.progress_after(session, run_id, after)
    news = [(row.sequence, _progress(row)) for row in rows]
    last_id = rows[-1].sequence if rows else after
    if run.status in ACTIVE:
        return Look(news, last_id, ended=False)
    last = queries.last_sequence(session, run_id) + 1
    ending = run_out(session, [run], locale)[0].model_dump_json()
    finished = ServerSentEvent(ending, event=FINISHED, id=str(last))
    return Look([*news, (last, finished)], last, ended=True)


def _progress(row: SolveProgress) -> ServerSentEvent:
    told = ProgressOut.model_validate(row).model_dump_json()
    return ServerSentEvent(told, event=PROGRESS, id=str(row.sequence))
