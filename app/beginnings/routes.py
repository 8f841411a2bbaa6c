"""How an event begins, over HTTP: as a copy of an earlier one, and as the sample."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request, Response, status

from app.auth.deps import Administrator, AdministratorApart
from app.beginnings.copying import copy_event
from app.beginnings.sample import Loader, banjarnegara
from app.beginnings.schemas import CopyIn
from app.core.clock import Now
from app.core.database.sessions import Db, in_transaction
from app.core.errors import ForbiddenError, NotFoundError, errors, or_not_found
from app.core.http.etag import set_etag
from app.core.http.routing import api_router
from app.events.errors import EventSpanError
from app.events.queries import lock_event
from app.events.records import Event
from app.events.schemas import EventOut

router = api_router(tag="events", prefix="/events")


@router.post(
    "/{event_id}/copies",
    operation_id="copy_event",
    summary="Copy an event",
    status_code=status.HTTP_201_CREATED,
    responses=errors(ForbiddenError, NotFoundError, EventSpanError),
)
def copy_of_event(
    event_id: Annotated[UUID, Path(description="`id` of the event to copy")],
    body: CopyIn,
    caller: Administrator,
    db: Db,
    now: Now,
    response: Response,
) -> EventOut:
    """Create an event with the settings, programme, vocabulary, gates and partners of another.

    Attendees, requests, timetables, badges and devices are not copied.
    """
    lock_event(db, event_id)
    source = or_not_found(db.get(Event, event_id))
    event = copy_event(db, source, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}"
    set_etag(response, event.version)
    return EventOut.model_validate(event)


@router.post(
    "/sample",
    operation_id="load_sample_event",
    summary="Load the sample event",
    status_code=status.HTTP_201_CREATED,
    responses=errors(ForbiddenError),
)
async def load_sample_event(caller: AdministratorApart, request: Request) -> EventOut:
    """Create the Banjarnegara event with its three lists applied and its requests derived.

    Rows that need a person's decision are held back, as in every list.
    """
    state = request.app.state
    loader = Loader(state.engine, state.list_readers, state.clock, caller)
    event_id = await loader.load(banjarnegara())
    event = await in_transaction(
        state.engine, lambda session: session.get_one(Event, event_id), read_only=True
    )
    return EventOut.model_validate(event)
