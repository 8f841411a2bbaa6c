"""Devices over HTTP: adding, changing and revoking them, and what a device does itself."""

from fastapi import Request, Response, status

from app.auth.deps import PUBLIC, Caller
from app.auth.proof import BY_A_PERSON
from app.auth.records import Device
from app.checkin.gates.errors import GateNameTakenError, GateUnknownError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, TooManyRequestsError, errors
from app.core.http.limits import client_network
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.devices.enrolment import queries, service
from app.devices.enrolment.deps import DeviceToChange, DeviceToRead
from app.devices.enrolment.errors import (
    DeviceNameTakenError,
    DeviceRevokedError,
    DeviceTableUnknownError,
    DeviceTargetError,
    EnrolmentRefusedError,
)
from app.devices.enrolment.rules import offset_is_off
from app.devices.enrolment.schemas import (
    DeviceHomeOut,
    DeviceIn,
    DeviceOut,
    DevicePatch,
    EnrolIn,
    EnrolledOut,
    ProvisionedOut,
    SyncIn,
    SyncOut,
)
from app.devices.enrolment.views import device_home, device_out, own_device, provisioned
from app.events.deps import AnyDevice, EventToChange, OrganizerEventToRead
from app.events.errors import AddressNeededError

router = api_router(tag="devices")
_DEVICES = "/events/{event_id}/devices"
_TARGETS = (
    DeviceTargetError,
    DeviceTableUnknownError,
    GateUnknownError,
    GateNameTakenError,
    DeviceNameTakenError,
)


@router.post(
    _DEVICES,
    operation_id="create_device",
    summary="Add a device",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BY_A_PERSON],
    responses=errors(*WRITING, *_TARGETS, AddressNeededError),
)
def create_device(
    body: DeviceIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    request: Request,
    response: Response,
) -> ProvisionedOut:
    """Add a phone or laptop for a gate, a table or a screen.

    The answer holds a one-time code that works for some minutes: show `url` as a QR code and let
    the device's camera open it. A device at tables may scan at their gates, which are made.
    """
    device, code = service.create_device(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/devices/{device.id}"
    return provisioned(request, event, device, code, now)


@router.get(
    _DEVICES,
    operation_id="list_devices",
    summary="List devices",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_devices(event: OrganizerEventToRead, db: Db, page: Paging) -> Page[DeviceOut]:
    """List the event's devices in the order added, revoked ones included."""
    rows, cursor = fetch_page(db, queries.devices(event.id), page, [Device.id])
    return Page(items=[device_out(row) for row in rows], next_cursor=cursor)


@router.get(
    f"{_DEVICES}/{{device_id}}",
    operation_id="get_device",
    summary="Read a device",
    responses=errors(*WRITING),
)
def get_device(device: DeviceToRead) -> DeviceOut:
    """Read a device, with what it last reported of itself."""
    return device_out(device)


@router.patch(
    f"{_DEVICES}/{{device_id}}",
    operation_id="update_device",
    summary="Change a device",
    responses=errors(*WRITING, *_TARGETS, DeviceRevokedError),
)
def update_device(
    body: DevicePatch,
    event: EventToChange,
    device: DeviceToChange,
    caller: Caller,
    db: Db,
    now: Now,
) -> DeviceOut:
    """Rename a device, or send it to other gates or tables; the phone need not enrol again."""
    return device_out(service.update_device(db, event, device, body, actor=caller, now=now))


@router.post(
    f"{_DEVICES}/{{device_id}}/enrolment",
    operation_id="renew_device_enrolment",
    summary="Make another one-time code",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BY_A_PERSON],
    responses=errors(*WRITING, DeviceRevokedError, AddressNeededError),
)
def renew_device_enrolment(
    event: EventToChange,
    device: DeviceToChange,
    caller: Caller,
    db: Db,
    now: Now,
    request: Request,
) -> ProvisionedOut:
    """Make another code, for a phone that takes the former one's place.

    The former code stops working now, the former phone when the new code is used.
    """
    code = service.renew_code(db, device, actor=caller, now=now)
    return provisioned(request, event, device, code, now)


@router.post(
    f"{_DEVICES}/{{device_id}}/revoke",
    operation_id="revoke_device",
    summary="Revoke a device",
    responses=errors(*WRITING),
)
def revoke_device(device: DeviceToChange, caller: Caller, db: Db, now: Now) -> DeviceOut:
    """Revoke a device at once and for good: its next request is refused."""
    return device_out(service.revoke_device(db, device, actor=caller, now=now))


@router.post(
    "/devices/enrol",
    operation_id="enrol_device",
    summary="Become a device",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PUBLIC],
    responses=errors(EnrolmentRefusedError, TooManyRequestsError),
)
def enrol_device(body: EnrolIn, request: Request, db: Db, now: Now) -> EnrolledOut:
    """Exchange a one-time code for the token of a device.

    The token is shown only here; the server keeps a digest. It works in the device's event and
    scope, until some weeks after the event, so that scans kept offline can still be uploaded.
    """
    with request.app.state.address_limiter.failures(f"enrol:{client_network(request)}"):
        enrolled = service.enrol(db, body.code, body.device_time, now)
    home = device_home(db, enrolled.event, enrolled.device, now)
    return EnrolledOut(
        **home.model_dump(),
        token=enrolled.secret,
        expires_at=enrolled.expires_at,
        clock_offset_ms=enrolled.device.clock_offset_ms or 0,
    )


@router.get(
    "/events/{event_id}/device",
    operation_id="get_own_device",
    summary="Read what a device may know of itself",
    responses=errors(*WRITING),
)
def get_own_device(call: AnyDevice, db: Db, now: Now) -> DeviceHomeOut:
    """Return the device's name, its event, where it may scan, and the key that signs its data."""
    return device_home(db, call.event, db.get_one(Device, call.device.device_id), now)


@router.post(
    "/events/{event_id}/sync",
    operation_id="sync_device",
    summary="Tell how a device is doing",
    responses=errors(*WRITING),
)
def sync_device(body: SyncIn, call: AnyDevice, db: Db, now: Now) -> SyncOut:
    """Note a device's clock, its scans yet to be uploaded and the age of its data.

    The organizers see them. Compare `server_time` with the device's clock to give scans the right
    time; scans of a device whose clock is off are accepted all the same.
    """
    device = db.get_one(Device, call.device.device_id)
    service.sync(db, device, body, now=now)
    offset = device.clock_offset_ms or 0
    return SyncOut(
        server_time=now,
        clock_offset_ms=offset,
        clock_is_off=offset_is_off(offset),
        device=own_device(device),
    )
