"""Pauses over HTTP."""

from fastapi import Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventToChange, EventToRead
from app.events.errors import IntervalDayError, IntervalOrderError
from app.requests.errors import CooperativeUnknownError, PartnerUnknownError
from app.requests.pauses import queries, service
from app.requests.pauses.deps import PauseToChange, PauseToRead
from app.requests.pauses.errors import PausePartyError, PauseWithoutSlotError
from app.requests.pauses.records import Pause
from app.requests.pauses.schemas import PauseIn, PauseOut

router = api_router(tag="requests", prefix="/events/{event_id}/pauses")


@router.get(
    "",
    operation_id="list_pauses",
    summary="List pauses",
    responses=errors(*READING, CursorInvalidError),
)
def list_pauses(event: EventToRead, db: Db, page: Paging) -> Page[PauseOut]:
    """List the times within which parties stay free for some slots."""
    rows, cursor = fetch_page(db, queries.pauses(event.id), page, [col(Pause.id)])
    return Page(items=[PauseOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.post(
    "",
    operation_id="create_pause",
    summary="Add a pause",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING,
        CooperativeUnknownError,
        PartnerUnknownError,
        PausePartyError,
        PauseWithoutSlotError,
        IntervalDayError,
        IntervalOrderError,
    ),
)
def create_pause(
    body: PauseIn, event: EventToChange, caller: Caller, db: Db, now: Now, response: Response
) -> PauseOut:
    """Add a time within which everybody, one side or one party stays free for some slots.

    Each party may have another slot free. Timetables that are made from now on keep it, or say why
    none can; those that are repaired lose nothing of it; nobody is offered a seat against it.
    """
    pause = service.create_pause(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/pauses/{pause.id}"
    return PauseOut.model_validate(pause)


@router.get(
    "/{pause_id}", operation_id="get_pause", summary="Read a pause", responses=errors(*READING)
)
def get_pause(pause: PauseToRead) -> PauseOut:
    """Read a pause."""
    return PauseOut.model_validate(pause)


@router.delete(
    "/{pause_id}",
    operation_id="delete_pause",
    summary="Delete a pause",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def delete_pause(pause: PauseToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Delete a pause; timetables that keep it stay as they are."""
    service.delete_pause(db, pause, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
