"""Restoring and comparing versions of the timetable over HTTP."""

from typing import Annotated

from fastapi import Body

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.day.versions import service
from app.day.versions.deps import Against
from app.day.versions.errors import RestoreObstructedError
from app.day.versions.schemas import ComparisonOut, RestoreIn
from app.day.versions.views import compared
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead
from app.meetings.versions.errors import (
    PastChangedError,
    PublishedMeanwhileError,
    SlotsWithdrawnError,
)
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.timetable.versions.schemas import TimetableOut, expected_by

router = api_router(tag="day", prefix="/events/{event_id}/timetables/{number}")


@router.post(
    "/restore",
    operation_id="restore_timetable",
    summary="Go back to an earlier timetable",
    responses=errors(
        *WRITING,
        RestoreObstructedError,
        PublishedMeanwhileError,
        SlotsWithdrawnError,
        PastChangedError,
    ),
)
def restore_timetable(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    body: Annotated[RestoreIn | None, Body()] = None,
) -> TimetableOut:
    """Publish the meetings of an earlier version as a new version, as far as their time is ahead.

    While the day runs, slots that are over, run or come next stay as they are now. The event's
    lists stay as they are, too. If they do not allow some of its meetings any more, nothing is
    published unless the body says so.
    """
    version = service.restore(
        db,
        event,
        timetable,
        actor=caller,
        now=now,
        expected=expected_by(body),
        despite_obstacles=body is not None and body.despite_obstacles,
    )
    return TimetableOut.model_validate(version)


@router.get(
    "/compare/{against}",
    operation_id="compare_versions",
    summary="Compare two timetables by what they are worth",
    responses=errors(*READING, NothingToScheduleError, ListsUnsoundError),
)
def compare_versions(
    event: EventToRead,
    timetable: TimetableToRead,
    against: Against,
    db: Db,
    locale: RequestLocale,
) -> ComparisonOut:
    """Read what changes for whom from the first to the second, and the tiers of both.

    Both are measured against the event's lists as they are now.
    """
    return compared(db, event, timetable, against, locale)
