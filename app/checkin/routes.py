"""Gates, recorded scans and arrivals over HTTP; `scan_routes` takes scans in."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response, status
from sqlmodel import col

from app.attendees.records import Attendee
from app.auth.deps import Caller
from app.checkin import queries, service
from app.checkin.answers import absent, arrivals, recorded_scan
from app.checkin.conflicts import queries as conflicts_queries
from app.checkin.deps import GateForOrganizer, GateForViewer
from app.checkin.errors import (
    GateHoursError,
    GateInUseError,
    GateNameTakenError,
    GateTargetError,
)
from app.checkin.records import Gate, Scan, Verdict
from app.checkin.scans.people import People
from app.checkin.scans.rules import day_of
from app.checkin.schemas import (
    AbsentOut,
    ArrivalsOut,
    GateIn,
    GateOut,
    GatePatch,
    ScanOut,
)
from app.core.clock import Now
from app.core.db import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.fields import NO_NUL
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventForViewer, EventToChange

router = api_router(tag="check-in", prefix="/events/{event_id}")
Day = Annotated[
    date | None,
    Query(description="In the event's own zone; left out: today", examples=["2025-07-04"]),
]
READING = (NotFoundError,)
WRITING = (NotFoundError, ForbiddenError)


@router.post(
    "/gates",
    operation_id="create_gate",
    summary="Add a gate",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, GateTargetError, GateHoursError, GateNameTakenError),
)
def create_gate(
    body: GateIn, event: EventToChange, caller: Caller, db: Db, now: Now, response: Response
) -> GateOut:
    """Add an entrance to the event, to one of its sessions, or to a table.

    All entrances to one place count as one: who came in by one of them is inside for all.
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
def list_gates(event: EventForViewer, db: Db, page: Paging) -> Page[GateOut]:
    """List the event's gates in the order in which they were added."""
    rows, cursor = fetch_page(db, queries.gates(event.id), page, [Gate.id])
    return Page(items=[GateOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.get(
    "/gates/{gate_id}",
    operation_id="get_gate",
    summary="Read a gate",
    responses=errors(*READING),
)
def get_gate(gate: GateForViewer) -> GateOut:
    """Read a gate."""
    return GateOut.model_validate(gate)


@router.patch(
    "/gates/{gate_id}",
    operation_id="update_gate",
    summary="Change a gate",
    responses=errors(*WRITING, GateHoursError, GateNameTakenError),
)
def update_gate(
    body: GatePatch, gate: GateForOrganizer, caller: Caller, db: Db, now: Now
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
def delete_gate(gate: GateForOrganizer, caller: Caller, db: Db, now: Now) -> Response:
    """Delete a gate at which nothing was scanned."""
    service.delete_gate(db, gate, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get(
    "/scans",
    operation_id="list_scans",
    summary="List scans",
    responses=errors(*READING, CursorInvalidError),
)
def list_scans(
    event: EventForViewer,
    db: Db,
    page: Paging,
    gate_id: Annotated[UUID | None, Query(description="At this gate only")] = None,
    verdict: Annotated[Verdict | None, Query(description="With this verdict only")] = None,
    attendee_id: Annotated[UUID | None, Query(description="Of this person only")] = None,
) -> Page[ScanOut]:
    """List the event's scans in the order recorded, refused and unreadable ones included."""
    statement = queries.scans(event.id, gate_id=gate_id, verdict=verdict, attendee_id=attendee_id)
    rows, cursor = fetch_page(db, statement, page, [Scan.id])
    annulled = conflicts_queries.annulments(db, [row.id for row in rows])
    return Page(
        items=[recorded_scan(row, annulled.get(row.id)) for row in rows], next_cursor=cursor
    )


@router.get(
    "/arrivals",
    operation_id="get_arrivals",
    summary="Count arrivals",
    responses=errors(*READING),
)
def get_arrivals(event: EventForViewer, db: Db, now: Now, day: Day = None) -> ArrivalsOut:
    """Count who is expected and who has come through a gate of the event, on one day."""
    on = day or day_of(now, event.timezone)
    counts = queries.arrival_counts(db, event.id, on)
    return arrivals(on, counts, queries.arrival_moments(db, event.id, on))


@router.get(
    "/arrivals/absent",
    operation_id="list_absent",
    summary="List who has not come",
    responses=errors(*READING, CursorInvalidError),
)
def list_absent(
    event: EventForViewer,
    db: Db,
    now: Now,
    page: Paging,
    day: Day = None,
    kecamatan: Annotated[
        str | None, Query(max_length=120, pattern=NO_NUL, description="Of this one only")
    ] = None,
) -> Page[AbsentOut]:
    """List by name who is expected and has not come, each with the meeting that comes next."""
    on = day or day_of(now, event.timezone)
    statement = queries.absent(event.id, on, kecamatan=kecamatan)
    keys = [col(Attendee.name), col(Attendee.id)]
    rows, cursor = fetch_page(db, statement, page, keys)
    people = People(db, event.id)
    people.find([row.id for row in rows])
    shown = [people.person(row.id) for row in rows]
    return Page(
        items=[absent(person, people.appointments(person), now) for person in shown],
        next_cursor=cursor,
    )
