"""Use cases of gates."""

from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from app.auth.audit import trail
from app.auth.principal import Principal
from app.checkin.gates import queries
from app.checkin.gates.errors import (
    GateHoursError,
    GateInUseError,
    GateNameTakenError,
    GateTargetError,
)
from app.checkin.gates.schemas import GateIn, GatePatch
from app.checkin.records import Gate, GateKind
from app.core.locale import text
from app.events import queries as event_queries
from app.events.records import Event
from app.partners.records import Table


def create_gate(
    session: Session, event: Event, body: GateIn, *, actor: Principal | str, now: datetime
) -> Gate:
    """Add a gate to the event."""
    _check_target(session, event, body)
    gate = Gate(event_id=event.id, **body.model_dump(), created_at=now)
    _save(session, gate)
    trail.record_change(session, gate, actor, now, "gate.create")
    return gate


def ensure_main_gate(
    session: Session, event: Event, *, actor: Principal | str, now: datetime
) -> Gate:
    """Return the event's first gate of its own; where it has none, make the main gate."""
    for gate in session.exec(queries.gates(event.id).order_by(col(Gate.id))):
        if gate.kind is GateKind.EVENT:
            return gate
    body = GateIn(name=text("checkin.main_gate"), kind=GateKind.EVENT)
    return create_gate(session, event, body, actor=actor, now=now)


def update_gate(
    session: Session, gate: Gate, patch: GatePatch, *, actor: Principal, now: datetime
) -> Gate:
    """Rename a gate or change its hours; what it leads to never changes."""
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True)
    if changes.get("name", "") is None:
        del changes["name"]
    before = gate.model_dump()
    for name, value in changes.items():
        setattr(gate, name, value)
    if gate.model_dump() == before:
        return gate
    _save(session, gate)
    trail.record_change(session, gate, actor, now, "gate.update", fields=sorted(changes))
    return gate


def delete_gate(session: Session, gate: Gate, *, actor: Principal, now: datetime) -> None:
    """Remove a gate at which nothing was scanned."""
    session.refresh(gate, with_for_update=True)
    if queries.has_scans(session, gate.id):
        raise GateInUseError
    trail.record_change(session, gate, actor, now, "gate.delete")
    session.delete(gate)
    session.flush()


def _check_target(session: Session, event: Event, body: GateIn) -> None:
    named = (body.session is not None, body.table_id is not None)
    needed = (body.kind is GateKind.SESSION, body.kind is GateKind.TABLE)
    if named != needed:
        raise GateTargetError(kind=body.kind.value)
    if body.session is not None:
        slots = event_queries.slots(session, event.id)
        if body.session not in {slot.session for slot in slots}:
            raise GateTargetError(pointer="/session", kind=body.kind.value)
    if body.table_id is not None:
        table = session.get(Table, body.table_id)
        if table is None or table.event_id != event.id:
            raise GateTargetError(pointer="/table_id", kind=body.kind.value)


def _save(session: Session, gate: Gate) -> None:
    if gate.opens_at and gate.closes_at and gate.closes_at <= gate.opens_at:
        raise GateHoursError
    session.add(gate)
    try:
        session.flush()
    except IntegrityError:
        raise GateNameTakenError(gate=gate.name) from None
