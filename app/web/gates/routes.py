"""Gates by which people come in: listed, added, opened, closed and deleted by organizers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Form, Response
from sqlmodel import Session, col

from app.auth.deps import Caller
from app.checkin.gates import queries as gate_queries
from app.checkin.gates import service
from app.checkin.gates.deps import GateToChange
from app.checkin.gates.schemas import GateIn, GatePatch
from app.checkin.records import Gate, GateKind
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.core.http.fields import Words
from app.core.locale import Locale
from app.events import queries as events
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange
from app.events.records import Event
from app.partners.records import Table
from app.web.frame.forms import Name
from app.web.frame.pages import pages_router, see_other
from app.web.frame.sections import SETUP
from app.web.gates.view import gate_lines

router = pages_router()
PAGE: Final = "/events/{event_id}/door"
_TABLE: Final = "table:"
_SESSION: Final = "session:"


def gates_part(
    session: Session, event: Event, tables: Sequence[Table], now: datetime, locale: Locale
) -> Mapping[str, Any]:
    """Return what `gates/gates.html` shows: the gates, and the sessions that a gate can lead to."""
    gates = session.exec(gate_queries.gates(event.id).order_by(col(Gate.id))).all()
    slots = events.slots(session, event.id)
    return {
        "gates": gate_lines(gates, {table.id: table for table in tables}, event, now, locale),
        "sessions": sorted({slot.session for slot in slots if slot.session}),
    }


@router.post(PAGE + "/gates")
def add_gate(
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: DayNow,
    name: Name,
    leads_to: Annotated[Words, Form(max_length=80)] = "",
) -> Response:
    """Add a gate: to the event, or to `session:<its name>` or `table:<its id>`."""
    body = GateIn(name=name)
    if leads_to.startswith(_SESSION):
        wanted = leads_to.removeprefix(_SESSION)
        body = GateIn(name=name, kind=GateKind.SESSION, session=wanted[:40])
    elif leads_to.startswith(_TABLE):
        body = GateIn(name=name, kind=GateKind.TABLE, table_id=_id(leads_to.removeprefix(_TABLE)))
    service.create_gate(db, event, body, actor=caller, now=now)
    return see_other(f"/events/{event.id}{SETUP}#gates")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFoundError from None


@router.post(PAGE + "/gates/{gate_id}/name")
def rename_gate(
    event: EventToChange, gate: GateToChange, caller: Caller, db: Db, now: DayNow, name: Name
) -> Response:
    """Change a gate's name."""
    service.update_gate(db, gate, GatePatch(name=name), actor=caller, now=now)
    return see_other(f"/events/{event.id}{SETUP}#gates")


@router.post(PAGE + "/gates/{gate_id}/close")
def close_gate(
    event: EventToChange, gate: GateToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Close a gate: from now on it admits nobody, but people inside can still leave by it."""
    patch = GatePatch(closes_at=now)
    if gate.opens_at is not None and gate.opens_at >= now:
        patch = GatePatch(opens_at=None, closes_at=now)
    service.update_gate(db, gate, patch, actor=caller, now=now)
    return see_other(f"/events/{event.id}{SETUP}#gates")


@router.post(PAGE + "/gates/{gate_id}/open")
def open_gate(
    event: EventToChange, gate: GateToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Open a gate from now on, and remove its hours."""
    patch = GatePatch(opens_at=None, closes_at=None)
    service.update_gate(db, gate, patch, actor=caller, now=now)
    return see_other(f"/events/{event.id}{SETUP}#gates")


@router.post(PAGE + "/gates/{gate_id}/delete")
def delete_gate(
    event: EventToChange, gate: GateToChange, caller: Caller, db: Db, now: DayNow
) -> Response:
    """Delete a gate; it is refused if anything was scanned there."""
    service.delete_gate(db, gate, actor=caller, now=now)
    return see_other(f"/events/{event.id}{SETUP}#gates")
