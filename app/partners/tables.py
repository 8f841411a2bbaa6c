"""Use cases of tables."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.core.errors import NotFoundError, StaleVersionError
from app.core.ids import new_id
from app.events.records import Event
from app.partners import queries
from app.partners.errors import (
    TableExistsError,
    TableInUseError,
    TablePartnerUnknownError,
)
from app.partners.records import Partner, Table
from app.partners.schemas import TableIn, TablePatch, TablePlace


def create_table(
    session: Session,
    event: Event,
    body: TableIn,
    *,
    actor: Principal | str,
    now: datetime,
    table_id: UUID | None = None,
) -> Table:
    """Add a table to a partner; TablePartnerUnknownError or TableExistsError.

    `table_id`: an id chosen earlier; None: a new one.
    """
    _check_partner(session, event, body.partner_id)
    _check_number(session, event, body.number)
    table = Table(id=table_id or new_id(), **body.model_dump(), event_id=event.id, created_at=now)
    session.add(table)
    record_change(session, table, actor, now, "table.create")
    return table


def update_table(
    session: Session,
    event: Event,
    table: Table,
    patch: TablePatch,
    *,
    actor: Principal,
    now: datetime,
) -> Table:
    """Change what the patch names.

    Raises TablePartnerUnknownError, TableExistsError, and TableInUseError if a table with meetings
    would get another partner.
    """
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True)
    if patch.partner_id is not None and patch.partner_id != table.partner_id:
        _check_partner(session, event, patch.partner_id)
        _check_unused(session, table)
        _loses_one(session, table, now)
    if patch.number is not None and patch.number != table.number:
        _check_number(session, event, patch.number)
    before, place = table.model_dump(), _place(table)
    for name, value in changes.items():
        if value is not None or name == "zone":
            setattr(table, name, value)
    if table.model_dump() == before:
        return table
    if _place(table) != place:
        table.placed_at = now
    table.version += 1
    session.add(table)
    record_change(session, table, actor, now, "table.update", fields=sorted(changes))
    return table


def arrange_tables(
    session: Session,
    event: Event,
    places: Sequence[TablePlace],
    *,
    actor: Principal,
    now: datetime,
) -> list[Table]:
    """Renumber tables and move them between parts of the hall, all or none; return all tables.

    Numbers may be exchanged. Raises NotFoundError, StaleVersionError if a table has changed
    since it was read, and TableExistsError if two tables would have one number.
    """
    known = {table.id: table for table in queries.all_tables(session, event.id)}
    for place in places:
        if place.id not in known:
            raise NotFoundError
        if known[place.id].version != place.version:
            raise StaleVersionError
    wanted = {place.id: place for place in places}
    numbers = Counter(
        wanted[key].number if key in wanted else table.number for key, table in known.items()
    )
    for position, place in enumerate(places):
        if numbers[place.number] > 1:
            raise TableExistsError(pointer=f"/tables/{position}/number", number=place.number)
    changed = [place for place in wanted.values() if _changes(known[place.id], place)]
    _leave_numbers(session, [known[place.id] for place in changed])
    for place in changed:
        table = known[place.id]
        table.number, table.zone, table.placed_at = place.number, place.zone, now
        table.version += 1
        record_change(session, table, actor, now, "table.update", fields=["number", "zone"])
    return queries.all_tables(session, event.id)


def _changes(table: Table, place: TablePlace) -> bool:
    return (table.number, table.zone) != (place.number, place.zone)


def _leave_numbers(session: Session, tables: Sequence[Table]) -> None:
    """Give tables numbers that no table has, so that they can exchange theirs one by one."""
    for below, table in enumerate(tables, start=1):
        table.number = -below
    session.flush()


def close_table(
    session: Session,
    table: Table,
    closed_from: datetime,
    closed_until: datetime | None,
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Close a table from one moment to another (None: until the end of the day).

    A table is closed for one span only: if it is closed already, and not open again by now, the new
    span runs from the earlier begin to the later end. Its meetings stay in the timetables.
    """
    is_over = table.closed_until is not None and table.closed_until <= now
    if table.closed_from is not None and not is_over:
        known_until = table.closed_until
        closed_from = min(closed_from, table.closed_from)
        closed_until = (
            None if closed_until is None or known_until is None else max(closed_until, known_until)
        )
    table.closed_from, table.closed_until = closed_from, closed_until
    table.version += 1
    session.add(table)
    record_change(session, table, actor, now, "table.close")


def open_table(session: Session, table: Table, *, actor: Principal | str, now: datetime) -> None:
    """Open a closed table for the whole day; an open table does not change."""
    if table.closed_from is None:
        return
    table.closed_from = table.closed_until = None
    table.version += 1
    session.add(table)
    record_change(session, table, actor, now, "table.open")


def delete_table(session: Session, table: Table, *, actor: Principal, now: datetime) -> None:
    """Delete a table; TableInUseError if it has meetings or scans, which are kept for ever.

    It waits for scans at its gates that are under way.
    """
    queries.lock_tables(session, [table.id])
    _check_unused(session, table)
    if queries.scanned_at(session, [table.id]):
        raise TableInUseError(number=table.number)
    record_change(session, table, actor, now, "table.delete", number=table.number)
    _loses_one(session, table, now)
    session.delete(table)
    session.flush()


def _check_partner(session: Session, event: Event, partner_id: UUID) -> None:
    partner = session.get(Partner, partner_id)
    if partner is None or partner.event_id != event.id:
        raise TablePartnerUnknownError


def _check_number(session: Session, event: Event, number: int) -> None:
    if queries.table_by_number(session, event.id, number) is not None:
        raise TableExistsError(number=number)


def _check_unused(session: Session, table: Table) -> None:
    if queries.used_tables(session, [table.id]):
        raise TableInUseError(number=table.number)


def _place(table: Table) -> tuple[object, ...]:
    """Return what papers say of a table."""
    return table.number, table.zone, table.partner_id


def _loses_one(session: Session, table: Table, now: datetime) -> None:
    """Note that the badges of the table's partner name a table less."""
    session.get_one(Partner, table.partner_id).updated_at = now
