"""A run's progress as server-sent events, read from the database.

Whatever process writes the progress and whatever process serves the stream, the sequence number
is the event's id, so a client that lost its connection goes on where it was.
"""

from collections.abc import AsyncIterator
from uuid import UUID

import anyio
from sqlalchemy import Engine
from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from app.core.db import transaction
from app.core.locale import Locale
from app.timetable import queries
from app.timetable.attempts import ACTIVE
from app.timetable.records import SolveRun
from app.timetable.schemas import ProgressOut
from app.timetable.views import run_out

POLL = 0.3
"""Seconds between two looks at the database."""
HEARTBEAT = 15
"""Seconds between two comments that keep the connection open."""
PROGRESS, FINISHED = "solve_run.progress", "solve_run.finished"


def final_id(engine: Engine, run_id: UUID) -> int | None:
    """The id of the event that ends the stream of a run; None while the run goes on."""
    with transaction(engine, read_only=True) as session:
        run = session.get(SolveRun, run_id)
        if run is None or run.status in ACTIVE:
            return None
        return queries.last_sequence(session, run_id) + 1


async def events(
    engine: Engine, run_id: UUID, after: int, locale: Locale
) -> AsyncIterator[ServerSentEvent]:
    """Yield what the run tells after the event `after`, until the event that ends it."""
    while True:
        news, ended = await run_in_threadpool(_look, engine, run_id, after, locale)
        for event in news:
            yield event
            after = int(event.id or after)
        if ended:
            return
        await anyio.sleep(POLL)


def _look(
    engine: Engine, run_id: UUID, after: int, locale: Locale
) -> tuple[list[ServerSentEvent], bool]:
    with transaction(engine, read_only=True) as session:
        run = session.exec(queries.run_by_id(run_id)).one_or_none()
        if run is None:  # deleted with its event
            return [], True
        rows = queries.progress_after(session, run_id, after)
        news = [
            ServerSentEvent(
                ProgressOut.model_validate(row).model_dump_json(),
                event=PROGRESS,
                id=str(row.sequence),
            )
            for row in rows
        ]
        if run.status in ACTIVE:
            return news, False
        last = queries.last_sequence(session, run_id) + 1
        ending = run_out(session, [run], locale)[0].model_dump_json()
        return [*news, ServerSentEvent(ending, event=FINISHED, id=str(last))], True
