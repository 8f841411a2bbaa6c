"""How long personal data of an event is kept: seen, postponed, and erased by its organizers."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.attendees.deps import AttendeeToChange
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.auth.proof import PROVED
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.errors import NameMismatchError
from app.events.records import Event
from app.privacy import service
from app.privacy.schemas import PostponeIn
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/retention"


@router.get(PAGE)
def retention_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db
) -> Response:
    """Show until when personal data is kept, and what will be erased then."""
    return _page(request, db, event, caller)


@router.post(PAGE)
def postpone_on_page(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Keep personal data until another day; where something is wrong, show the form again."""
    try:
        body = PostponeIn.model_validate(dict(fields))
        service.postpone(db, event, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused(fields, refusal, locale)
        return _page(request, db, event, caller, typed, status=status_of(refusal))
    return tell_at(f"/events/{event.id}/retention", "retention_postponed")


@router.post(PAGE + "/erase", dependencies=[PROVED])
def erase_on_page(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Erase all personal data of the event, if its name was typed."""
    name = fields.get("confirm_name", "").strip()
    try:
        done = service.erase_event(db, event, name, actor=caller, now=now)
    except AppError as refusal:
        typed = refused(fields, refusal, locale)
        return _page(request, db, event, caller, erasing=typed, status=status_of(refusal))
    people = done.erased.people
    return tell_at(f"/events/{event.id}/retention", "retention_erased", people=people)


@router.post("/events/{event_id}/attendees/{attendee_id}/erase", dependencies=[PROVED])
def erase_person_on_page(
    fields: Fields,
    event: EventToChange,
    attendee: AttendeeToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Erase a person, if their name was typed; NameMismatchError for another one."""
    if fields.get("confirm_name", "").strip() != attendee.name:
        raise NameMismatchError
    service.erase_person(db, event, attendee, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/attendees/{attendee.id}", "person_erased")


@router.post("/events/{event_id}/attendees/{attendee_id}/readmit")
def readmit_on_page(attendee: AttendeeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Let an erased person be added again; NotErasedError for another one."""
    service.readmit(db, attendee, actor=caller, now=now)
    return tell_at(f"/events/{attendee.event_id}/attendees/{attendee.id}", "person_readmitted")


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    typed: Typed | None = None,
    *,
    erasing: Typed = NOTHING,
    status: int = HTTPStatus.OK,
) -> Response:
    retention = service.retention(db, event)
    return render(
        request,
        "retention/retention.html",
        status=status,
        caller=caller,
        event=event,
        page="retention",
        may_change=True,
        retention=retention,
        typed=typed or Typed({"until": retention.kept_until.isoformat()}),
        erasing=erasing,
    )
