"""Explanations, moves, capacity and robustness over HTTP: asked, and answered by a worker."""

from typing import Annotated

from fastapi import BackgroundTasks, Body, Depends, Query, Request, Response, status
from pydantic import BaseModel
from sqlmodel import Session, col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.db import Db, transaction
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.locale import RequestLocale
from app.core.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.routing import api_router
from app.events.deps import EventForOrganizer, EventForViewer
from app.events.records import Event
from app.meetings.errors import CooperativeUnknownError, PartnerUnknownError
from app.meetings.records import Timetable
from app.timetable import analyses, analysis_queries, asking, jobs
from app.timetable.analysis_schemas import (
    MOST_POINTS,
    AnalysisDetailOut,
    AnalysisOut,
    CapacityIn,
    MovesIn,
    OverbookingIn,
    RobustnessIn,
    TableValuesIn,
    WhyNotIn,
)
from app.timetable.analysis_views import analyses_out, analysis_out
from app.timetable.attempts import ACTIVE
from app.timetable.deps import (
    AnalysisForOrganizer,
    AnalysisForViewer,
    TimetableForOrganizer,
)
from app.timetable.errors import (
    AnalysisEndedError,
    CooperativeWithdrawnError,
    GridTooLargeError,
    ListsUnsoundError,
    MeetingNotInTimetableError,
    NothingToScheduleError,
)
from app.timetable.records import Analysis, AnalysisKind
from app.timetable.waiting import Wait, WaitingResponse

router = api_router(tag="planning", prefix="/events/{event_id}")
READING = (NotFoundError,)
WRITING = (NotFoundError, ForbiddenError)
ASKING = (*WRITING, NothingToScheduleError, ListsUnsoundError)


class _Asking:
    """What every question needs beside itself: it hands the job out and says where to look."""

    def __init__(
        self,
        request: Request,
        later: BackgroundTasks,
        response: Response,
        caller: Caller,
        db: Db,
        now: Now,
        locale: RequestLocale,
    ) -> None:
        self.actor = caller
        self.now = now
        self._jobs_database = request.app.state.settings.jobs_database
        self._later = later
        self._response = response
        self._db = db
        self._locale = locale

    def asked(self, analysis: Analysis) -> AnalysisOut:
        """Return the answer to whoever asked; the job is handed out after the commit."""
        self._later.add_task(jobs.hand_out, self._jobs_database, analysis.id, jobs.ANALYSES)
        place = f"/api/v1/events/{analysis.event_id}/analyses/{analysis.number}"
        self._response.headers["Location"] = place
        return analyses_out(self._db, [analysis], self._locale)[0]


Asking = Annotated[_Asking, Depends()]


@router.post(
    "/timetables/{number}/why-not",
    operation_id="ask_why_not",
    summary="Ask why a pair does not meet",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(
        *ASKING, CooperativeUnknownError, PartnerUnknownError, CooperativeWithdrawnError
    ),
)
def ask_why_not(
    event: EventForOrganizer,
    timetable: TimetableForOrganizer,
    db: Db,
    asking_: Asking,
    body: WhyNotIn,
) -> AnalysisOut:
    """Ask why a cooperative and a partner do not meet in this version, and what it would take.

    The answer, an analysis, has the reason, what the best timetable with the meeting would lose,
    and the least change that lets the two meet, in full.
    """
    return asking_.asked(
        asking.ask_why_not(db, event, timetable, body, actor=asking_.actor, now=asking_.now)
    )


@router.post(
    "/timetables/{number}/moves",
    operation_id="ask_moves",
    summary="Ask where a meeting could go",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*ASKING, MeetingNotInTimetableError, CooperativeWithdrawnError),
)
def ask_moves(
    event: EventForOrganizer,
    timetable: TimetableForOrganizer,
    db: Db,
    asking_: Asking,
    body: MovesIn,
) -> AnalysisOut:
    """Ask for every slot and table that a meeting of this version could move to, with its cost.

    Meant for drag and drop: ask when the drag begins, wait for the analysis.
    """
    return asking_.asked(
        asking.ask_moves(
            db, event, timetable, body.meeting_id, actor=asking_.actor, now=asking_.now
        )
    )


