"""The tables of a partner on its page: added, changed, opened again, removed."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.events.deps import EventToChange
from app.partners import tables as service
from app.partners.deps import PartnerToChange, TableToChange
from app.partners.errors import TableInUseError
from app.partners.records import Partner, Table
from app.partners.schemas import TableIn, TablePatch
from app.web.frame.forms import Fields, overtaken, refused, status_of
from app.web.frame.pages import pages_router, tell_at
from app.web.frame.records.reading import Reader
from app.web.partners.record.parts import Filled, record_part
from app.web.partners.record.view import table_said, table_typed

router = pages_router()
TABLE: Final = "/events/{event_id}/tables/{table_id}"


@router.post("/events/{event_id}/partners/{partner_id}/tables")
def add_table(
    request: Request,
    fields: Fields,
    event: EventToChange,
    row: PartnerToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Give a partner a table; where it is refused, show the form again."""
    try:
        said = table_said(fields)
        said["seats"] = said.get("seats") or "1"
        body = TableIn.model_validate({**said, "partner_id": row.id})
        service.create_table(db, event, body, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        reader = Reader(request, db, event, caller, locale, now)
        filled = Filled(new_table=refused(fields, refusal, locale))
        return record_part(reader, row, filled, status_of(refusal))
    return tell_at(_address(row), "table_added", number=body.number)


@router.post(TABLE)
def change_table(
    request: Request,
    fields: Fields,
    event: EventToChange,
    table: TableToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Change what the form says otherwise than the record; where it is refused, show it again."""
    partner = db.get_one(Partner, table.partner_id)
    reader = Reader(request, db, event, caller, locale, now)
    if fields.get("version") != str(table.version):
        present = " · ".join(filter(None, (str(table.number), str(table.seats), table.zone)))
        typed = overtaken({**table_typed(table), **fields}, table.version, present, locale)
        filled = Filled(tables=(table.id, typed))
        return record_part(reader, partner, filled, HTTPStatus.PRECONDITION_FAILED)
    try:
        changes = TablePatch.model_validate(table_said(fields, table))
        if changes.model_fields_set:
            service.update_table(db, event, table, changes, actor=caller, now=now)
    except (ValidationError, AppError) as refusal:
        typed = refused({**table_typed(table), **fields}, refusal, locale)
        filled = Filled(tables=(table.id, typed))
        return record_part(reader, partner, filled, status_of(refusal))
    return tell_at(_address(partner), "saved")


@router.post(TABLE + "/open")
def open_table(table: TableToChange, caller: Caller, db: Db, now: Now) -> Response:
    """Open a closed table again."""
    service.open_table(db, table, actor=caller, now=now)
    return tell_at(_address(table), "saved")


@router.post(TABLE + "/delete")
def delete_table(
    request: Request,
    event: EventToChange,
    table: TableToChange,
    caller: Caller,
    db: Db,
    now: Now,
    locale: RequestLocale,
) -> Response:
    """Remove a table; where it is in use, say so on its partner's record."""
    partner = db.get_one(Partner, table.partner_id)
    address, number = _address(table), table.number
    try:
        service.delete_table(db, table, actor=caller, now=now)
    except TableInUseError as refusal:
        reader = Reader(request, db, event, caller, locale, now)
        return record_part(reader, partner, Filled(fault=refusal.detail(locale)), refusal.status)
    return tell_at(address, "table_deleted", number=number)


def _address(row: Partner | Table) -> str:
    partner_id = row.id if isinstance(row, Partner) else row.partner_id
    return f"/events/{row.event_id}/partners/{partner_id}#tables"
