"""Personal data over HTTP."""

from functools import partial

from fastapi import Response

from app.attendees.deps import AttendeeToChange, AttendeeToRead, SeesPersonalData
from app.auth.deps import Caller
from app.auth.errors import ProofNeededError
from app.auth.proof import PROVED
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.documents.printing import print_apart
from app.documents.routes import PRINTERS, answer
from app.documents.statement.pdf import render_statement
from app.documents.wishes import Document
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.errors import NameMismatchError, RetentionLongError, RetentionPastError
from app.privacy import exporting, service, stating
from app.privacy.breach import routes as breach
from app.privacy.claims import routes as claims
from app.privacy.errors import NotErasedError
from app.privacy.register import routes as register
from app.privacy.register.routes import PDF, PRINTING
from app.privacy.schemas import (
    EraseIn,
    PersonalDataOut,
    PostponeIn,
    ReadmissionOut,
    ReceiptOut,
    RetentionOut,
)

router = api_router(tag="attendees", prefix="/events/{event_id}")
ROUTERS = (router, claims.router, register.router, breach.router)
"""All routes about personal data."""


@router.get(
    "/retention",
    operation_id="get_retention",
    summary="Read until when personal data is kept",
    responses=errors(*WRITING),
)
def get_retention(event: OrganizerEventToRead, db: Db) -> RetentionOut:
    """Read until when personal data is kept, and how much would be erased then.

    Then it is erased by itself, two days after this is first seen at the earliest, as a clock may
    be wrong: names, phone numbers, uploads and notes. All figures stay.
    """
    return service.retention(db, event)


@router.post(
    "/retention/postpone",
    operation_id="postpone_retention",
    summary="Keep personal data until another day",
    responses=errors(*WRITING, RetentionPastError, RetentionLongError),
)
def postpone_retention(
    body: PostponeIn, event: EventToChange, caller: Caller, db: Db, now: Now
) -> RetentionOut:
    """Keep personal data until another day; the reason is kept in the audit log."""
    service.postpone(db, event, body, actor=caller, now=now)
    return service.retention(db, event)


@router.post(
    "/retention/erase",
    operation_id="erase_personal_data",
    summary="Erase all personal data of the event now",
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *WRITING, NameMismatchError),
)
def erase_personal_data(
    body: EraseIn, event: EventToChange, caller: Caller, db: Db, now: Now
) -> ReceiptOut:
    """Erase names, phone numbers, uploads and notes. All figures stay; nothing brings it back."""
    return service.erase_event(db, event, body.confirm_name, actor=caller, now=now)


@router.get(
    "/attendees/{attendee_id}/personal-data",
    operation_id="export_personal_data",
    summary="Read all that is held of a person",
    responses=errors(*READING),
)
def export_personal_data(
    event: OrganizerEventToRead,
    attendee: AttendeeToRead,
    personal: SeesPersonalData,
    db: Db,
    now: Now,
    response: Response,
) -> PersonalDataOut:
    """Read all that is held of a person, to hand it to them; the reading is audited."""
    response.headers["Content-Disposition"] = f'attachment; filename="{attendee.id}.json"'
    return exporting.personal_data(db, event, attendee, now)


@router.get(
    "/attendees/{attendee_id}/personal-data.pdf",
    operation_id="export_personal_data_pdf",
    summary="Fetch all that is held of a person as a paper",
    response_class=Response,
    responses={200: PDF, **errors(*PRINTING)},
)
def export_personal_data_pdf(
    event: OrganizerEventToRead,
    attendee: AttendeeToRead,
    personal: SeesPersonalData,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Make the same as a paper to hand to the person, in your language; the reading is audited."""
    held = exporting.personal_data(db, event, attendee, now)
    names = stating.names_of(db, event, locale)
    part = stating.statement(held, event, names, locale)
    make = partial(print_apart, render_statement, [part], True)
    return answer(Document("data.pdf", "application/pdf", [make]), PRINTERS)


@router.post(
    "/attendees/{attendee_id}/erase",
    operation_id="erase_attendee",
    summary="Erase a person",
    dependencies=[PROVED],
    responses=errors(ProofNeededError, *WRITING),
)
def erase_attendee(
    attendee: AttendeeToChange, event: EventToChange, caller: Caller, db: Db, now: Now
) -> ReceiptOut:
    """Erase a person's data and revoke their badge; their arrivals and meetings still count.

    Batches and lists that still have them do not bring them back (`readmit_attendee`). The
    event's uploaded files go, too, as each may name the person, and what was noted about their
    scans. Notes about requests and meetings of their cooperative or partner remain, even if they
    name the person: the receipt says how many notes the event still has.
    """
    return service.erase_person(db, event, attendee, actor=caller, now=now)


@router.post(
    "/attendees/{attendee_id}/readmit",
    operation_id="readmit_attendee",
    summary="Let an erased person come back",
    responses=errors(*WRITING, NotErasedError),
)
def readmit_attendee(
    attendee: AttendeeToChange, caller: Caller, db: Db, now: Now
) -> ReadmissionOut:
    """Let somebody who was erased be added again, as a new person: by you, a list or a system.

    For who wishes it themselves. Until then batches, lists and `create_attendee` refuse them or
    leave them out; the door does not, where they stand themselves.
    """
    return service.readmit(db, attendee, actor=caller, now=now)
