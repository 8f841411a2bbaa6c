"""Applying what a list of partners says about tables."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from app.events.records import Event
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.partner_matching import Known, Match
from app.imports.applying.seating import TablePlan, TableWish, plan_tables
from app.partners import queries
from app.partners.records import Partner, Table


def table_plan(session: Session, sound: Sequence[Match], known: Known) -> TablePlan:
    """Decide which tables the rows add and move, and which rows cannot have what they name."""
    codes = {partner.id: partner.code for partner in known.partners}
    named = {number for match in sound for number in match.numbers}
    in_use = queries.used_tables(
        session, [table.id for number, table in known.tables.items() if number in named]
    )
    return plan_tables(
        [TableWish(match.code, match.row.table_count, match.numbers) for match in sound],
        {number: codes[table.partner_id] for number, table in known.tables.items()},
        {number for number, table in known.tables.items() if table.id in in_use},
    )


def seat(
    match: Match, partner: Partner, plan: TablePlan, known: Known, result: ApplyResult
) -> bool:
    """Set the seats of the partner's standing tables; tell whether its tables change.

    A list that states no seats reads as one seat, so one never lowers what is known.
    """
    row = match.row
    changed = match.code in plan.gaining
    if match.code in plan.kept:
        result.notes.append(remark(row, "tables_kept", count=plan.kept[match.code]))
    for table in known.tables_of.get(partner.id, ()):
        if table.number in plan.assigned:
            continue
        if row.seats == 1 < table.seats:
            result.notes.append(remark(row, "seats_kept", number=table.number, seats=table.seats))
        elif row.seats != table.seats:
            table.seats = row.seats
            table.version += 1
            changed = True
    return changed


def write_tables(
    session: Session,
    event: Event,
    matches: Sequence[Match],
    plan: TablePlan,
    known: Known,
    now: datetime,
) -> None:
    """Add and move tables as planned; the partners themselves are in the database already."""
    by_code = {match.code: match for match in matches}
    for number, code in plan.assigned.items():
        match = by_code[code]
        if match.partner is None:
            continue
        table = known.tables.get(number)
        if table is None:
            table = Table(
                event_id=event.id,
                partner_id=match.partner.id,
                number=number,
                seats=match.row.seats,
                created_at=now,
            )
        else:
            table.partner_id = match.partner.id
            if match.row.seats > 1:
                table.seats = match.row.seats
            table.version += 1
        session.add(table)
