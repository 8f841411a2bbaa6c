"""What was printed of agendas and table sheets, over HTTP."""

from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import Path, Query, Response

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, DatabaseAwayError, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.documents.choosing import Choice
from app.documents.errors import (
    DocumentEmptyError,
    DocumentLostError,
    DocumentsBusyError,
    DocumentTooLargeError,
    NothingPublishedError,
    TimetableUnknownError,
)
from app.documents.names import MEDIA_TYPES
from app.documents.prints import service
from app.documents.prints.schemas import (
    PrintedIn,
    PrintedOut,
    PrintStateOut,
    ReprintedIn,
)
from app.documents.routes import BINARY, PRINTERS, answer
from app.events.deps import Doorkeeper, EventToChange, OrganizerEventToRead

router = api_router(tag="documents", prefix="/events/{event_id}")
VERSION: Final = "Timetable"
"""Header of an agenda that says which version it shows."""


@router.get(
    "/prints",
    operation_id="get_print_state",
    summary="Read what is printed and what is outdated",
    responses=errors(*READING, NothingPublishedError),
)
def get_print_state(
    event: OrganizerEventToRead,
    db: Db,
    day: Annotated[
        date | None,
        Query(
            description="Only papers of one day of the event; by default of all",
            examples=["2025-07-04"],
        ),
    ] = None,
) -> PrintStateOut:
    """Read how many agendas and table sheets are printed, and how many differ from that by now.

    Fetch those with `outdated=true`.
    """
    return service.state(db, event, day)


@router.post(
    "/prints",
    operation_id="note_prints",
    summary="Note what was printed",
    responses=errors(*WRITING, NothingPublishedError, TimetableUnknownError),
)
def note_prints(
    body: PrintedIn, event: EventToChange, caller: Caller, db: Db, now: Now
) -> PrintedOut:
    """Note that papers were printed and handed out, chosen as they were fetched.

    Changes on agendas and at the door count from the version noted here.
    """
    choice = Choice(
        kecamatan=body.kecamatan or None,
        partner_id=body.partner_id,
        changed_since=body.changed_since,
        cooperative_id=body.cooperative_id,
        outdated=body.outdated,
        day=body.day,
    )
    noted = service.note(
        db,
        event,
        body.document,
        choice,
        body.timetable,
        fetched_at=body.fetched_at,
        actor=caller,
        now=now,
    )
    return PrintedOut(noted=noted)


@router.get(
    "/door/agendas/{attendee_id}",
    operation_id="reprint_agenda",
    summary="Print one agenda anew at the door",
    response_class=Response,
    responses={
        200: {
            "content": {MEDIA_TYPES["pdf"]: BINARY},
            "description": "The agenda",
            "headers": {
                VERSION: {
                    "description": "Number of the version that it shows",
                    "schema": {"type": "integer"},
                }
            },
        },
        **errors(
            *WRITING,
            NothingPublishedError,
            DocumentEmptyError,
            DocumentTooLargeError,
            DocumentLostError,
            DocumentsBusyError,
            DatabaseAwayError,
        ),
    },
)
def reprint_agenda(
    attendee_id: Annotated[UUID, Path(description="`id` of the person")],
    door: Doorkeeper,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Make the agenda of one cooperative as it is now, for a badge that holds an old one.

    Note it with `note_agenda_reprint` once it has arrived, so that the door does not say so again.
    """
    made, number = service.reprint_agenda(db, door.event, attendee_id, locale)
    made_later = answer(made, PRINTERS)
    made_later.headers[VERSION] = str(number)
    return made_later


@router.post(
    "/door/prints",
    operation_id="note_agenda_reprint",
    summary="Note an agenda printed anew at the door",
    responses=errors(*WRITING, NothingPublishedError, TimetableUnknownError, DocumentEmptyError),
)
def note_agenda_reprint(body: ReprintedIn, door: Doorkeeper, db: Db, now: Now) -> PrintedOut:
    """Note that the agenda of one cooperative was printed anew, of the version that arrived."""
    noted = service.note_reprint(
        db, door.event, body.attendee_id, body.timetable, actor=door.actor, now=now
    )
    return PrintedOut(noted=noted)
