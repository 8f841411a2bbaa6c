"""The page on which pauses are set, for everybody, one side or one party."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query, Request, Response
from pydantic import ValidationError
from sqlmodel import Session

from app.attendees.queries import cooperatives_by_id
from app.attendees.records import Cooperative
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.locale import Locale, RequestLocale, long_date
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.records import Event
from app.partners.queries import partners_by_id
from app.partners.records import Partner
from app.requests.pauses import queries, service
from app.requests.pauses.deps import PauseToChange
from app.requests.pauses.records import Pause, PauseScope
from app.requests.pauses.schemas import PauseIn
from app.web.frame.forms import Fields, Typed, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.pauses.view import lines, said

router = pages_router()
PAGE: Final = "/events/{event_id}/pauses"


@router.get(PAGE)
def pauses_page(
    request: Request,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    locale: RequestLocale,
    cooperative: Annotated[UUID | None, Query()] = None,
    partner: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show the pauses, and a form for the next: for the party named, if one is."""
    values = {"free": "1", "scope": PauseScope.EVERYBODY.value}
    if cooperative is not None:
        values |= {"scope": PauseScope.COOPERATIVES.value, "cooperative_id": str(cooperative)}
    elif partner is not None:
        values |= {"scope": PauseScope.PARTNERS.value, "partner_id": str(partner)}
    return _page(request, event, caller, db, locale, Typed(values))


@router.post(PAGE)
def add_pause(
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Add a pause; where it is refused, show the form again."""
    try:
        body = PauseIn.model_validate(said(fields))
        service.create_pause(db, event, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused(fields, refusal, locale)
        return _page(request, event, caller, db, locale, typed, status_of(refusal))
    return tell_at(f"/events/{event.id}/pauses", "pause_added")


@router.post(PAGE + "/{pause_id}/delete")
def remove_pause(
    event: EventToChange, pause: PauseToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Delete a pause."""
    service.delete_pause(db, pause, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/pauses", "pause_deleted")


def _page(
    request: Request,
    event: Event,
    caller: Caller,
    db: Session,
    locale: Locale,
    typed: Typed,
    status: int = HTTPStatus.OK,
) -> Response:
    pauses = queries.all_pauses(db, event.id)
    return render(
        request,
        "pauses/pauses.html",
        status=status,
        caller=caller,
        event=event,
        page="pauses",
        may_change=True,
        pauses=lines(pauses, _names(db, pauses), event, locale),
        typed=typed,
        only=_only(db, event, typed),
        days=[(one.isoformat(), long_date(one, locale)) for one in event.days],
    )


def _only(db: Session, event: Event, typed: Typed) -> str:
    """Return the name of the party for which alone the form is; empty: it is for more."""
    visitor = _id(typed.values.get("cooperative_id", ""))
    host = _id(typed.values.get("partner_id", ""))
    row = db.get(Cooperative, visitor) if visitor else db.get(Partner, host) if host else None
    return row.name if row is not None and row.event_id == event.id else ""


def _id(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None


def _names(db: Session, pauses: Sequence[Pause]) -> dict[UUID, str]:
    """Return the names of parties that have a pause alone."""
    hosts = partners_by_id(db, {one.partner_id for one in pauses if one.partner_id})
    visitors = cooperatives_by_id(db, {one.cooperative_id for one in pauses if one.cooperative_id})
    return {
        **{identity: row.name for identity, row in hosts.items()},
        **{identity: f"{row.name}, {row.village}" for identity, row in visitors.items()},
    }
