"""Devices of an event: added, given a new code and revoked by organizers."""

from http import HTTPStatus
from typing import Annotated, Final
from uuid import UUID

from fastapi import Form, Request, Response

from app.auth.deps import Caller
from app.auth.records import Device, Scope
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.qr import picture
from app.devices.enrolment import service
from app.devices.enrolment.deps import DeviceToChange
from app.devices.enrolment.schemas import DeviceIn
from app.devices.enrolment.views import provisioned
from app.events.addresses import only_here
from app.events.deps import EventToChange
from app.events.records import Event
from app.web.frame.forms import Name
from app.web.frame.pages import pages_router, see_other
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = "/events/{event_id}/door"


@router.post(PAGE + "/devices")
def add_device(
    request: Request,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    name: Name,
    scope: Annotated[Scope, Form()],
    table: Annotated[list[UUID], Form()] = [],  # noqa: B006 - the framework copies it
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
    return see_other(f"/events/{event.id}/door#devices")


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
        page="door",
        may_change=True,
        name=device.name,
        url=made.enrolment.url,
        local=only_here(made.enrolment.url),
        code=made.enrolment.code,
        expires_at=made.enrolment.expires_at,
        picture=picture(made.enrolment.url),
    )
