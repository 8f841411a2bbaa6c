"""Calendars of badges over HTTP: the address for the badge, and the calendar for the address."""

from typing import Annotated

from fastapi import Path, Request, Response

from app.auth.deps import PUBLIC
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import TooManyRequestsError, errors
from app.core.http.middleware import API
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.documents.routes import BINARY, answer
from app.events.addresses import page_address
from app.events.errors import AddressNeededError
from app.events.records import Event
from app.meetings.agenda.deps import BY_BADGE, BadgeByHeader, check_agenda_rate
from app.meetings.agenda.errors import BadgeGoneError
from app.participants.calendars import service
from app.participants.calendars.errors import CalendarUnknownError, NoPartyError
from app.participants.calendars.schemas import CalendarAddressOut

router = api_router(tag="participants")


@router.get(
    "/badges/calendar",
    operation_id="get_calendar_address_by_badge",
    summary="Read the address of a badge's calendar",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE, NoPartyError, AddressNeededError),
)
def get_calendar_address_by_badge(
    request: Request, badge: BadgeByHeader, db: Db
) -> CalendarAddressOut:
    """Read the address at which a phone or a calendar program subscribes to the holder's meetings.

    It is secret, as whoever has it reads them; it opens nothing else, is the same each time, and
    ends with the badge.
    """
    code = service.code_of(db, badge)
    url = f"{page_address(request, db.get_one(Event, badge.event_id))}{API}/calendars/{code}.ics"
    return CalendarAddressOut(url=url, webcal=f"webcal:{url.partition(':')[2]}")


@router.get(
    "/calendars/{code}.ics",
    operation_id="get_calendar_of_badge",
    summary="Fetch a badge's calendar",
    response_class=Response,
    dependencies=[PUBLIC],
    responses={
        200: {"content": {"text/calendar": BINARY}, "description": "RFC 5545"},
        **errors(CalendarUnknownError, BadgeGoneError, TooManyRequestsError),
    },
)
def get_calendar_of_badge(
    request: Request,
    code: Annotated[
        str, Path(pattern=service.CODE_PATTERN, description="The secret part of the address")
    ],
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Fetch the published meetings of a badge's holder, as calendar programs do now and then.

    An entry keeps its identity when it moves; a meeting that is off is marked as cancelled.
    """
    check_agenda_rate(request)
    return answer(service.calendar_of(db, code, locale, now))
