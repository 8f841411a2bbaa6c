"""Use cases of tables."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import record_change
from app.auth.principal import Principal
from app.events.records import Event
from app.partners import queries
from app.partners.errors import TableExistsError, TableInUseError, TablePartnerUnknownError
from app.partners.records import Partner, Table
from app.partners.schemas import TableIn, TablePatch


def create_table(
    session: Session, event: Event, body: TableIn, *, actor: Principal, now: datetime
) -> Table:
    """Add a table to a partner; TablePartnerUnknownError or TableExistsError."""
    _check_partner(session, event, body.partner_id)
    _check_number(session, event, body.number)
    table = Table(**body.model_dump(), event_id=event.id, created_at=now)
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

    Raises TablePartnerUnknownError, TableExistsError, and TableInUseError when a table with
    meetings would change hands.
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


def delete_table(session: Session, table: Table, *, actor: Principal, now: datetime) -> None:
    """Remove a table; TableInUseError if it has meetings in a timetable: those never change."""
    _check_unused(session, table)
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
