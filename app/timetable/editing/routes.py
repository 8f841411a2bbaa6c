"""Changing a version by hand over HTTP: targets, changes, undoing."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import Body, Path, Response

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.later import LaterResponse
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, OrganizerEventToRead
from app.requests.errors import LockExistsError
from app.timetable.editing import service
from app.timetable.editing.errors import (
    EditedMeanwhileError,
    EditRefusedError,
    NothingToUndoError,
)
from app.timetable.editing.schemas import EDIT_EXAMPLES, EditIn, EditOut, TargetsOut
from app.timetable.editing.targets import asked_about
from app.timetable.editing.views import changes_out
from app.timetable.naming.names import Names
from app.timetable.problem.errors import ListsUnsoundError, NothingToScheduleError
from app.timetable.questions.asking.errors import (
    CooperativeWithdrawnError,
    MeetingNotInTimetableError,
)
from app.timetable.versions.deps import TimetableToChange, TimetableToRead
from app.timetable.versions.schemas import TimetableOut

router = api_router(tag="timetables", prefix="/events/{event_id}/timetables/{number}")
ASKING = (
    MeetingNotInTimetableError,
    CooperativeWithdrawnError,
    NothingToScheduleError,
    ListsUnsoundError,
)


@router.get(
    "/meetings/{meeting_id}/targets",
    operation_id="list_targets",
    summary="List where a meeting can go",
    response_model=TargetsOut,
    responses=errors(*READING, *ASKING),
)
def list_targets(
    event: OrganizerEventToRead,
    timetable: TimetableToRead,
    meeting_id: Annotated[UUID, Path(description="`id` of the meeting in this version")],
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> Response:
    """List every slot and table of a meeting's partner, with what it costs to move there.

    No place costs a meeting: meetings in the way find other places, or the place is refused. Send
    the `promise` of the chosen place to change the timetable exactly so. Meant for drag and drop.
    """
    asked = asked_about(db, event, timetable, meeting_id, locale=locale, now=now)
    return LaterResponse(
        lambda: asked.answer().model_dump_json().encode(),
        media_type="application/json",
        headers={"Content-Language": locale},
    )


@router.post(
    "/edits",
    operation_id="edit_timetable",
    summary="Change a timetable by hand",
    status_code=HTTPStatus.CREATED,
    responses=errors(*WRITING, *ASKING, EditRefusedError, EditedMeanwhileError, LockExistsError),
)
def edit_timetable(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    response: Response,
    locale: RequestLocale,
    body: Annotated[EditIn, Body(examples=EDIT_EXAMPLES)],
) -> EditOut:
    """Move, swap, take out or block a meeting, which makes a new draft of the timetable.

    The change is made exactly as asked, after the checker has found nothing against it, or refused
    with the reason. No solver takes part. Publish the draft when it is good.
    """
    made = service.edit(db, event, timetable, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/timetables/{made.version.number}"
    return EditOut(
        **TimetableOut.model_validate(made.version).model_dump(),
        changed_from=timetable.number,
        changes=changes_out(Names(db, event, locale), made.before, made.steps),
    )


@router.post(
    "/undo",
    operation_id="undo_edit",
    summary="Undo a change by hand",
    status_code=HTTPStatus.CREATED,
    responses=errors(*WRITING, EditedMeanwhileError, NothingToUndoError),
)
def undo_edit(
    event: EventToChange,
    timetable: TimetableToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    response: Response,
) -> TimetableOut:
    """Make a new draft with the meetings as they were before this version's change by hand."""
    made = service.undo(db, event, timetable, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/timetables/{made.number}"
    return TimetableOut.model_validate(made)
