"""The area of an event: regencies added and removed, places of its own looked at and taken."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.attendees.records import Cooperative
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, or_not_found
from app.core.locale import RequestLocale, text
from app.events import service as events
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.places.queries import places_of
from app.events.records import Event
from app.events.schemas import EventPatch
from app.imports.errors import ListUnreadableError
from app.imports.places import area as standing
from app.imports.places import service
from app.imports.places.service import PlacesRead
from app.imports.views import message
from app.web.area.asked import FormPlaces
from app.web.area.view import Looked, looked
from app.web.frame import regions
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
uploads = pages_router()
"""Forms that carry a list of places, and so larger bodies."""
PAGE: Final = "/events/{event_id}/area"
_UNPROCESSABLE: Final = HTTPStatus.UNPROCESSABLE_ENTITY


@router.get(PAGE)
def area_page(request: Request, event: OrganizerEventToRead, caller: Caller, db: Db) -> Response:
    """Show the regencies and the own places, and how many cooperatives stand in each."""
    return _page(request, db, event, caller)


@router.post(PAGE + "/add")
def add_regency(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Add a regency that the form names; where it names none, show the form again."""
    typed = fields.get(f"{regions.FIELD}1", "")
    codes, faults = regions.understood({f"{regions.FIELD}1": typed}, locale)
    if not codes and not faults:
        faults = {f"{regions.FIELD}1": text("web.regions_needed", locale)}
    if faults:
        return _page(request, db, event, caller, typed=Typed(fields, faults), status=_UNPROCESSABLE)
    try:
        patch = EventPatch(regions=list(dict.fromkeys([*event.regions, *codes])))
        events.update_event(db, event, patch, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        shown = refused(fields, refusal, locale)
        fault = next(iter(shown.faults.values()))
        shown = Typed(fields, {f"{regions.FIELD}1": fault})
        return _page(request, db, event, caller, typed=shown, status=status_of(refusal))
    return tell_at(f"/events/{event.id}/area", "area_added", what=regions.named(codes)[0])


@router.post(PAGE + "/remove")
def remove_regency(
    request: Request, fields: Fields, event: EventToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Take a regency away; where people stand in it, say so first."""
    code = or_not_found(fields.get("code") if fields.get("code") in event.regions else None)
    left = [one for one in event.regions if one != code]
    if not left:
        return tell_at(f"/events/{event.id}/area", "area_last")
    lost = standing.lost_without_regency(db, event, code)
    name = regions.named([code])[0]
    if lost and fields.get("agreed") != str(len(lost)):
        return _ask(request, event, caller, name=name, lost=lost, action="remove", code=code)
    events.update_event(db, event, EventPatch(regions=left), actor=caller, now=now)
    return tell_at(f"/events/{event.id}/area", "area_removed", what=name)


@router.post(PAGE + "/places/remove")
def remove_places(
    request: Request, fields: Fields, event: EventToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Take the own places away; where people stand in them, say so first."""
    places = or_not_found(places_of(db, event.id))
    lost = standing.lost_without_own(db, event)
    if lost and fields.get("agreed") != str(len(lost)):
        name, action = places.filename, "places/remove"
        return _ask(request, event, caller, name=name, lost=lost, action=action)
    name = places.filename
    service.delete_places(db, event, places, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/area", "area_removed", what=name)


@uploads.post(PAGE + "/places")
def look_at_places(
    read: FormPlaces,
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
) -> Response:
    """Show the places of the form before the event has them; where there are none, say why."""
    if not isinstance(read, PlacesRead):
        return _refuse(request, db, event, caller, read)
    own = read.own
    counting = event.regions if read.with_regencies else []
    codes = {one.code for one in own.villages}
    preview = looked(
        read.filename,
        own,
        with_regencies=read.with_regencies,
        elsewhere=len(standing.outside(standing.present(db, event), counting, codes)),
        findings=[message(one, locale) for one in read.read.findings if one.row],
        skipped=sum(one.reason not in {"title", "header"} for one in read.read.skipped),
    )
    return _page(request, db, event, caller, preview=preview)


@uploads.post(PAGE + "/places/take")
def take_places(
    read: FormPlaces,
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Let the event's lists name the places that were looked at."""
    if not isinstance(read, PlacesRead):
        return _refuse(request, db, event, caller, read)
    service.put_places(db, event, read, actor=caller, now=now)
    count = len(read.own.villages)
    return tell_at(f"/events/{event.id}/area", "area_taken", count=count)


def _refuse(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    why: ListUnreadableError | None,
) -> Response:
    status = why.status if why is not None else _UNPROCESSABLE
    return _page(request, db, event, caller, refusal=why, nothing=why is None, status=status)


def _ask(
    request: Request,
    event: Event,
    caller: Principal,
    *,
    name: str,
    lost: list[Cooperative],
    action: str,
    code: str = "",
) -> Response:
    """Show who stands in what is to be taken away, with the form that does it."""
    return render(
        request,
        "area/remove.html",
        caller=caller,
        event=event,
        page="area",
        may_change=True,
        here=f"/events/{event.id}/area",
        name=name,
        lost=[(one.village, one.kecamatan) for one in lost],
        action=action,
        code=code,
    )


def _page(
    request: Request,
    db: Session,
    event: Event,
    caller: Principal,
    *,
    typed: Typed = NOTHING,
    preview: Looked | None = None,
    refusal: ListUnreadableError | None = None,
    nothing: bool = False,
    status: int = HTTPStatus.OK,
) -> Response:
    found = standing.area(db, event)
    return render(
        request,
        "area/area.html",
        status=status,
        caller=caller,
        event=event,
        page="area",
        may_change=True,
        here=f"/events/{event.id}/area",
        found=found,
        own=service.own(found.own) if found.own else None,
        regions=regions,
        typed=typed,
        preview=preview,
        refusal=refusal,
        nothing=nothing,
    )
