"""Events, programmes, tags and members over HTTP."""

from typing import Annotated

from fastapi import Path, Query, Response, status

from app.auth.deps import Administrator, Caller, LoggedIn
from app.auth.errors import ProofNeededError
from app.auth.proof import PROVED
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import (
    READING,
    WRITING,
    ForbiddenError,
    StaleVersionError,
    errors,
)
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events import queries, service
from app.events.deps import EventToChange, EventToRead, InsiderEventToRead
from app.events.errors import (
    DayInUseError,
    EventDaysError,
    EventSpanError,
    IntervalDayError,
    IntervalOrderError,
    IntervalsOverlapError,
    IntervalUnknownError,
    NameMismatchError,
    PastMidnightError,
    ProgrammeInUseError,
    RegencyUnknownError,
    RetentionLongError,
    RetentionPastError,
    TimezoneUnknownError,
)
from app.events.intervals import IntervalOut, ProgrammeIn, ProgrammeOut, by_the_clock
from app.events.records import Event
from app.events.schemas import EventIn, EventOut, EventPatch, TagIn, TagOut, TagsOut
from app.events.vocabulary import shipped_tags

router = api_router(tag="events", prefix="/events")


@router.post(
    "",
    operation_id="create_event",
    summary="Create an event",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        ForbiddenError,
        TimezoneUnknownError,
        RegencyUnknownError,
        IntervalOrderError,
        IntervalsOverlapError,
        IntervalDayError,
        PastMidnightError,
        EventDaysError,
        EventSpanError,
    ),
)
def create_event(
    body: EventIn, caller: Administrator, db: Db, now: Now, response: Response
) -> EventOut:
    """Create an event, with its programme if given; the caller becomes its organizer."""
    event = service.create_event(db, body, actor=caller, tags=shipped_tags(), now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}"
    set_etag(response, event.version)
    return EventOut.model_validate(event)


@router.get(
    "", operation_id="list_events", summary="List events", responses=errors(CursorInvalidError)
)
def list_events(caller: LoggedIn, db: Db, page: Paging) -> Page[EventOut]:
    """List the events in which the caller has a role."""
    rows, cursor = fetch_page(db, queries.events_for(caller), page, [Event.id])
    return Page(items=[EventOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.get(
    "/{event_id}", operation_id="get_event", summary="Read an event", responses=errors(*READING)
)
def get_event(event: EventToRead, response: Response) -> EventOut:
    """Read an event; its `ETag` guards later updates."""
    set_etag(response, event.version)
    return EventOut.model_validate(event)


@router.patch(
    "/{event_id}",
    operation_id="update_event",
    summary="Change an event",
    responses=errors(
        *WRITING,
        StaleVersionError,
        RegencyUnknownError,
        DayInUseError,
        RetentionPastError,
        RetentionLongError,
    ),
)
def update_event(
    body: EventPatch,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> EventOut:
    """Change what the body names; with `If-Match`, only if the event has not changed meanwhile."""
    require_match(if_match, event.version)
    event = service.update_event(db, event, body, actor=caller, now=now)
    set_etag(response, event.version)
    return EventOut.model_validate(event)


@router.delete(
    "/{event_id}",
    operation_id="delete_event",
    summary="Delete an event",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *WRITING, NameMismatchError),
)
def delete_event(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    confirm_name: Annotated[
        str, Query(max_length=200, description="The event's name, to confirm the deletion")
    ],
) -> Response:
    """Delete an event and everything that belongs to it."""
    service.delete_event(db, event, confirm_name, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get(
    "/{event_id}/programme",
    operation_id="get_programme",
    summary="Read the programme",
    responses=errors(*READING),
)
def get_programme(event: InsiderEventToRead, db: Db) -> ProgrammeOut:
    """Read the programme: slots, breaks and plenaries in time order."""
    rows = queries.programme(db, event.id)
    return ProgrammeOut(items=[IntervalOut.model_validate(row) for row in rows])


@router.put(
    "/{event_id}/programme",
    operation_id="replace_programme",
    summary="Replace the programme",
    responses=errors(
        *WRITING,
        StaleVersionError,
        IntervalOrderError,
        IntervalsOverlapError,
        IntervalDayError,
        PastMidnightError,
        IntervalUnknownError,
        ProgrammeInUseError,
    ),
)
def replace_programme(
    body: ProgrammeIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    if_match: IfMatch = None,
) -> ProgrammeOut:
    """Replace the whole programme, as long as every slot in use stays as it is.

    Neither its begin nor its end may change. An interval keeps its id by `id`, or with the same
    start as before. To change slots that have meetings, see `preview_programme`.
    """
    require_match(if_match, event.version)
    wanted = by_the_clock(body.programme, event.timezone)
    rows = service.replace_programme(db, event, wanted, actor=caller, now=now)
    return ProgrammeOut(items=[IntervalOut.model_validate(row) for row in rows])


@router.get(
    "/{event_id}/tags",
    operation_id="list_tags",
    summary="List the vocabulary",
    responses=errors(*READING),
)
def list_tags(event: EventToRead, db: Db) -> TagsOut:
    """List the event's vocabulary of needs and offers."""
    return TagsOut(items=[TagOut.model_validate(tag) for tag in queries.tags(db, event.id)])


@router.put(
    "/{event_id}/tags/{code}",
    operation_id="put_tag",
    summary="Add or replace a tag",
    responses=errors(*WRITING),
)
def put_tag(
    code: Annotated[
        str, Path(pattern=r"^[a-z0-9_]{1,60}$", description="Code of the tag", examples=["pupuk"])
    ],
    body: TagIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> TagOut:
    """Add a tag to the vocabulary, or replace the tag of that code."""
    return TagOut.model_validate(service.put_tag(db, event, code, body, actor=caller, now=now))
