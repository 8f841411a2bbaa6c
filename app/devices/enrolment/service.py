"""Use cases of devices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.passwords import make_password, token_digest
from app.auth.principal import Principal
from app.auth.records import Device, Scope
from app.auth.tokens import service
from app.auth.tokens.queries import tokens_of_device
from app.badges import keys
from app.checkin.gates import queries as gate_queries
from app.checkin.gates.errors import GateUnknownError
from app.checkin.gates.schemas import GateIn
from app.checkin.gates.service import create_gate
from app.checkin.records import Gate, GateKind
from app.core.locale import text
from app.devices.enrolment import queries
from app.devices.enrolment.errors import (
    DeviceNameTakenError,
    DeviceRevokedError,
    DeviceTableUnknownError,
    EnrolmentRefusedError,
)
from app.devices.enrolment.rules import (
    CODE_LIFE,
    check_targets,
    clock_offset,
    tidy_code,
    token_expiry,
)
from app.devices.enrolment.schemas import DeviceIn, DevicePatch, SyncIn
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A device that has just enrolled, with its token, which is known only now."""

    device: Device
    event: Event
    secret: str
    expires_at: datetime


def create_device(
    session: Session, event: Event, body: DeviceIn, *, actor: Principal, now: datetime
) -> tuple[Device, str]:
    """Add a device; return it with its one-time code.

    Raises DeviceTargetError, GateUnknownError, DeviceTableUnknownError and DeviceNameTakenError.
    """
    check_targets(body.scope, body.gate_ids, body.table_ids)
    device = Device(event_id=event.id, name=body.name, scope=body.scope, created_at=now)
    if body.scope is Scope.TABLE:
        _place_at_tables(session, event, device, body.table_ids, actor, now)
    else:
        _keep_to_gates(session, device, body.gate_ids)
    code = _new_code(device, now)
    _save(session, device)
    trail.record_change(session, device, actor, now, "device.create", scope=body.scope.value)
    return device, code


def update_device(
    session: Session,
    event: Event,
    device: Device,
    patch: DevicePatch,
    *,
    actor: Principal,
    now: datetime,
) -> Device:
    """Change what the patch names, also for the phone that is enrolled.

    Raises the errors of `create_device`, and DeviceRevokedError.
    """
    _check_alive(device)
    changes = patch.model_fields_set
    if patch.name is not None:
        device.name = patch.name
    if "gate_ids" in changes:
        check_targets(device.scope, patch.gate_ids or (), device_tables(device))
        _keep_to_gates(session, device, patch.gate_ids)
    if patch.table_ids is not None:
        check_targets(device.scope, None, patch.table_ids)
        if device.scope is Scope.TABLE:
            _place_at_tables(session, event, device, patch.table_ids, actor, now)
    _save(session, device)
    trail.record_change(session, device, actor, now, "device.update", fields=sorted(changes))
    return device


def renew_code(session: Session, device: Device, *, actor: Principal, now: datetime) -> str:
    """Make another one-time code, which replaces the former one.

    The phone that uses it becomes the device; the former phone is logged out then.
    """
    _check_alive(device)
    code = _new_code(device, now)
    _save(session, device)
    trail.record_change(session, device, actor, now, "device.enrolment")
    return code


def revoke_device(session: Session, device: Device, *, actor: Principal, now: datetime) -> Device:
    """Revoke a device and its code at once and for good; a second time changes nothing."""
    if device.revoked_at is None:
        device.revoked_at = now
        device.enrolment_digest = device.enrolment_expires_at = None
        for token in session.exec(tokens_of_device(device.id)):
            token.revoked_at = now
        _save(session, device)
        trail.record_change(session, device, actor, now, "device.revoke")
    return device


