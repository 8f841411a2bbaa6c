"""Rows that wait and decisions about them over HTTP."""

from functools import partial
from typing import Annotated

from fastapi import Path, Response, status
from sqlmodel import col

from app.attendees.deps import SeesPersonalData
from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.later import LaterResponse
from app.core.http.paging import CursorInvalidError, Page, PlainPaging
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.core.threads import Threads
from app.events.deps import EventToChange, OrganizerEventToRead
from app.imports import queries
from app.imports.deps import ImportToChange, ListFolded, ListForeseen, ListRead
from app.imports.errors import REFUSALS, ColumnsUnconfirmedError, ListsBusyError
from app.imports.marking import marked_list
from app.imports.paging import page_of
from app.imports.planner.planner import wherever
from app.imports.records import ListDecision
from app.imports.schemas import ApplyOut
from app.imports.settling import service
from app.imports.settling.errors import NothingDecidedError, RowUnknownError, VillageUnknownError
from app.imports.settling.rows import WaitingRows
from app.imports.settling.schemas import (
    DecisionsIn,
    DecisionsOut,
    LineOut,
    RowKey,
    WaitingRowOut,
)
from app.imports.settling.views import decision_out, lines_out, waiting_out
from app.imports.views import apply_out, message

router = api_router(tag="imports", prefix="/events/{event_id}/imports/{number}")
MARKERS = Threads(1, most_waiting=8, refusal=ListsBusyError)
"""Workbooks are marked one at a time: each may take a process of its own and much memory."""
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get(
    "/lines",
    operation_id="list_import_lines",
    summary="List rows as they stand in the file",
    responses=errors(*WRITING, CursorInvalidError, *REFUSALS),
)
def list_import_lines(
    reading: ListRead, event: OrganizerEventToRead, audited: SeesPersonalData, page: PlainPaging
) -> Page[LineOut]:
    """List all rows with content, titles and totals included; identity numbers are hidden."""
    shown, cursor = page_of(reading.read.lines, page)
    return Page(items=lines_out(shown, reading.read), next_cursor=cursor)


@router.get(
    "/waiting",
    operation_id="list_waiting_rows",
    summary="List rows that wait for a decision",
    responses=errors(*WRITING, CursorInvalidError, *REFUSALS),
)
def list_waiting_rows(
    foreseen: ListForeseen,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    page: PlainPaging,
    locale: RequestLocale,
) -> Page[WaitingRowOut]:
    """List the rows that would not go in now, each with what can be decided about it."""
    shown, cursor = page_of(WaitingRows.of(foreseen), page)
    return Page(items=[waiting_out(row, locale) for row in shown], next_cursor=cursor)


@router.get(
    "/marked.xlsx",
    operation_id="download_marked",
    summary="Download a list with its findings marked",
    response_class=Response,
    responses={
        status.HTTP_200_OK: {
            "description": "The rows as they stand in the file; cells are tinted and commented",
            "content": {XLSX_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        },
        **errors(*WRITING, *REFUSALS),
    },
)
def download_marked(
    folded: ListFolded,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    locale: RequestLocale,
) -> Response:
    """Download the list as a workbook in which each finding is a comment at its cell.

    To be sent to whoever can correct the list; every cell is text, so that none is a formula.
    """
    disposition = f'attachment; filename="daftar-{folded.imp.number}.xlsx"'
    says = partial(message, locale=locale)
    fill = partial(wherever, marked_list, folded.question, folded.content, says)
    headers = {"Content-Disposition": disposition}
    return LaterResponse(fill, media_type=XLSX_TYPE, headers=headers, threads=MARKERS)


@router.get(
    "/plan",
    operation_id="plan_import",
    summary="See what applying a list would do",
    responses=errors(*WRITING, ColumnsUnconfirmedError, *REFUSALS),
)
def plan_import(
    foreseen: ListForeseen,
    event: OrganizerEventToRead,
    audited: SeesPersonalData,
    locale: RequestLocale,
) -> ApplyOut:
    """Count what `apply_import` would create and change now, without doing it."""
    planned = foreseen.confirmed()
    return apply_out(planned.result, planned.reading.read, locale)


@router.get(
    "/decisions",
    operation_id="list_decisions",
    summary="List decisions about rows",
    responses=errors(*WRITING, *REFUSALS),
)
def list_decisions(
    reading: ListRead, event: OrganizerEventToRead, audited: SeesPersonalData, db: Db
) -> DecisionsOut:
    """List what was decided about rows of the event's lists of this kind."""
    keys = {line.key for line in reading.read.lines}
    statement = queries.decisions(event.id, reading.imp.kind)
    made = db.exec(statement.order_by(col(ListDecision.row), col(ListDecision.id))).all()
    return DecisionsOut(items=[decision_out(each, keys) for each in made])


@router.put(
    "/decisions",
    operation_id="put_decisions",
    summary="Decide about rows",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(
        *WRITING, RowUnknownError, VillageUnknownError, NothingDecidedError, *REFUSALS
    ),
)
def put_decisions(
    reading: ListRead,
    event: EventToChange,
    imp: ImportToChange,
    body: DecisionsIn,
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Decide about rows, on top of what was decided before.

    The decision is kept with the event's lists of this kind and counts again when a corrected file
    is uploaded, as long as the row says the same of whom it is about. Nothing is applied.
    """
    service.decide(
        db,
        event,
        imp,
        reading,
        body.rows,
        body.decision.decision(),
        reason=body.reason,
        actor=caller,
        now=now,
    )
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.delete(
    "/decisions/{key}",
    operation_id="delete_decision",
    summary="Take a decision back",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING, RowUnknownError),
)
def delete_decision(
    event: EventToChange,
    imp: ImportToChange,
    key: Annotated[RowKey, Path()],
    caller: Caller,
    db: Db,
    now: Now,
) -> Response:
    """Forget what was decided about a row; it is read as it stands again."""
    service.forget(db, event, imp, key, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