@router.post(
    "/capacity",
    operation_id="ask_capacity",
    summary="Ask how many meetings there is room for",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*ASKING, GridTooLargeError),
)
def ask_capacity(
    event: EventForOrganizer,
    db: Db,
    asking_: Asking,
    body: Annotated[CapacityIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask over a grid of tables, seats and slots, before anyone is invited.

    Every point has the number of meetings that a checked timetable holds, and a proven bound.
    Locks count as wishes here.
    """
    wish = body or CapacityIn()
    points = len(wish.more_tables) * len(wish.seats) * len(wish.slots)
    if points > MOST_POINTS:
        raise GridTooLargeError(points=points, most=MOST_POINTS)
    return asking_.asked(_about_lists(db, event, AnalysisKind.CAPACITY, wish, asking_))


@router.post(
    "/table-values",
    operation_id="ask_table_values",
    summary="Ask what one more table is worth",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*ASKING),
)
def ask_table_values(
    event: EventForOrganizer,
    db: Db,
    asking_: Asking,
    body: Annotated[TableValuesIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask for each partner what one more of its tables adds to the proven bound."""
    wish = body or TableValuesIn()
    return asking_.asked(_about_lists(db, event, AnalysisKind.TABLE_VALUES, wish, asking_))


@router.post(
    "/timetables/{number}/robustness",
    operation_id="ask_robustness",
    summary="Ask what no-shows would do",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*ASKING),
)
def ask_robustness(
    event: EventForOrganizer,
    timetable: TimetableForOrganizer,
    db: Db,
    asking_: Asking,
    body: Annotated[RobustnessIn | None, Body()] = None,
) -> AnalysisOut:
    """Play the day through with seeded no-shows, each time with standby and without."""
    wish = body or RobustnessIn()
    return asking_.asked(_about_lists(db, event, AnalysisKind.ROBUSTNESS, wish, asking_, timetable))


@router.post(
    "/timetables/{number}/overbooking",
    operation_id="ask_overbooking",
    summary="Ask how far to overbook each table",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*ASKING),
)
def ask_overbooking(
    event: EventForOrganizer,
    timetable: TimetableForOrganizer,
    db: Db,
    asking_: Asking,
    body: Annotated[OverbookingIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask for every table in use how many more than its seats to book, given a rate of no-shows."""
    wish = body or OverbookingIn()
    return asking_.asked(
        _about_lists(db, event, AnalysisKind.OVERBOOKING, wish, asking_, timetable)
    )


def _about_lists(
    db: Session,
    event: Event,
    kind: AnalysisKind,
    wish: BaseModel,
    asking_: _Asking,
    timetable: Timetable | None = None,
) -> Analysis:
    """Ask what needs no look at the parties named: how long and which seed are no part of it."""
    question = wish.model_dump(mode="json")
    how = {name: question.pop(name) for name in ("time_limit", "seed") if name in question}
    return analyses.request_analysis(
        db,
        event,
        kind,
        question=question,
        timetable=timetable,
        actor=asking_.actor,
        now=asking_.now,
        **how,
    )


@router.get(
    "/analyses",
    operation_id="list_analyses",
    summary="List analyses",
    responses=errors(*READING, CursorInvalidError),
)
def list_analyses(
    event: EventForViewer,
    db: Db,
    page: Paging,
    locale: RequestLocale,
    kind: Annotated[AnalysisKind | None, Query(description="Only of this kind")] = None,
) -> Page[AnalysisOut]:
    """List what was asked about the event, oldest first, without the answers."""
    statement = analysis_queries.without_answers(analysis_queries.analyses(event.id, kind))
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
    event: EventForViewer,
    analysis: AnalysisForViewer,
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
            return not analysis_queries.is_active(session, identity)

    def made() -> str:
        with transaction(engine, read_only=True) as session:
            now = analysis_queries.analysis(session, event.id, analysis.number)
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
    event: EventForOrganizer,
    analysis: AnalysisForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> AnalysisOut:
    """Ask an analysis to end early, with what it has by then; one that waits ends at once."""
    stopped = analyses.request_stop(db, analysis, actor=caller, now=now)
    return analyses_out(db, [stopped], locale)[0]
