"""The form for a new cooperative, with the person who represents it."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError

from app.attendees import queries, service
from app.attendees.cooperatives import create_cooperative
from app.attendees.errors import CooperativeExistsError
from app.attendees.records import AttendeeKind, Cooperative
from app.attendees.schemas import AttendeeIn, CooperativeIn
from app.auth.deps import Caller
from app.auth.principal import Principal
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.http.fields import printable
from app.core.locale import RequestLocale, text
from app.events.deps import EventToChange, OrganizerEventToRead
from app.events.places.queries import area
from app.events.records import Event
from app.sheets.values.regions.villages import Regions, Village
from app.web.frame.forms import NOTHING, Fields, Typed, refused
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.rendering import render
from app.web.people.adding.deps import VillageSought
from app.web.people.adding.view import body, label
from app.web.people.person.view import said

router = pages_router()
PAGE: Final = "/events/{event_id}/people/new"
_CHOICES: Final = 8
"""The most villages to choose from where a name means several."""
_OFFERED: Final = 1_000
"""Villages of an area that the field can offer while somebody types."""


@router.get(PAGE)
def new_cooperative_page(
    request: Request, event: OrganizerEventToRead, caller: Caller, db: Db
) -> Response:
    """Show the form for a new cooperative."""
    return _page(request, event, caller, area(db, event), NOTHING)


@router.post(PAGE)
def add_cooperative(
    sought: VillageSought,
    request: Request,
    fields: Fields,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Add the cooperative of the village, and the person if one is named; go to its record."""
    regions, asked, villages = sought.regions, sought.asked, sought.villages
    if not sought.certain:
        some = "village_which" if len(villages) > 1 else "village_this_one"
        why = some if villages else "village_unknown" if asked else "village_empty"
        typed = Typed(fields, {"village": text(f"web.{why}", locale, said=printable(asked))})
        return _page(request, event, caller, regions, typed, villages)
    if (known := queries.cooperative_of_village(db, event.id, villages[0].code)) is not None:
        there = Typed(
            fields,
            {"village": CooperativeExistsError(village_code=villages[0].code).detail(locale)},
        )
        return _page(request, event, caller, regions, there, known=known)
    try:
        new = CooperativeIn.model_validate(body(regions, villages[0], fields.get("coop_name", "")))
    except ValidationError as refusal:
        fault = next(iter(refused({}, refusal, locale).faults.values()))
        return _page(request, event, caller, regions, Typed(fields, {"coop_name": fault}))
    try:
        person = _person(fields)
    except (ValidationError, AppError) as refusal:
        return _page(request, event, caller, regions, refused(fields, refusal, locale))
    made = create_cooperative(db, event, new, actor=caller, now=now)
    if person is not None:
        theirs = person.model_copy(update={"cooperative_id": made.id})
        service.create_attendee(db, event, theirs, actor=caller, now=now)
    return tell_at(f"/events/{event.id}/cooperatives/{made.id}", "cooperative_added")


def _person(fields: Mapping[str, str]) -> AttendeeIn | None:
    """Return the person in a form, whose cooperative is not known yet; None: nobody is named."""
    values = said(fields)
    if not any(values.values()):
        return None
    return AttendeeIn.model_validate({**values, "kind": AttendeeKind.MANAGER})


def _page(
    request: Request,
    event: Event,
    caller: Principal,
    regions: Regions,
    typed: Typed,
    villages: Sequence[Village] = (),
    known: Cooperative | None = None,
) -> Response:
    every = regions.villages
    return render(
        request,
        "people/adding/new.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if typed.faults else HTTPStatus.OK,
        caller=caller,
        here=f"/events/{event.id}/people/new",
        event=event,
        page="people",
        may_change=True,
        typed=typed,
        villages=[(one.code, label(one)) for one in villages[:_CHOICES]],
        labels=[label(one) for one in every] if len(every) <= _OFFERED else [],
        known=known,
    )
