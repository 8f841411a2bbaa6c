"""The page on which an event begins: from a template, as a copy, or as the sample."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from fastapi import Request, Response
from pydantic import ValidationError
from sqlmodel import Session, col

from app.auth.deps import Administrator, AdministratorApart
from app.auth.principal import Principal
from app.beginnings.copying import copy_event
from app.beginnings.sample import Loader, banjarnegara
from app.beginnings.schemas import CopyIn
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError, NotFoundError, or_not_found
from app.core.locale import Locale, RequestLocale, text
from app.events import queries, service
from app.events.records import Event, EventTemplate
from app.events.schemas import EventIn
from app.events.vocabulary import shipped_tags
from app.web.frame import regions
from app.web.frame.forms import Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/new-event"
COPY: Final = "copy:"
ZONES: Final = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""The nation's time zones: WIB, WITA and WIT."""


@router.get(PAGE)
def new_event_page(request: Request, caller: Administrator, db: Db) -> Response:
    """Show the form of a new event."""
    typed = {"timezone": ZONES[0], "begin": EventTemplate.BUSINESS_CONTACT.value}
    return _page(request, db, caller, Typed(typed))


@router.post(PAGE)
def begin_event(
    request: Request, fields: Fields, caller: Administrator, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Create the event and go to it; where something is wrong, show the form again."""
    try:
        begin = fields.get("begin", "")
        if begin.startswith(COPY):
            source = _source(db, begin.removeprefix(COPY))
            copy = CopyIn.model_validate({key: fields.get(key) for key in ("name", "day")})
            event = copy_event(db, source, copy, actor=caller, now=now)
        else:
            wish = _wish(fields, locale)
            if isinstance(wish, Typed):
                return _page(request, db, caller, wish, HTTPStatus.UNPROCESSABLE_ENTITY)
            event = service.create_event(db, wish, actor=caller, tags=shipped_tags(), now=now)
    except (ValidationError, AppError) as refusal:
        return _page(request, db, caller, refused(fields, refusal, locale), status_of(refusal))
    return tell_at(f"/events/{event.id}", "event_made")


def _source(db: Session, key: str) -> Event:
    """Return the event to copy, locked; NotFoundError."""
    try:
        event_id = UUID(key)
    except ValueError:
        raise NotFoundError from None
    queries.lock_event(db, event_id)
    return or_not_found(db.get(Event, event_id))


def _wish(fields: dict[str, str], locale: Locale) -> EventIn | Typed:
    codes, faults = regions.understood(fields, locale)
    if not codes and not faults:
        faults = {f"{regions.FIELD}1": text("web.regions_needed", locale)}
    if faults:
        return Typed(fields, faults)
    body = {key: fields.get(key, "") for key in ("name", "place", "day", "timezone")}
    body["template"] = fields.get("begin", "")
    return EventIn.model_validate({**body, "regions": codes})


@router.post("/sample-event")
async def load_sample(caller: AdministratorApart, request: Request) -> Response:
    """Load the sample event and go to it."""
    state = request.app.state
    loader = Loader(state.engine, state.list_readers, state.clock, caller)
    event_id = await loader.load(banjarnegara())
    return tell_at(f"/events/{event_id}", "sample_loaded")


def _page(
    request: Request,
    db: Session,
    caller: Principal,
    typed: Typed,
    status: int = HTTPStatus.OK,
) -> Response:
    earlier = db.exec(queries.events_for(caller).order_by(col(Event.day).desc())).all()
    return render(
        request,
        "beginning/new.html",
        status=status,
        caller=caller,
        here=PAGE,
        typed=typed,
        regions=regions,
        templates=list(EventTemplate),
        earlier=[(f"{COPY}{event.id}", event.name) for event in earlier],
        zones=ZONES,
    )
