"""The record of a partner: shown, changed, its availability, deleted."""

from http import HTTPStatus
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Request, Response
from pydantic import ValidationError

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.fields import Words
from app.core.locale import RequestLocale, text
from app.events.deps import EventToChange, EventToRead
from app.events.queries import slots
from app.partners import queries, service
from app.partners.deps import PartnerToChange, PartnerToRead
from app.partners.errors import PartnerInUseError
from app.partners.schemas import PartnerPatch
from app.web.frame.forms import Fields, overtaken, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.records import availability
from app.web.frame.records.reading import Reader
from app.web.partners.record.parts import Filled, record_part
from app.web.partners.record.view import as_typed, said

router = pages_router()
PAGE: Final = "/events/{event_id}/partners/{partner_id}"


@router.get(PAGE)
def partner_page(
    request: Request,
    event: EventToRead,
    row: PartnerToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    now: Now,
    read: SeesPersonalData,
) -> Response:
    """Show a partner's record: to organizers with forms, to viewers without phone numbers."""
    reader = Reader(request, db, event, caller, locale, now, read)
    return record_part(reader, row, Filled())


@router.post(PAGE)
def change_partner(
    request: Request,
    fields: Fields,
    event: EventToChange,
    row: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    offers: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Change what the form says otherwise than the record; where it is refused, show it again."""
    reader = Reader(request, db, event, caller, locale, now)
    chosen = offers or []
    if fields.get("version") != str(row.version):
        typed = overtaken({**as_typed(row), **fields}, row.version, row.name, locale)
        filled = Filled(typed, chosen)
        return record_part(reader, row, filled, HTTPStatus.PRECONDITION_FAILED)
    before = queries.offers_of(db, [row.id]).get(row.id, [])
    try:
        changes = PartnerPatch.model_validate(said(fields, chosen, row, before))
        if changes.model_fields_set:
            with db.begin_nested():  # what it wrote before it refused is taken back
                service.update_partner(db, event, row, changes, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused({**as_typed(row), **fields}, refusal, locale)
        return record_part(reader, row, Filled(typed, chosen), status_of(refusal))
    return tell_at(_address(event.id, row.id), "saved")


@router.post(PAGE + "/availability")
def change_availability(
    request: Request,
    event: EventToChange,
    row: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    ticks: availability.SentTicks,
) -> Response:
    """Let the partner be there in just the slots that are checked."""
    current = slots(db, event.id)
    if not ticks.fit(current, row.version):
        reader = Reader(request, db, event, caller, locale, now)
        return record_part(reader, row, Filled(ticks=ticks), HTTPStatus.PRECONDITION_FAILED)
    absences = queries.absences_of(db, [row.id]).get(row.id, [])
    after = availability.absences_wanted(current, absences, ticks, event.timezone)
    if after is not None:
        service.set_absences(db, row, after, actor=caller, now=now)
    return tell_at(_address(event.id, row.id) + "#availability", "saved")


@router.post(PAGE + "/delete")
def delete_partner(
    request: Request,
    event: EventToChange,
    row: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    confirm_name: Annotated[Words, Form(max_length=200)] = "",
) -> Response:
    """Delete a partner whose name was typed; where it is in use, say so on its record."""
    reader = Reader(request, db, event, caller, locale, now)
    if confirm_name.strip().casefold() != row.name.casefold():
        fault = text("web.partner_name_differs", locale)
        return record_part(reader, row, Filled(fault=fault), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        service.delete_partner(db, row, actor=caller, now=now)
    except PartnerInUseError as refusal:
        return record_part(reader, row, Filled(fault=refusal.detail(locale)), refusal.status)
    return tell_at(f"/events/{event.id}/partners", "partner_deleted")


def _address(event_id: UUID, partner_id: UUID) -> str:
    return f"/events/{event_id}/partners/{partner_id}"
