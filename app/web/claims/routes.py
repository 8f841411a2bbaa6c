"""What people ask about their own data: a list with what is due, and their answers."""

from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Query, Request, Response
from pydantic import ValidationError
from sqlmodel import Session, col

from app.attendees.deps import AttendeeToChange, SeesPersonalData, sees_after_writing
from app.attendees.records import Attendee
from app.auth.deps import Caller
from app.auth.errors import ProofNeededError
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, NotFoundError
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.privacy.claims import queries, service
from app.privacy.claims.deps import ClaimToChange
from app.privacy.claims.records import Claim, ClaimAnswer, ClaimKind
from app.privacy.claims.schemas import ClaimAnswerIn, ClaimIn
from app.web.claims.view import said
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/claims"
SHOWN: Final = 200
"""Answered claims of a page, the newest first; open ones are all shown."""


@router.get(PAGE)
def claims_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: Now,
    audited: SeesPersonalData,
    attendee: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show what is due first, then what was answered; of one person where asked for."""
    values = {"kind": ClaimKind.ACCESS.value, "attendee_id": str(attendee or "")}
    return _page(request, db, event, caller, now, Typed(values))


@router.post(PAGE)
def record_on_page(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Write down a claim that came in; where something is wrong, show the form again."""
    try:
        body = ClaimIn.model_validate(said(fields, event.timezone))
        service.record(db, event, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        _check_reading(request, event, caller, db, now)
        typed = refused(fields, refusal, locale)
        return _page(request, db, event, caller, now, typed, status=status_of(refusal))
    return tell_at(f"/events/{event.id}/claims", "claim_recorded")


@router.post(PAGE + "/{claim_id}/answer")
def answer_on_page(
    request: Request,
    fields: Fields,
    claim: ClaimToChange,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Note how a claim was answered; where something is wrong, say so."""
    try:
        body = ClaimAnswerIn.model_validate({name: fields.get(name) for name in ("answer", "said")})
        service.answer(db, claim, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        _check_reading(request, event, caller, db, now)
        faults = refused(fields, refusal, locale)
        return _page(
            request,
            db,
            event,
            caller,
            now,
            Typed({"kind": ClaimKind.ACCESS.value}),
            answering={claim.id: faults},
            status=status_of(refusal),
        )
    return tell_at(f"/events/{event.id}/claims", "claim_closed")


@router.post("/events/{event_id}/attendees/{attendee_id}/restrict")
def restrict_on_page(attendee: AttendeeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Restrict the use of a person's data; their page lifts it again."""
    service.restrict(db, attendee, actor=caller, now=now)
    return tell_at(_person(attendee), "restricted")


@router.post("/events/{event_id}/attendees/{attendee_id}/lift-restriction")
def lift_on_page(attendee: AttendeeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Let a person's data be used again."""
    service.lift(db, attendee, actor=caller, now=now)
    return tell_at(_person(attendee), "unrestricted")


def _check_reading(
    request: Request, event: Event, caller: Principal, db: Session, now: Now
) -> None:
    """Note that the claims are shown again after a refusal; ProofNeededError."""
    if not sees_after_writing(request, event, caller, db, now):
        raise ProofNeededError


def _person(person: Attendee) -> str:
    return f"/events/{person.event_id}/attendees/{person.id}"


def _whom(db: Session, event: Event, typed: Typed) -> Attendee | None:
    """Return the person whom the form is about; NotFoundError for one of another event."""
    try:
        wanted = UUID(typed.values["attendee_id"]) if typed.values.get("attendee_id") else None
    except ValueError:
        raise NotFoundError from None
    person = db.get(Attendee, wanted) if wanted else None
    if wanted is not None and (person is None or person.event_id != event.id):
        raise NotFoundError
    return person


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    now: Now,
    typed: Typed,
    *,
    answering: dict[UUID, Typed] | None = None,
    status: int = HTTPStatus.OK,
) -> Response:
    person = _whom(db, event, typed)
    of = None if person is None else person.id
    waiting = queries.claims(event.id, is_open=True, attendee_id=of).order_by(col(Claim.due_at))
    closed = queries.claims(event.id, is_open=False, attendee_id=of)
    newest = closed.order_by(col(Claim.answered_at).desc()).limit(SHOWN)
    shown: dict[str, Any] = {
        name: [service.shown(row, now) for row in db.exec(rows).all()]
        for name, rows in (("waiting", waiting), ("closed", newest))
    }
    return render(
        request,
        "claims/claims.html",
        status=status,
        caller=caller,
        event=event,
        page="claims",
        may_change=True,
        person=person,
        names=queries.names(db, event.id),
        kinds=list(ClaimKind),
        answers=list(ClaimAnswer),
        typed=typed,
        answering=answering or {},
        nothing=NOTHING,
        **shown,
    )
