"""Use cases of tables."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.core.ids import new_id
from app.events.records import Event
from app.partners import queries
from app.partners.errors import TableExistsError, TableInUseError, TablePartnerUnknownError
from app.partners.records import Partner, Table
from app.partners.schemas import TableIn, TablePatch


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
    if patch.number is not None and patch.number != table.number:
        _check_number(session, event, patch.number)
    for name, value in changes.items():
        if value is not None or name == "zone":
            setattr(table, name, value)
    table.version += 1
    session.add(table)
    record_change(session, table, actor, now, "table.update", fields=sorted(changes))
    return table


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

    A table is closed for one span only: if it is closed already, the new span runs from the earlier
    begin to the later end. Its meetings stay in the timetables.
    """
    if table.closed_from is not None:
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
