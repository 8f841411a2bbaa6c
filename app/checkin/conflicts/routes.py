"""Annulments and conflicts of scans over HTTP."""

from enum import StrEnum
from typing import Annotated

from fastapi import Query, Response, status

from app.auth.deps import Caller
from app.checkin.conflicts import queries, service
from app.checkin.conflicts.deps import LockedConflict, ScanAtOwnGate
from app.checkin.conflicts.errors import NotAdmittedError
from app.checkin.conflicts.schemas import AnnulmentIn, ConflictOut, ResolutionIn
from app.checkin.conflicts.views import conflicts_out
from app.checkin.scans.schemas import AnnulmentOut
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, PlainPaging
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.clocks.deps import DayNow
from app.events.deps import DoorEventToRead, Doorkeeper, OrganizerEventToRead

router = api_router(tag="check-in", prefix="/events/{event_id}")


class ConflictStatus(StrEnum):
    """Whether an organizer has resolved a conflict."""

    OPEN = "open"
    RESOLVED = "resolved"


@router.post(
    "/scans/{scan_id}/annulment",
    operation_id="annul_scan",
    summary="Annul an admission",
    status_code=status.HTTP_201_CREATED,
    responses={
        200: {"model": AnnulmentOut, "description": "Annulled before; the first annulment"},
        **errors(*WRITING, NotAdmittedError),
    },
)
def annul_scan(
    body: AnnulmentIn,
    scan: ScanAtOwnGate,
    door: Doorkeeper,
    db: Db,
    now: DayNow,
    response: Response,
) -> AnnulmentOut:
    """Annul an admission, which then no longer counts; the scan itself stays recorded.

    The person's next scan is decided as if this one had not happened. If it was the person's only
    entry of the day, the person counts as not arrived. Open conflicts about the scan are resolved
    with the reason given. A device annuls only what was scanned at a gate of its own.
    """
    annulment, is_new = service.annul(
        db, door.event, scan, reason=body.reason, actor=door.actor, now=now
    )
    if not is_new:
        response.status_code = status.HTTP_200_OK
    return AnnulmentOut.model_validate(annulment)


@router.get(
    "/conflicts",
    operation_id="list_conflicts",
    summary="List conflicts",
    responses=errors(*WRITING, CursorInvalidError),
)
def list_conflicts(
    event: DoorEventToRead,
    db: Db,
    now: DayNow,
    page: PlainPaging,
    locale: RequestLocale,
    status: Annotated[
        ConflictStatus | None,
        Query(description="Only those not resolved yet, or only those resolved"),
    ] = None,
) -> Page[ConflictOut]:
    """List offline admissions that the server's rules would have refused.

    First come those that endanger the soonest meeting, last those of people without any left.
    """
    resolved = None if status is None else status is ConflictStatus.RESOLVED
    lines = queries.conflict_lines(db, event.id, now, resolved=resolved)
    shown, cursor = service.ranked(lines, page)
    return Page(items=conflicts_out(db, event, shown, now, locale), next_cursor=cursor)


@router.post(
    "/conflicts/{conflict_id}/resolution",
    operation_id="resolve_conflict",
    summary="Resolve a conflict",
    responses=errors(*WRITING),
)
def resolve_conflict(
    body: ResolutionIn,
    conflict: LockedConflict,
    event: OrganizerEventToRead,
    caller: Caller,
    db: Db,
    now: DayNow,
    locale: RequestLocale,
) -> ConflictOut:
    """Resolve a conflict with a note. One that is resolved already keeps its first note."""
    service.resolve(db, conflict, note=body.note, actor=caller, now=now)
    lines = queries.conflict_lines(db, event.id, now, conflict_id=conflict.id)
    (shown,) = conflicts_out(db, event, lines, now, locale)
    return shown
