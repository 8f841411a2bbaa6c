"""Scans over HTTP: recording one or a device's batch, and listing those recorded.

The routes that record (`router`) hold no transaction while they wait: their scans share one with
those of other requests, because a queue of people waits for the answer.
"""

from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Final
from uuid import UUID

from fastapi import Query, Request, Response, status
from pydantic import BaseModel

from app.auth.deps import BEARER
from app.checkin.gates.errors import GateUnknownError
from app.checkin.holders import queries as holder_queries
from app.checkin.holders.rules import Person
from app.checkin.records import Scan, Verdict
from app.checkin.scans import queries
from app.checkin.scans.deps import ScanSender
from app.checkin.scans.errors import (
    GateNotOfDeviceError,
    ScanAttendeeUnknownError,
    ScanIdTakenError,
)
from app.checkin.scans.schemas import ScanAnswer, ScanBatchIn, ScanBatchOut, ScanIn, ScanOut
from app.checkin.scans.views import answer, batch_answers, recorded_scan
from app.core.database.sessions import Db
from app.core.errors import (
    READING,
    WRITING,
    InvalidRequestError,
    errors,
)
from app.core.http.paging import CursorInvalidError, ListOrder, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import request_locale
from app.events.deps import EventToRead

router = api_router(tag="check-in", prefix="/events/{event_id}", repeats_by_key=False)
recorded = api_router(tag="check-in", prefix="/events/{event_id}")


class ScanOrder(ListOrder):
    """The order of a list of scans; a leading `-` reverses it."""

    RECORDED = "recorded"
    RECORDED_DOWN = "-recorded"
    SCANNED_AT = "scanned_at"
    SCANNED_AT_DOWN = "-scanned_at"


class ScanExpansion(StrEnum):
    """What a list of scans can hold besides."""

    PERSON = "person"


_COLUMNS: Final = {"recorded": (), "scanned_at": (Scan.scanned_at,)}


@router.post(
    "/scans",
    operation_id="record_scan",
    summary="Scan a badge",
    status_code=status.HTTP_201_CREATED,
    response_model=ScanAnswer,
    openapi_extra={"security": BEARER},
    responses={
        200: {"model": ScanAnswer, "description": "Recorded before; the answer given then"},
        **errors(
            *WRITING,
            GateUnknownError,
            GateNotOfDeviceError,
            ScanAttendeeUnknownError,
            ScanIdTakenError,
        ),
    },
)
async def record_scan(body: ScanIn, sender: ScanSender, request: Request) -> Response:
    """Record a code read at a gate, and answer whether the person may pass.

    Send `code` as it came: the badge's address or its token, in capitals or not, with whatever a
    scanner appends; or `attendee_id` in its place, of a person found by search. A refusal is an
    answer, not an error; it is recorded like an admission. Repeating a `scan_id` is safe: it
    adds nothing and gets the same answer, with status 200, even if the second attempt says that it
    is `offline`, what the device decided, or another time. Used for another person, gate or
    direction it is refused (`scan_id_taken`), and that scan is not recorded: make a new id for
    each. No clock loses a scan: a time that cannot be right is kept, and pointed out by `clock`
    under `attention`.
    """
    (outcome,) = await sender.record([body])
    if isinstance(outcome, InvalidRequestError):
        raise outcome
    return _json(
        answer(outcome, request_locale(request)),
        HTTPStatus.CREATED if outcome.is_new else HTTPStatus.OK,
    )


@router.post(
    "/scans/batch",
    operation_id="record_scans",
    summary="Upload scans",
    response_model=ScanBatchOut,
    openapi_extra={"security": BEARER},
    responses=errors(*WRITING),
)
async def record_scan_batch(body: ScanBatchIn, sender: ScanSender, request: Request) -> Response:
    """Record the scans that a device has kept, and answer each, in the order sent.

    They are decided in the order in which they were made. Valid scans are recorded; an invalid one
    is answered with its errors and does not stop the others.
    """
    scans = [item for item in body.scans if isinstance(item, ScanIn)]
    outcomes = await sender.record(scans)
    items = batch_answers(body, outcomes, request_locale(request))
    return _json(ScanBatchOut(items=items), HTTPStatus.OK)


@recorded.get(
    "/scans",
    operation_id="list_scans",
    summary="List scans",
    responses=errors(*READING, CursorInvalidError),
)
def list_scans(
    event: EventToRead,
    db: Db,
    page: Paging,
    gate_id: Annotated[UUID | None, Query(description="At this gate only")] = None,
    verdict: Annotated[Verdict | None, Query(description="With this verdict only")] = None,
    attendee_id: Annotated[UUID | None, Query(description="Of this person only")] = None,
    sort: ScanOrder = ScanOrder.RECORDED,
    expand: Annotated[
        ScanExpansion | None, Query(description="What each scan is to hold besides")
    ] = None,
) -> Page[ScanOut]:
    """List the event's scans, by default in the order recorded, refused and unreadable included.

    With `expand=person` each says whom it is about, so that nobody reads people one by one.
    """
    statement = queries.scans(event.id, gate_id=gate_id, verdict=verdict, attendee_id=attendee_id)
    rows, cursor = fetch_page(
        db, statement, page, sort.keys(_COLUMNS, Scan.id), descending=sort.descending
    )
    annulled = queries.annulments(db, [row.id for row in rows])
    people: dict[UUID, Person] = {}
    if expand is ScanExpansion.PERSON:
        about = {row.attendee_id for row in rows if row.attendee_id is not None}
        people = holder_queries.people(db, event.id, about)
    items = [
        recorded_scan(
            row,
            annulled.get(row.id),
            None if row.attendee_id is None else people.get(row.attendee_id),
        )
        for row in rows
    ]
    return Page(items=items, next_cursor=cursor)


def _json(content: BaseModel, status_code: HTTPStatus) -> Response:
    """Return an answer as JSON; validating it again would take longer than writing it."""
    return Response(content.model_dump_json(), status_code, media_type="application/json")
