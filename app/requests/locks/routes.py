"""Locks and blocks over HTTP."""

from typing import Annotated

from fastapi import Query, Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.events.deps import EventToChange, EventToRead
from app.requests import queries as requests_queries
from app.requests.deps import LockId, load_lock
from app.requests.errors import (
    BlockHasPlaceError,
    CooperativeUnknownError,
    LockExistsError,
    LocksClashError,
    LockSlotUnknownError,
    LockTableNeedsSlotError,
    LockTableWrongError,
    PartnerUnknownError,
)
from app.requests.locks import service as locks_service
from app.requests.records import Lock, LockKind
from app.requests.schemas import (
    LockIn,
    LockOut,
)

router = api_router(tag="requests", prefix="/events/{event_id}")


@router.get(
    "/locks",
    operation_id="list_locks",
    summary="List locks and blocks",
    responses=errors(*READING, CursorInvalidError),
)
def list_locks(
    event: EventToRead,
    db: Db,
    page: Paging,
    kind: Annotated[LockKind | None, Query(description="Only locks, or only blocks")] = None,
) -> Page[LockOut]:
    """List the locks and blocks."""
    rows, cursor = fetch_page(db, requests_queries.locks(event.id, kind), page, [col(Lock.id)])
    return Page(items=[LockOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.post(
    "/locks",
    operation_id="create_lock",
    summary="Lock or block a pair",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING,
        CooperativeUnknownError,
        PartnerUnknownError,
        LockExistsError,
        LocksClashError,
        LockSlotUnknownError,
        LockTableWrongError,
        LockTableNeedsSlotError,
        BlockHasPlaceError,
    ),
)
def create_lock(
    body: LockIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
) -> LockOut:
    """Lock a pair, which must then meet (at the slot and table named, if any), or block it."""
    lock = locks_service.create_lock(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/locks/{lock.id}"
    return LockOut.model_validate(lock)


@router.get(
    "/locks/{lock_id}",
    operation_id="get_lock",
    summary="Read a lock or block",
    responses=errors(*READING),
)
def get_lock(lock_id: LockId, event: EventToRead, db: Db) -> LockOut:
    """Read a lock or block."""
    return LockOut.model_validate(load_lock(db, event, lock_id))


@router.delete(
    "/locks/{lock_id}",
    operation_id="delete_lock",
    summary="Delete a lock or block",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING),
)
def delete_lock(
    lock_id: LockId, event: EventToChange, caller: Caller, db: Db, now: Now
) -> Response:
    """Delete a lock or block."""
    locks_service.delete_lock(db, event, load_lock(db, event, lock_id), actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
