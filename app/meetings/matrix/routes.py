"""The matrix over HTTP: read in windows, and changed pair by pair."""

from typing import Annotated

from fastapi import Query, Response

from app.attendees.deps import CooperativeToChange, CooperativeToRead
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, StaleVersionError, errors
from app.core.http.etag import IfMatch, named, set_etag
from app.core.http.fields import NO_NUL
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events.deps import EventToChange, EventToRead
from app.meetings.matrix import service
from app.meetings.matrix.schemas import (
    DeedIn,
    DoneOut,
    MatrixOut,
    MatrixRowOut,
    MatrixRowsOut,
    RequestRowBody,
)
from app.requests.errors import (
    LocksClashError,
    LockSlotUnknownError,
    LockTableNeedsSlotError,
    LockTableWrongError,
    PartnerUnknownError,
)
from app.requests.rows import service as rows_service

router = api_router(tag="requests", prefix="/events/{event_id}/request-matrix")
MOST_ROWS = 200
"""Rows that a window has at most."""


@router.get(
    "",
    operation_id="get_request_matrix",
    summary="Read the matrix of requests without its cells",
    responses=errors(*READING),
)
def get_request_matrix(event: EventToRead, db: Db, locale: RequestLocale) -> MatrixOut:
    """Read groups and columns, unmet needs, unwanted offers, and how much each partner is asked."""
    return service.matrix(db, event, locale)


@router.get(
    "/rows",
    operation_id="list_request_rows",
    summary="Read a window of the matrix",
    responses=errors(*READING),
)
def list_request_rows(
    event: EventToRead,
    db: Db,
    kecamatan: Annotated[
        str | None, Query(max_length=120, pattern=NO_NUL, description="Only of this one")
    ] = None,
    first: Annotated[int, Query(ge=0, le=1_000_000, description="Rows to leave out")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS, description="Rows at most")] = 50,
) -> MatrixRowsOut:
    """Read the rows of some active cooperatives, by kecamatan and village."""
    return service.window(db, event, kecamatan=kecamatan, first=first, limit=limit)


@router.get(
    "/rows/{cooperative_id}",
    operation_id="get_request_row",
    summary="Read a cooperative's row of the matrix",
    responses=errors(*READING),
)
def get_request_row(
    event: EventToRead, cooperative: CooperativeToRead, db: Db, response: Response
) -> MatrixRowOut:
    """Read one row; its `ETag` is its version."""
    row = service.row(db, event, cooperative)
    set_etag(response, row.version)
    return row


@router.post(
    "/rows/{cooperative_id}/deeds",
    operation_id="change_request_row",
    summary="Require, forbid, rank or clear a pair",
    responses=errors(*WRITING, PartnerUnknownError, StaleVersionError),
)
def change_request_row(
    body: DeedIn,
    event: EventToChange,
    cooperative: CooperativeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> DoneOut:
    """Do one thing about a pair; the answer has the row as it was, to be put back.

    `clear` withdraws the cooperative's own request and any decision; a request of the partner's
    stays, and deriving may add the cooperative's again.
    """
    before = rows_service.change(
        db,
        event,
        cooperative,
        body.partner_id,
        body.deed,
        rank=body.rank,
        expected=named(if_match),
        actor=caller,
        now=now,
    )
    row = service.row(db, event, cooperative)
    set_etag(response, row.version)
    return DoneOut(row=row, before=RequestRowBody.model_validate(before))


@router.put(
    "/rows/{cooperative_id}",
    operation_id="put_request_row",
    summary="Put a cooperative's row back",
    responses=errors(
        *WRITING,
        PartnerUnknownError,
        StaleVersionError,
        LocksClashError,
        LockSlotUnknownError,
        LockTableWrongError,
        LockTableNeedsSlotError,
    ),
)
def put_request_row(
    body: RequestRowBody,
    event: EventToChange,
    cooperative: CooperativeToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> MatrixRowOut:
    """Make the cooperative's own requests and all decisions about it exactly these."""
    rows_service.restore(
        db, event, cooperative, body.row(), expected=named(if_match), actor=caller, now=now
    )
    row = service.row(db, event, cooperative)
    set_etag(response, row.version)
    return row
