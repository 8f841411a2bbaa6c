"""Solve runs over HTTP."""

from functools import partial
from typing import Annotated

from fastapi import Body, Header, Request, Response, status
from sqlmodel import col
from sse_starlette import EventSourceResponse

from app.auth.deps import Caller
from app.auth.errors import TooManyStreamsError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.fields import LARGEST_NUMBER
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.http.sse import LiveResponse
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, EventToRead, OrganizerEventToRead
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.records import SolveRun
from app.timetable.runs import queries, stream
from app.timetable.runs import service as runs_service
from app.timetable.runs.deps import RunToRead, SolveLimit
from app.timetable.runs.errors import RunEndedError, SolveTooLongError
from app.timetable.runs.schemas import SolveRunIn, SolveRunOut
from app.timetable.runs.views import run_out

router = api_router(tag="timetables", prefix="/events/{event_id}/solve-runs")
_STREAM_EXAMPLE = (
    "id: 1\nevent: solve_run.progress\n"
    'data: {"sequence":1,"phase":"construct","tier":"fairness","incumbent":[278,211,40]}\n\n'
)


@router.post(
    "",
    operation_id="create_solve_run",
    summary="Ask for a solve",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*WRITING, NothingToScheduleError, ListsUnsoundError, SolveTooLongError),
)
def create_solve_run(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    locale: RequestLocale,
    most: SolveLimit,
    body: Annotated[SolveRunIn | None, Body()] = None,
) -> SolveRunOut:
    """Store the event's problem as it is now and queue a solve; a worker process carries it out."""
    wish = body or SolveRunIn()
    run = runs_service.request_run(db, event, **wish.model_dump(), most=most, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/solve-runs/{run.number}"
    return run_out(db, [run], locale)[0]


@router.get(
    "",
    operation_id="list_solve_runs",
    summary="List solve runs",
    responses=errors(*READING, CursorInvalidError),
)
def list_solve_runs(
    event: EventToRead, db: Db, page: Paging, locale: RequestLocale
) -> Page[SolveRunOut]:
    """List the event's solve runs, oldest first."""
    rows, cursor = fetch_page(db, queries.runs(event.id), page, [col(SolveRun.number)])
    return Page(items=run_out(db, rows, locale), next_cursor=cursor)


@router.get(
    "/{number}",
    operation_id="get_solve_run",
    summary="Read a solve run",
    responses=errors(*READING),
)
def get_solve_run(event: EventToRead, run: RunToRead, db: Db, locale: RequestLocale) -> SolveRunOut:
    """Read how far a run is, or how it ended: tiers with value, bound, gap and proof."""
    return run_out(db, [run], locale)[0]


@router.post(
    "/{number}/stop",
    operation_id="stop_solve_run",
    summary="Stop a solve run",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*WRITING, RunEndedError),
)
def stop_solve_run(
    event: OrganizerEventToRead,
    run: RunToRead,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> SolveRunOut:
    """Ask a run to end; the best timetable found so far is kept."""
    stopped = runs_service.request_stop(db, event, run, actor=caller, now=now)
    return run_out(db, [stopped], locale)[0]


@router.get(
    "/{number}/progress",
    operation_id="watch_solve_run",
    summary="Watch a solve run live",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "Server-sent events: `solve_run.progress`, then one "
            "`solve_run.finished` with the run",
            "content": {
                "text/event-stream": {"schema": {"type": "string"}, "example": _STREAM_EXAMPLE}
            },
        },
        204: {"description": "The event that ends the stream was received already"},
        **errors(*READING, TooManyStreamsError),
    },
)
def watch_solve_run(
    request: Request,
    event: EventToRead,
    run: RunToRead,
    caller: Caller,
    locale: RequestLocale,
    last_event_id: Annotated[
        int | None,
        Header(ge=0, le=LARGEST_NUMBER, description="`id` of the last event you received"),
    ] = None,
) -> Response:
    """Follow a run: one event at every improvement, and a last one when it has ended.

    The `id` is a sequence number: send the last one as `Last-Event-ID` to go on without loss.
    """
    state = request.app.state
    after = last_event_id or 0
    end = stream.final_id(state.engine, run.id)
    if end is not None and after >= end:
        return Response(status_code=status.HTTP_204_NO_CONTENT)
    return LiveResponse(
        state.onlookers.joined(caller, event.id),
        partial(stream.events, state.engine, state.streams, run.id, after, locale),
    )
