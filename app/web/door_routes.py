"""The day at the door, for organizers: arrivals, who is missing, devices, conflicts."""

from http import HTTPStatus
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Header, Request, Response
from sqlmodel import Session, col

from app.attendees.records import Attendee
from app.auth.deps import Caller
from app.auth.records import Device, Scope
from app.checkin import queries
from app.checkin.answers import absent, arrivals
from app.checkin.conflicts import queries as conflicts_queries
from app.checkin.conflicts import service as conflicts_service
from app.checkin.conflicts.answers import conflicts_out
from app.checkin.conflicts.deps import ConflictForOrganizer
from app.checkin.conflicts.schemas import ConflictOut
from app.checkin.scans.people import People
from app.checkin.scans.rules import day_of
from app.checkin.schemas import AbsentOut
from app.core.clock import Now
from app.core.db import Db
from app.core.http.fields import NO_NUL
from app.core.http.paging import PageRequest
from app.core.locale import Locale, RequestLocale
from app.core.qr import picture
from app.devices.enrolment import queries as enrolment_queries
from app.devices.enrolment import service
from app.devices.enrolment.routes import DeviceForOrganizer
from app.devices.enrolment.schemas import DeviceIn
from app.devices.enrolment.views import device_out, provisioned
from app.events.deps import EventForOrganizer
from app.events.records import Event
from app.notify.feed import queries as feed_queries
from app.web.door_setup_routes import Name, places
from app.web.door_view import MOST_ABSENT, MOST_CONFLICTS, ago, chart, share, soonest_first
from app.web.pages import pages_router, see_other
from app.web.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/door"


@router.get(PAGE)
def door_page(
    request: Request,
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
    htmx: Annotated[bool, Header(alias="HX-Request")] = False,
) -> Response:
    """Show the day as it stands; scripts on the page ask for what changes alone."""
    place = feed_queries.head(
        db, event.id
    )  # before anything else: what happens meanwhile is told again
    day = day_of(now, event.timezone)
    shown = arrivals(
        day,
        queries.arrival_counts(db, event.id, day),
        queries.arrival_moments(db, event.id, day),
    )
    missing = _absent(db, event, now)
    devices = db.exec(enrolment_queries.devices(event.id).order_by(Device.name)).all()
    return render(
        request,
        "door_live.html" if htmx else "door.html",
        caller=caller,
        event=event,
        page="door",
        may_change=True,
        place=place,
        arrivals=shown,
        share=share(shown, locale),
        chart=chart(shown.per_minute, event.timezone, locale),
        conflicts=_conflicts(db, event, now, locale),
        missing=missing[:MOST_ABSENT],
        missing_more=max(0, len(missing) - MOST_ABSENT),
        devices=[device_out(device) for device in devices],
        scopes=list(Scope),
        **({} if htmx else places(db, event, now, locale)),
        now=now,
        ago=lambda moment: ago(moment, now, locale),
    )


def _absent(session: Session, event: Event, now: Now) -> list[AbsentOut]:
    day = day_of(now, event.timezone)
    statement = queries.absent(event.id, day).order_by(col(Attendee.name))
    ids = [attendee.id for attendee in session.exec(statement)]
    people = People(session, event.id)
    people.find(ids)
    shown = [people.person(attendee_id) for attendee_id in ids]
    return soonest_first([absent(one, people.appointments(one), now) for one in shown])


def _conflicts(session: Session, event: Event, now: Now, locale: Locale) -> list[ConflictOut]:
    """Those that nobody has looked into, the most urgent first."""
    clashes = conflicts_queries.clashes(session, event.id, now, resolved=False)
    shown, _ = conflicts_service.ranked(clashes, PageRequest(limit=MOST_CONFLICTS, cursor=None))
    return conflicts_out(session, event, shown, now, locale)


@router.post(PAGE + "/devices")
def add_device(
    request: Request,
    event: EventForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    name: Name,
    scope: Annotated[Scope, Form()],
    table: Annotated[list[UUID], Form()] = [],  # noqa: B006 - the framework copies it
) -> Response:
    """Add a device and show its one-time code, this once."""
    tables = table if scope is Scope.TABLE else []
    body = DeviceIn(name=name, scope=scope, table_ids=tables)
    device, code = service.create_device(db, event, body, actor=caller, now=now)
    return _code_page(request, event, caller, device, code, now)


@router.post(PAGE + "/devices/{device_id}/code")
def renew_code(
    request: Request,
    event: EventForOrganizer,
    device: DeviceForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Make another one-time code for a device and show it, this once."""
    code = service.renew_code(db, device, actor=caller, now=now)
    return _code_page(request, event, caller, device, code, now)


@router.post(PAGE + "/devices/{device_id}/revoke")
def revoke_device(
    event: EventForOrganizer, device: DeviceForOrganizer, caller: Caller, db: Db, now: Now
) -> Response:
    """Make a device useless at once."""
    service.revoke_device(db, device, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#devices")


@router.post(PAGE + "/conflicts/{conflict_id}")
def resolve_conflict(
    event: EventForOrganizer,
    conflict: ConflictForOrganizer,
    caller: Caller,
    db: Db,
    now: Now,
    note: Annotated[str, Form(min_length=1, max_length=400, pattern=NO_NUL)],
) -> Response:
    """Note what an organizer found out about a conflict."""
    conflicts_service.resolve(db, conflict, note=note, actor=caller, now=now)
    return see_other(f"/events/{event.id}/door#conflicts")


def _code_page(
    request: Request, event: Event, caller: Caller, device: Device, code: str, now: Now
) -> Response:
    made = provisioned(request, event, device, code, now)
    return render(
        request,
        "door_code.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        event=event,
        page="door",
        may_change=True,
        name=device.name,
        url=made.enrolment.url,
        code=made.enrolment.code,
        expires_at=made.enrolment.expires_at,
        picture=picture(made.enrolment.url),
    )
