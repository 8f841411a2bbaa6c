"""The record of a person; whoever changes one from another page comes back there."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Query, Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.attendees import service
from app.attendees.deps import (
    AttendeeToChange,
    AttendeeToRead,
    SeesPersonalData,
    sees_after_writing,
)
from app.attendees.erased.queries import marked_among
from app.attendees.records import Attendee, AttendeeKind, Cooperative, PartyStatus
from app.attendees.schemas import AttendeeIn, AttendeePatch
from app.auth.audit.queries import history
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.badges import queries as badges
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, NotFoundError, or_not_found
from app.core.locale import Locale, RequestLocale
from app.events.deps import EventToChange, EventToRead, OrganizerEventToRead
from app.events.records import Event
from app.partners.records import Partner
from app.web.frame.forms import Fields, Typed, overtaken, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.records.history import MOST, told
from app.web.frame.rendering import render
from app.web.people.person.view import LOOSE, as_typed, said

router = pages_router()
PAGE: Final = "/events/{event_id}/attendees"


@router.get(PAGE + "/new")
def new_person_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    cooperative: Annotated[UUID | None, Query()] = None,
    partner: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show the form for a new person of a cooperative or a partner, else for a guest or staff."""
    party = {"cooperative_id": str(cooperative or ""), "partner_id": str(partner or "")}
    return _new(request, db, event, caller, Typed({"kind": LOOSE[0].value, **party}))


@router.post(PAGE + "/new")
def add_person(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Add a person, and go to whom they represent."""
    parties = {name: fields.get(name) or None for name in ("cooperative_id", "partner_id")}
    kind = (
        AttendeeKind.MANAGER
        if parties["cooperative_id"]
        else AttendeeKind.REPRESENTATIVE
        if parties["partner_id"]
        else fields.get("kind", "")
    )
    try:
        body = AttendeeIn.model_validate({**said(fields), **parties, "kind": kind})
        made = service.create_attendee(db, event, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused(fields, refusal, locale)
        return _new(request, db, event, caller, typed, status_of(refusal))
    return tell_at(home_of(made), "person_added")


@router.get(PAGE + "/{attendee_id}")
def person_page(
    request: Request,
    event: EventToRead,
    person: AttendeeToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    may_change: SeesPersonalData,
) -> Response:
    """Show a person's record: to organizers as a form, to viewers without personal data."""
    typed = Typed(as_typed(person, personal=may_change))
    return _page(request, db, event, caller, person, typed, locale, may_change=may_change)


@router.post(PAGE + "/{attendee_id}")
def change_person(
    request: Request,
    fields: Fields,
    event: EventToChange,
    person: AttendeeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Change what the form says otherwise than the record; where it is refused, show it again."""
    try:
        if fields.get("version") != str(person.version):
            personal = sees_after_writing(request, event, caller, db, now)
            shown = as_typed(person, personal=personal)
            present = " · ".join(filter(None, map(shown.get, ("name", "position", "phone"))))
            typed = overtaken({**shown, **fields}, person.version, present, locale)
            status = HTTPStatus.PRECONDITION_FAILED
            return _page(request, db, event, caller, person, typed, locale, status=status)
        changes = AttendeePatch.model_validate(said(fields, person))
        if changes.model_fields_set:
            service.update_attendee(db, person, changes, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        personal = sees_after_writing(request, event, caller, db, now)
        typed = refused({**as_typed(person, personal=personal), **fields}, refusal, locale)
        refusing = status_of(refusal)
        return _page(request, db, event, caller, person, typed, locale, status=refusing)
    return tell_at(home_of(person), "saved")


@router.post(PAGE + "/{attendee_id}/withdraw")
def withdraw_person(person: AttendeeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Mark a person as withdrawn; the record's page brings them back."""
    service.withdraw_attendee(db, person, actor=caller, now=now)
    return tell_at(_address(person), "person_withdrawn")


@router.post(PAGE + "/{attendee_id}/restore")
def restore_person(person: AttendeeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Let a withdrawn person take part again."""
    back = AttendeePatch(status=PartyStatus.ACTIVE)
    if person.status is not PartyStatus.ACTIVE:
        service.update_attendee(db, person, back, actor=caller, now=now)
    return tell_at(home_of(person), "restored")


def home_of(person: Attendee) -> str:
    """Return the page on which a person stands: of their party, else of guests and staff."""
    if person.cooperative_id is not None:
        return f"/events/{person.event_id}/cooperatives/{person.cooperative_id}"
    if person.partner_id is not None:
        return f"/events/{person.event_id}/partners/{person.partner_id}"
    return f"/events/{person.event_id}/people/others"


def _address(person: Attendee) -> str:
    return f"/events/{person.event_id}/attendees/{person.id}"


def _party(db: Session, event: Event, values: Mapping[str, str]) -> str:
    """Return the name of the party that a form names; empty: none, NotFoundError: a wrong one."""
    cooperative_id, partner_id = (_id(values, name) for name in ("cooperative_id", "partner_id"))
    if cooperative_id is not None:
        cooperative = or_not_found(db.get(Cooperative, cooperative_id))
        return _own(event, cooperative.event_id, cooperative.village)
    if partner_id is not None:
        partner = or_not_found(db.get(Partner, partner_id))
        return _own(event, partner.event_id, partner.name)
    return ""


def _id(values: Mapping[str, str], name: str) -> UUID | None:
    try:
        return UUID(values[name]) if values.get(name) else None
    except ValueError:
        raise NotFoundError from None


def _own(event: Event, event_id: UUID, name: str) -> str:
    if event_id != event.id:
        raise NotFoundError
    return name


def _new(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    typed: Typed,
    status: int = HTTPStatus.OK,
) -> Response:
    return render(
        request,
        "people/person/new.html",
        status=status,
        caller=caller,
        here=f"/events/{event.id}/people",
        event=event,
        page="partners" if typed.values.get("partner_id") else "people",
        may_change=True,
        party=_party(db, event, typed.values),
        kinds=LOOSE,
        typed=typed,
    )


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    person: Attendee,
    typed: Typed,
    locale: Locale,
    *,
    status: int = HTTPStatus.OK,
    may_change: bool = True,
) -> Response:
    ids = {name: str(getattr(person, name) or "") for name in ("cooperative_id", "partner_id")}
    frame: dict[str, Any] = {"caller": caller, "event": event, "may_change": may_change}
    return render(
        request,
        "people/person/person.html",
        **frame,
        status=status,
        here=_address(person),
        page="partners" if person.partner_id else "people",
        person=person,
        party=_party(db, event, ids),
        home=home_of(person),
        badge=badges.active_badge(db, person.id),
        is_held_back=may_change and bool(marked_among(db, [person.id])),
        typed=typed,
        created_at=person.created_at,
        history=told(history(db, event.id, [person.id], MOST), {}, locale) if may_change else None,
    )
