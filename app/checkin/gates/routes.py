"""Gates over HTTP."""

from fastapi import Response, status

from app.auth.deps import Caller
from app.checkin.gates import queries, service
from app.checkin.gates.deps import GateToChange, GateToRead
from app.checkin.gates.errors import (
    GateHoursError,
    GateInUseError,
    GateNameTakenError,
    GateTargetError,
)
from app.checkin.gates.schemas import GateIn, GateOut, GatePatch
from app.checkin.records import Gate
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead

router = api_router(tag="check-in", prefix="/events/{event_id}")


@router.post(
    "/gates",
    operation_id="create_gate",
    summary="Add a gate",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, GateTargetError, GateHoursError, GateNameTakenError),
)
def create_gate(
    body: GateIn, event: EventToChange, caller: Caller, db: Db, now: DayNow, response: Response
) -> GateOut:
    """Add an entrance to the event, to one of its sessions, or to a table.

    All entrances to one place count as one: a person admitted at one of them is inside for all.
    """
    gate = service.create_gate(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/gates/{gate.id}"
    return GateOut.model_validate(gate)


@router.get(
    "/gates",
    operation_id="list_gates",
    summary="List gates",
    responses=errors(*READING, CursorInvalidError),
)
def list_gates(event: EventToRead, db: Db, page: Paging) -> Page[GateOut]:
    """List the event's gates in the order in which they were added."""
    rows, cursor = fetch_page(db, queries.gates(event.id), page, [Gate.id])
    return Page(items=[GateOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.get(
    "/gates/{gate_id}",
    operation_id="get_gate",
    summary="Read a gate",
    responses=errors(*READING),
)
def get_gate(gate: GateToRead) -> GateOut:
    """Read a gate."""
    return GateOut.model_validate(gate)


@router.patch(
    "/gates/{gate_id}",
    operation_id="update_gate",
    summary="Change a gate",
    responses=errors(*WRITING, GateHoursError, GateNameTakenError),
)
def update_gate(
    body: GatePatch, gate: GateToChange, caller: Caller, db: Db, now: DayNow
) -> GateOut:
    """Rename a gate or change its hours; what it leads to stays."""
    return GateOut.model_validate(service.update_gate(db, gate, body, actor=caller, now=now))


@router.delete(
    "/gates/{gate_id}",
    operation_id="delete_gate",
    summary="Delete a gate",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING, GateInUseError),
)
def delete_gate(gate: GateToChange, caller: Caller, db: Db, now: DayNow) -> Response:
    """Delete a gate at which nothing was scanned."""
    service.delete_gate(db, gate, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
