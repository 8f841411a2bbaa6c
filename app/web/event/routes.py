"""The settings of an event: changed and deleted by its organizers."""

from datetime import datetime
from http import HTTPStatus
from typing import Final
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from pydantic import ValidationError

from app.auth.deps import Caller
from app.auth.principal import Principal
from app.auth.proof import PROVED
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, StaleVersionError
from app.core.http.fields import seen
from app.core.locale import RequestLocale
from app.events import service
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.events.schemas import EventPatch
from app.web.frame import regions
from app.web.frame.forms import Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/edit"
_TEXTS: Final = ("name", "place", "grace_minutes", "target_meetings")
_MINUTES: Final = "%Y-%m-%dT%H:%M"
_EMPTY_IS_NONE: Final = ("public_url", "auto_adopt_up_to")


@router.get(PAGE)
def settings_page(request: Request, event: OrganizerEventToRead, caller: Caller) -> Response:
    """Show the event's settings."""
    return _page(request, event, caller, _as_typed(event))


@router.post(PAGE)
def change_settings(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Change the settings; where something is wrong, show the form again."""
    body: dict[str, object] = {key: fields[key] for key in _TEXTS if key in fields}
    body |= {key: fields[key].strip() or None for key in _EMPTY_IS_NONE if key in fields}
    if "wishes_until" in fields:
        body["wishes_until"] = _moment(fields["wishes_until"].strip(), event.timezone)
    try:
        if fields.get("version") != str(event.version):
            raise StaleVersionError
        patch = EventPatch.model_validate(body)
        service.update_event(db, event, patch, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        return _page(request, event, caller, refused(fields, refusal, locale), status_of(refusal))
    return tell_at(f"/events/{event.id}/edit", "saved")


@router.post("/events/{event_id}/delete", dependencies=[PROVED])
def delete_event(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Delete the event with everything in it, if its name was typed."""
    try:
        typed = str(seen(fields.get("confirm_name", ""))).strip()
        service.delete_event(db, event, typed, actor=caller, now=now)
    except AppError as refusal:
        values = {**_as_typed(event).values, "confirm_name": typed}
        return _page(request, event, caller, refused(values, refusal, locale), status_of(refusal))
    return tell_at("/events", "event_deleted")


def _moment(typed: str, zone: str) -> datetime | str | None:
    """Return a moment typed by a zone's clock; None if empty, the text if it is no moment."""
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone)) if typed else None
    except ValueError:
        return typed


def _as_typed(event: Event) -> Typed:
    values = {key: str(getattr(event, key)) for key in (*_TEXTS, "version")}
    values |= {
        key: "" if (given := getattr(event, key)) is None else str(given) for key in _EMPTY_IS_NONE
    }
    if event.wishes_until is not None:
        local = event.wishes_until.astimezone(ZoneInfo(event.timezone))
        values["wishes_until"] = local.strftime(_MINUTES)
    return Typed(values)


def _page(
    request: Request, event: Event, caller: Principal, typed: Typed, status: int = HTTPStatus.OK
) -> Response:
    return render(
        request,
        "event/edit.html",
        status=status,
        caller=caller,
        here=f"/events/{event.id}/edit",
        event=event,
        page="event",
        may_change=True,
        typed=typed,
        regions=regions,
    )
