"""Tables over HTTP."""

from typing import Annotated

from fastapi import Query, Response, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, NotFoundError, StaleVersionError, errors
from app.core.http.etag import IfMatch, require_match, set_etag
from app.core.http.fields import NO_NUL
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.meanings.ids import PartnerId
from app.events.deps import EventToChange, EventToRead
from app.partners import queries
from app.partners import tables as service
from app.partners.deps import TableToChange, TableToRead
from app.partners.errors import (
    TableExistsError,
    TableInUseError,
    TablePartnerUnknownError,
)
from app.partners.records import Table
from app.partners.schemas import ArrangementIn, TableIn, TableOut, TablePatch, TablesOut

router = api_router(tag="partners", prefix="/events/{event_id}/tables")


@router.get(
    "",
    operation_id="list_tables",
    summary="List tables",
    responses=errors(NotFoundError, CursorInvalidError),
)
def list_tables(
    event: EventToRead,
    db: Db,
    page: Paging,
    partner_id: PartnerId | None = None,
    zone: Annotated[
        str | None,
        Query(max_length=40, pattern=NO_NUL, description="Only tables of this part of the hall"),
    ] = None,
) -> Page[TableOut]:
    """List the event's tables by number."""
    statement = queries.tables(event.id, partner_id=partner_id, zone=zone)
    rows, cursor = fetch_page(db, statement, page, [col(Table.number), col(Table.id)])
    return Page(items=[TableOut.model_validate(row) for row in rows], next_cursor=cursor)


@router.post(
    "",
    operation_id="create_table",
    summary="Add a table",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, TableExistsError, TablePartnerUnknownError),
)
def create_table(
    body: TableIn,
    event: EventToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
) -> TableOut:
    """Give a partner a table; its number is unique in the event."""
    made = service.create_table(db, event, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/events/{event.id}/tables/{made.id}"
    set_etag(response, made.version)
    return TableOut.model_validate(made)


@router.put(
    "/arrangement",
    operation_id="arrange_tables",
    summary="Arrange tables in the hall",
    responses=errors(*WRITING, StaleVersionError, TableExistsError),
)
def arrange_tables(
    body: ArrangementIn, event: EventToChange, caller: Caller, db: Db, now: Now
) -> TablesOut:
    """Renumber tables and move them between parts of the hall, all or none.

    Tables may exchange their numbers. Tables that the body leaves out stay as they are.
    """
    rows = service.arrange_tables(db, event, body.tables, actor=caller, now=now)
    return TablesOut(items=[TableOut.model_validate(row) for row in rows])


@router.get(
    "/{table_id}",
    operation_id="get_table",
    summary="Read a table",
    responses=errors(NotFoundError),
)
def get_table(table: TableToRead, response: Response) -> TableOut:
    """Read a table; its `ETag` guards later updates."""
    set_etag(response, table.version)
    return TableOut.model_validate(table)


@router.patch(
    "/{table_id}",
    operation_id="update_table",
    summary="Change a table",
    responses=errors(
        *WRITING, StaleVersionError, TableExistsError, TableInUseError, TablePartnerUnknownError
    ),
)
def update_table(
    body: TablePatch,
    event: EventToChange,
    table: TableToChange,
    caller: Caller,
    db: Db,
    now: Now,
    response: Response,
    if_match: IfMatch = None,
) -> TableOut:
    """Change what the body names; a table with meetings stays with its partner."""
    require_match(if_match, table.version)
    changed = service.update_table(db, event, table, body, actor=caller, now=now)
    set_etag(response, changed.version)
    return TableOut.model_validate(changed)


@router.post(
    "/{table_id}/open",
    operation_id="open_table",
    summary="Open a closed table",
    responses=errors(*WRITING),
)
def open_table(table: TableToChange, caller: Caller, db: Db, now: Now) -> TableOut:
    """Open a closed table for the whole day again; timetables do not change."""
    service.open_table(db, table, actor=caller, now=now)
    return TableOut.model_validate(table)


@router.delete(
    "/{table_id}",
    operation_id="delete_table",
    summary="Delete a table",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(*WRITING, TableInUseError),
)
def delete_table(table: TableToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Delete a table, unless it has meetings in a timetable, or scans."""
    service.delete_table(db, table, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