def enrol(session: Session, code: str, device_time: datetime, now: datetime) -> Enrolled:
    """Exchange a one-time code for the device's token.

    The token of the phone that was this device before stops working. Raises EnrolmentRefusedError
    if the code does not work.
    """
    device = queries.claim(session, token_digest(tidy_code(code)), now)
    if device is None:
        raise EnrolmentRefusedError
    event = session.get_one(Event, device.event_id)
    secret, token = service.issue_device_token(
        session, device, expires_at=token_expiry(event, now), now=now
    )
    device.enrolled_at = now
    device.snapshot_key_id = keys.signing_key(session, event, now=now).key_id
    device.snapshot_at = device.pending_scans = device.conflicts_seen = None
    _note_contact(device, device_time, now)
    trail.record_change(session, device, f"device:{device.id}", now, "device.enrol")
    return Enrolled(device, event, secret, token.expires_at)


def sync(session: Session, device: Device, body: SyncIn, *, now: datetime) -> None:
    """Store what a device reports of itself, whatever its clock shows."""
    device.pending_scans = body.pending_scans
    device.conflicts_seen = body.conflicts_seen
    device.snapshot_at = body.snapshot_at
    device.app_version = body.app_version
    _note_contact(device, body.device_time, now)
    session.add(device)
    session.flush()


def device_tables(device: Device) -> list[UUID]:
    """Return the tables that a device stands at."""
    return [UUID(table_id) for table_id in device.table_ids]


def device_gates(device: Device) -> list[UUID] | None:
    """Return the gates that a device may scan at; None: all of the event."""
    return None if device.gate_ids is None else [UUID(gate_id) for gate_id in device.gate_ids]


def _note_contact(device: Device, device_time: datetime, now: datetime) -> None:
    device.last_seen_at = now
    device.clock_offset_ms = clock_offset(device_time, now) // timedelta(milliseconds=1)


def _check_alive(device: Device) -> None:
    if device.revoked_at is not None:
        raise DeviceRevokedError


def _new_code(device: Device, now: datetime) -> str:
    code = make_password()
    device.enrolment_digest = token_digest(code)
    device.enrolment_expires_at = now + CODE_LIFE
    return code


def _keep_to_gates(session: Session, device: Device, gate_ids: Sequence[UUID] | None) -> None:
    if gate_ids is None:
        # An empty list: a screen scans nowhere. None: a check-in device may scan at every gate.
        device.gate_ids = [] if device.scope is Scope.SIGNAGE else None
        return
    known = gate_queries.gates_by_id(session, device.event_id, gate_ids)
    for position, gate_id in enumerate(gate_ids):
        if gate_id not in known:
            raise GateUnknownError(pointer=f"/gate_ids/{position}")
    device.gate_ids = [str(gate_id) for gate_id in dict.fromkeys(gate_ids)]


def _place_at_tables(
    session: Session,
    event: Event,
    device: Device,
    table_ids: Sequence[UUID],
    actor: Principal,
    now: datetime,
) -> None:
    """Let a device work at tables: it may scan at their gates, which are made if need be."""
    known = queries.tables(session, event.id, table_ids)
    for position, table_id in enumerate(table_ids):
        if table_id not in known:
            raise DeviceTableUnknownError(pointer=f"/table_ids/{position}")
    gates = gate_queries.table_gates(session, event.id, table_ids)
    for table_id in known.keys() - {gate.table_id for gate in gates}:
        gates.append(_table_gate(session, event, known[table_id].number, table_id, actor, now))
    device.table_ids = [str(table_id) for table_id in dict.fromkeys(table_ids)]
    device.gate_ids = [str(gate.id) for gate in gates]


def _table_gate(
    session: Session,
    event: Event,
    number: int,
    table_id: UUID,
    actor: Principal,
    now: datetime,
) -> Gate:
    name = text("devices.table_gate", number=number)
    body = GateIn(name=name, kind=GateKind.TABLE, table_id=table_id)
    return create_gate(session, event, body, actor=actor, now=now)


def _save(session: Session, device: Device) -> None:
    session.add(device)
    try:
        session.flush()
    except IntegrityError:
        raise DeviceNameTakenError(name=device.name) from None
