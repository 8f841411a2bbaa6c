"""What was printed of agendas and table sheets, over HTTP."""

from fastapi import Response, status

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
from app.documents.prints.schemas import AgendaReprintIn, PrintedIn, PrintedOut, PrintStateOut
from app.documents.routes import BINARY, PRINTERS, answer
from app.events.deps import Doorkeeper, EventToChange, OrganizerEventToRead

router = api_router(tag="documents", prefix="/events/{event_id}")


@router.get(
    "/prints",
    operation_id="get_print_state",
    summary="Read what is printed and what is outdated",
    responses=errors(*READING, NothingPublishedError),
)
def get_print_state(event: OrganizerEventToRead, db: Db) -> PrintStateOut:
    """Read how many agendas and table sheets are printed, and how many differ from that by now.

    Fetch those with `outdated=true`.
    """
    return service.state(db, event)


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
    )
    noted = service.note(db, event, body.document, choice, body.timetable, actor=caller, now=now)
    return PrintedOut(noted=noted)


@router.post(
    "/door/agendas",
    operation_id="reprint_agenda",
    summary="Print one agenda anew at the door",
    status_code=status.HTTP_201_CREATED,
    response_class=Response,
    responses={
        201: {"content": {MEDIA_TYPES["pdf"]: BINARY}, "description": "The agenda"},
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
    body: AgendaReprintIn, door: Doorkeeper, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Make the agenda of one cooperative as it is now, for a badge that holds an old one.

    It is noted as printed, so that the door does not say so again.
    """
    made = service.reprint_agenda(
        db, door.event, body.attendee_id, locale, actor=door.actor, now=now
    )
    made_later = answer(made, PRINTERS)
    made_later.status_code = status.HTTP_201_CREATED
    return made_later
