"""The record of a cooperative: shown, changed, its availability, withdrawn and brought back."""

from http import HTTPStatus
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Request, Response
from pydantic import ValidationError

from app.attendees import cooperatives as service
from app.attendees import queries
from app.attendees.deps import CooperativeToChange, CooperativeToRead, SeesPersonalData
from app.attendees.records import PartyStatus
from app.attendees.schemas import CooperativePatch
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, EventToRead, OrganizerEventToRead
from app.events.queries import slots
from app.meetings.versions import queries as versions
from app.web.frame.forms import Fields, Typed, overtaken, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.records import availability
from app.web.frame.records.reading import Reader
from app.web.frame.rendering import render
from app.web.people.cooperative.parts import meetings_of, record_part
from app.web.people.cooperative.view import as_typed, said

router = pages_router()
PAGE: Final = "/events/{event_id}/cooperatives/{cooperative_id}"


@router.get(PAGE)
def cooperative_page(
    request: Request,
    event: EventToRead,
    row: CooperativeToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    now: Now,
    read: SeesPersonalData,
) -> Response:
    """Show a cooperative's record: to organizers with forms, to viewers without phone numbers."""
    reader = Reader(request, db, event, caller, locale, now, read)
    return record_part(reader, row, Typed(as_typed(row)))


@router.post(PAGE)
def change_cooperative(
    request: Request,
    fields: Fields,
    event: EventToChange,
    row: CooperativeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    needs: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Change what the form says otherwise than the record; where it is refused, show it again."""
    reader = Reader(request, db, event, caller, locale, now)
    if fields.get("version") != str(row.version):
        present = " · ".join((row.name, row.village, row.kecamatan))
        typed = overtaken({**as_typed(row), **fields}, row.version, present, locale)
        return record_part(reader, row, typed, HTTPStatus.PRECONDITION_FAILED, needs)
    before = queries.needs_of(db, [row.id]).get(row.id, [])
    try:
        changes = CooperativePatch.model_validate(said(fields, needs or [], row, before))
        if changes.model_fields_set:
            with db.begin_nested():  # what it wrote before it refused is taken back
                service.update_cooperative(db, event, row, changes, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused({**as_typed(row), **fields}, refusal, locale)
        return record_part(reader, row, typed, status_of(refusal), needs)
    return tell_at(_address(row.event_id, row.id), "saved")


@router.post(PAGE + "/availability")
def change_availability(
    request: Request,
    event: EventToChange,
    row: CooperativeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    ticks: availability.SentTicks,
) -> Response:
    """Let the cooperative be there in just the slots that are checked."""
    current = slots(db, event.id)
    if not ticks.fit(current, row.version):
        reader = Reader(request, db, event, caller, locale, now)
        typed = Typed(as_typed(row))
        return record_part(reader, row, typed, HTTPStatus.PRECONDITION_FAILED, ticks=ticks)
    absences = queries.absences_of(db, [row.id]).get(row.id, [])
    after = availability.absences_wanted(current, absences, ticks, event.timezone)
    if after is not None:
        service.set_absences(db, row, after, actor=caller, now=now)
    return tell_at(_address(event.id, row.id) + "#availability", "saved")


@router.get(PAGE + "/withdraw")
def withdraw_page(
    request: Request,
    event: OrganizerEventToRead,
    row: CooperativeToRead,
    caller: Caller,
    db: Db,
) -> Response:
    """Say what withdrawing a cooperative does, to its published meetings above all, and ask."""
    published = versions.published(db, event.id)
    return render(
        request,
        "people/cooperative/withdraw.html",
        caller=caller,
        event=event,
        page="people",
        may_change=True,
        row=row,
        published=published,
        meetings=meetings_of(db, row, published),
    )


@router.post(PAGE + "/withdraw")
def withdraw_cooperative(row: CooperativeToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Mark a cooperative as withdrawn; its record brings it back."""
    service.withdraw_cooperative(db, row, actor=caller, now=now)
    return tell_at(_address(row.event_id, row.id), "cooperative_withdrawn")


@router.post(PAGE + "/restore")
def restore_cooperative(
    event: EventToChange, row: CooperativeToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Let a withdrawn cooperative take part again."""
    if row.status is not PartyStatus.ACTIVE:
        patch = CooperativePatch(status=PartyStatus.ACTIVE)
        service.update_cooperative(db, event, row, patch, actor=caller, now=now)
    return tell_at(_address(event.id, row.id), "restored")


def _address(event_id: UUID, cooperative_id: UUID) -> str:
    return f"/events/{event_id}/cooperatives/{cooperative_id}"
