"""Devices as the API shows them."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session, col

from app.auth.records import Device
from app.badges.queries import key_numbered
from app.checkin.gates import queries as gate_queries
from app.checkin.gates.schemas import GateOut
from app.checkin.records import Gate
from app.devices.enrolment.rules import CODE_LIFE, PAGES, offset_is_off, state_of
from app.devices.enrolment.schemas import (
    DeviceEventOut,
    DeviceHomeOut,
    DeviceOut,
    EnrolmentOut,
    OwnDeviceOut,
    ProvisionedOut,
    SnapshotKeyOut,
)
from app.devices.enrolment.service import device_gates, device_tables
from app.events.addresses import page_address
from app.events.records import Event


def device_out(device: Device) -> DeviceOut:
    """Show a device to those who look after the event."""
    return DeviceOut(
        **device.model_dump(exclude={"gate_ids", "table_ids"}),
        gate_ids=device_gates(device),
        table_ids=device_tables(device),
        state=state_of(device),
        clock_is_off=offset_is_off(device.clock_offset_ms),
    )


def provisioned(
    request: Request, event: Event, device: Device, code: str, now: datetime
) -> ProvisionedOut:
    """Show a device with its one-time code, as text and as the address of the device's page.

    The code stands behind `#`, which browsers do not send, so it gets into no server's log.
    """
    enrolment = EnrolmentOut(
        code=code,
        url=f"{page_address(request, event)}{PAGES[device.scope]}#{code}",
        expires_at=now + CODE_LIFE,
    )
    return ProvisionedOut(device=device_out(device), enrolment=enrolment)


def own_device(device: Device) -> OwnDeviceOut:
    """Show a device to itself."""
    return OwnDeviceOut(
        id=device.id,
        name=device.name,
        scope=device.scope,
        principal=f"device:{device.id}",
        gate_ids=device_gates(device),
        table_ids=device_tables(device),
    )


def device_home(session: Session, event: Event, device: Device, now: datetime) -> DeviceHomeOut:
    """Show an enrolled device its event, its gates and the key of its snapshots."""
    if device.snapshot_key_id is None:
        raise TypeError("a device that has not enrolled cannot call")
    key = key_numbered(session, int(device.snapshot_key_id, 16))
    allowed = device_gates(device)
    statement = gate_queries.gates(event.id).order_by(col(Gate.id))
    gates = [gate for gate in session.exec(statement) if allowed is None or gate.id in allowed]
    return DeviceHomeOut(
        device=own_device(device),
        event=DeviceEventOut.model_validate(event),
        gates=[GateOut.model_validate(gate) for gate in gates],
        snapshot_key=SnapshotKeyOut(key_id=key.key_id, public_key=key.public_key.hex()),
        server_time=now,
    )
