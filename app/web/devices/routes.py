"""Devices of an event: listed, added, given a new code and revoked by organizers."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Request, Response
from sqlmodel import Session

from app.auth.deps import Caller
from app.auth.records import Device, Scope
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.locale import Locale
from app.core.qr import picture
from app.devices.enrolment import queries as enrolment_queries
from app.devices.enrolment import service
from app.devices.enrolment.deps import DeviceToChange
from app.devices.enrolment.schemas import MOST_IDS, DeviceIn
from app.devices.enrolment.views import device_out, provisioned
from app.events.addresses import reach
from app.events.deps import EventToChange
from app.events.records import Event
from app.web.devices.view import ago, in_need
from app.web.frame.forms import Name
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render
from app.web.frame.sections import SETUP

router = pages_router()
PAGE: Final = "/events/{event_id}/door"


def devices_part(
    session: Session, event: Event, now: datetime, locale: Locale
) -> Mapping[str, Any]:
    """Return what `devices/devices.html` and `devices/needs.html` show of an event's devices."""
    found = session.exec(enrolment_queries.devices(event.id).order_by(Device.name)).all()
    devices = [device_out(device) for device in found]
    return {
        "devices": devices,
        "devices_in_need": in_need(devices),
        "ago": lambda moment: ago(moment, now, locale),
    }


@router.post(PAGE + "/devices")
def add_device(
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    name: Name,
    scope: Annotated[Scope, Form()],
    table: Annotated[list[UUID], Form(max_length=MOST_IDS)] = [],  # noqa: B006 - the framework copies it
) -> Response:
    """Add a device and show its one-time code, which is not shown again."""
    tables = table if scope is Scope.TABLE else []
    body = DeviceIn(name=name, scope=scope, table_ids=tables)
    device, code = service.create_device(db, event, body, actor=caller, now=now)
    return _code_page(request, event, caller, device, code, now)


@router.post(PAGE + "/devices/{device_id}/code")
def renew_code(
    request: Request,
    event: EventToChange,
    device: DeviceToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Make a new one-time code for a device and show it; it is not shown again."""
    code = service.renew_code(db, device, actor=caller, now=now)
    return _code_page(request, event, caller, device, code, now)


@router.post(PAGE + "/devices/{device_id}/revoke")
def revoke_device(
    event: EventToChange, device: DeviceToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Revoke a device; its token stops working at once."""
    service.revoke_device(db, device, actor=caller, now=now)
    return see_other(f"/events/{event.id}{SETUP}#devices")


def _code_page(
    request: Request, event: Event, caller: Caller, device: Device, code: str, now: Now
) -> Response:
    made = provisioned(request, event, device, code, now)
    return render(
        request,
        "devices/code.html",
        status=HTTPStatus.CREATED,
        caller=caller,
        event=event,
        page="setup",
        may_change=True,
        name=device.name,
        url=made.enrolment.url,
        reach=reach(made.enrolment.url),
        code=made.enrolment.code,
        expires_at=made.enrolment.expires_at,
        picture=picture(made.enrolment.url),
    )
