"""Analyses over HTTP: reading and stopping them."""

from typing import Annotated

from fastapi import Path, Query, Request, Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db, transaction
from app.core.errors import READING, WRITING, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.http.waiting import Wait, WaitingResponse
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, EventToRead
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.questions import picking, queries, service
from app.timetable.questions.deps import AnalysisToRead
from app.timetable.questions.errors import AnalysisEndedError, OptionOutdatedError
from app.timetable.questions.picking import MOST_OPTIONS
from app.timetable.questions.schemas import AnalysisDetailOut, AnalysisOut
from app.timetable.questions.views import analyses_out, analysis_out
from app.timetable.records import Analysis, AnalysisKind
from app.timetable.versions.schemas import TimetableOut

router = api_router(tag="planning", prefix="/events/{event_id}")


@router.get(
    "/analyses",
    operation_id="list_analyses",
    summary="List analyses",
    responses=errors(*READING, CursorInvalidError),
)
def list_analyses(
    event: EventToRead,
    db: Db,
    page: Paging,
    locale: RequestLocale,
    kind: Annotated[AnalysisKind | None, Query(description="Only of this kind")] = None,
) -> Page[AnalysisOut]:
    """List what was asked about the event, oldest first, without the answers."""
    statement = queries.without_answers(queries.analyses(event.id, kind))
    rows, cursor = fetch_page(db, statement, page, [col(Analysis.number)])
    return Page(items=analyses_out(db, rows, locale), next_cursor=cursor)


@router.get(
    "/analyses/{number}",
    operation_id="get_analysis",
    summary="Read an analysis",
    response_model=AnalysisDetailOut,
    responses=errors(*READING),
)
def get_analysis(
    request: Request,
    event: EventToRead,
    analysis: AnalysisToRead,
    db: Db,
    locale: RequestLocale,
    wait: Wait = 0,
) -> AnalysisDetailOut | Response:
    """Read how far an analysis is, and its answer once there is one.

    With `wait` the answer comes as soon as the analysis has ended, or when the time is over.
    """
    if wait == 0 or analysis.status not in ACTIVE:
        return analysis_out(db, event, analysis, locale)
    engine, identity = request.app.state.engine, analysis.id

    def ended() -> bool:
        with transaction(engine, read_only=True) as session:
            return not queries.is_active(session, identity)

    def made() -> str:
        with transaction(engine, read_only=True) as session:
            now = queries.analysis(session, event.id, analysis.number)
            if now is None:  # deleted with its event meanwhile
                raise NotFoundError
            return analysis_out(session, event, now, locale).model_dump_json()

    return WaitingResponse(ended, made, seconds=wait)


@router.post(
    "/analyses/{number}/stop",
    operation_id="stop_analysis",
    summary="Stop an analysis",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*WRITING, AnalysisEndedError),
)
def stop_analysis(
    event: EventToChange,
    analysis: AnalysisToRead,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> AnalysisOut:
    """Ask an analysis to end early, with what it has by then; one that waits ends at once."""
    stopped = service.request_stop(db, analysis, actor=caller, now=now)
    return analyses_out(db, [stopped], locale)[0]


@router.post(
    "/analyses/{number}/options/{option}/timetable",
    operation_id="take_alternative",
    summary="Make a version of a timetable that was found",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, OptionOutdatedError, NothingToScheduleError, ListsUnsoundError),
)
def take_alternative(
    event: EventToChange,
    analysis: AnalysisToRead,
    option: Annotated[int, Path(ge=1, le=MOST_OPTIONS, description="`option` in the answer")],
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
) -> TimetableOut:
    """Make a draft of one of the timetables that `ask_alternatives` found; publish it when good."""
    made = picking.take(db, event, analysis, option, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/timetables/{made.number}"
    return TimetableOut.model_validate(made)
