"""Asking about lists and timetables over HTTP; a worker answers."""

from typing import Annotated

from fastapi import Body, Depends, Response, status
from pydantic import BaseModel

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange
from app.events.records import Event
from app.meetings.records import Timetable
from app.requests.errors import CooperativeUnknownError, PartnerUnknownError
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.questions.asking import service
from app.timetable.questions.asking.errors import (
    CooperativeWithdrawnError,
    GridTooLargeError,
    MeetingNotInTimetableError,
)
from app.timetable.questions.asking.schemas import (
    MOST_POINTS,
    AlternativesIn,
    CapacityIn,
    MovesIn,
    OverbookingIn,
    RobustnessIn,
    TableValuesIn,
    WhyNotIn,
)
from app.timetable.questions.schemas import AnalysisOut
from app.timetable.questions.views import analyses_out
from app.timetable.records import Analysis, AnalysisKind
from app.timetable.versions.deps import TimetableToChange

router = api_router(tag="planning", prefix="/events/{event_id}")
REFUSALS = (NotFoundError, ForbiddenError, NothingToScheduleError, ListsUnsoundError)


class _Asking:
    """The parameters that all routes of questions share, and their response."""

    def __init__(
        self,
        response: Response,
        caller: Caller,
        db: Db,
        now: DayNow,
        locale: RequestLocale,
    ) -> None:
        self.actor = caller
        self.now = now
        self._response = response
        self._db = db
        self._locale = locale

    def asked(self, analysis: Analysis) -> AnalysisOut:
        """Return the analysis, with its address in the header `Location`."""
        place = f"/api/v1/events/{analysis.event_id}/analyses/{analysis.number}"
        self._response.headers["Location"] = place
        return analyses_out(self._db, [analysis], self._locale)[0]

    def about_lists(
        self,
        event: Event,
        kind: AnalysisKind,
        wish: BaseModel,
        timetable: Timetable | None = None,
    ) -> AnalysisOut:
        """Ask a question that names no party."""
        return self.asked(
            service.ask_about_lists(
                self._db, event, kind, wish, timetable=timetable, actor=self.actor, now=self.now
            )
        )


Asking = Annotated[_Asking, Depends()]


@router.post(
    "/timetables/{number}/why-not",
    operation_id="ask_why_not",
    summary="Ask why a pair does not meet",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(
        *REFUSALS, CooperativeUnknownError, PartnerUnknownError, CooperativeWithdrawnError
    ),
)
def ask_why_not(
    event: EventToChange,
    timetable: TimetableToChange,
    db: Db,
    asker: Asking,
    body: WhyNotIn,
) -> AnalysisOut:
    """Ask why a cooperative and a partner do not meet in this version, and what it would take.

    The answer, an analysis, has the reason, what the best timetable with the meeting would lose,
    and the least change that lets the two meet, in full.
    """
    return asker.asked(
        service.ask_why_not(db, event, timetable, body, actor=asker.actor, now=asker.now)
    )


@router.post(
    "/timetables/{number}/moves",
    operation_id="ask_moves",
    summary="Ask where a meeting could go",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*REFUSALS, MeetingNotInTimetableError, CooperativeWithdrawnError),
)
def ask_moves(
    event: EventToChange,
    timetable: TimetableToChange,
    db: Db,
    asker: Asking,
    body: MovesIn,
) -> AnalysisOut:
    """Ask for every slot and table that a meeting of this version could move to, with its cost.

    Meant for drag and drop: ask when the drag begins, wait for the analysis.
    """
    return asker.asked(
        service.ask_moves(db, event, timetable, body.meeting_id, actor=asker.actor, now=asker.now)
    )


@router.post(
    "/capacity",
    operation_id="ask_capacity",
    summary="Ask how many meetings there is room for",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*REFUSALS, GridTooLargeError),
)
def ask_capacity(
    event: EventToChange,
    asker: Asking,
    body: Annotated[CapacityIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask over a grid of tables, seats and slots, before anyone is invited.

    Every point has the number of meetings that a checked timetable holds, and a proven bound.
    Locks count as requests here.
    """
    wish = body or CapacityIn()
    points = len(wish.more_tables) * len(wish.seats) * len(wish.slots)
    if points > MOST_POINTS:
        raise GridTooLargeError(points=points, most=MOST_POINTS)
    return asker.about_lists(event, AnalysisKind.CAPACITY, wish)


@router.post(
    "/table-values",
    operation_id="ask_table_values",
    summary="Ask what one more table is worth",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*REFUSALS),
)
def ask_table_values(
    event: EventToChange,
    asker: Asking,
    body: Annotated[TableValuesIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask for each partner what one more of its tables adds to the proven bound."""
    wish = body or TableValuesIn()
    return asker.about_lists(event, AnalysisKind.TABLE_VALUES, wish)


@router.post(
    "/timetables/{number}/robustness",
    operation_id="ask_robustness",
    summary="Ask what no-shows would do",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*REFUSALS),
)
def ask_robustness(
    event: EventToChange,
    timetable: TimetableToChange,
    asker: Asking,
    body: Annotated[RobustnessIn | None, Body()] = None,
) -> AnalysisOut:
    """Simulate the day with seeded no-shows, each time with standby and without."""
    wish = body or RobustnessIn()
    return asker.about_lists(event, AnalysisKind.ROBUSTNESS, wish, timetable)


@router.post(
    "/timetables/{number}/overbooking",
    operation_id="ask_overbooking",
    summary="Ask how far to overbook each table",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*REFUSALS),
)
def ask_overbooking(
    event: EventToChange,
    timetable: TimetableToChange,
    asker: Asking,
    body: Annotated[OverbookingIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask for every table in use how many more than its seats to book, given a rate of no-shows."""
    wish = body or OverbookingIn()
    return asker.about_lists(event, AnalysisKind.OVERBOOKING, wish, timetable)


@router.post(
    "/timetables/{number}/alternatives",
    operation_id="ask_alternatives",
    summary="Ask for timetables that differ",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(*REFUSALS),
)
def ask_alternatives(
    event: EventToChange,
    timetable: TimetableToChange,
    db: Db,
    asker: Asking,
    body: Annotated[AlternativesIn | None, Body()] = None,
) -> AnalysisOut:
    """Ask for other timetables, as good or nearly, that differ from this one and from each other.

    The answer, an analysis, says how each differs; `take_alternative` makes a version of one.
    """
    wish = body or AlternativesIn()
    return asker.asked(
        service.ask_alternatives(db, event, timetable, wish, actor=asker.actor, now=asker.now)
    )
