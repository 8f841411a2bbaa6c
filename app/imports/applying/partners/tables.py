"""Planning what a list of partners says about tables."""

from collections.abc import Sequence
from datetime import datetime

from app.core.database.drafts import Draft
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.partners.matching import Known, Match
from app.imports.applying.partners.seating import TablePlan, TableWish, plan_tables
from app.partners.records import Table


def table_plan(sound: Sequence[Match], known: Known) -> TablePlan:
    """Decide which tables the rows add and move, and which rows cannot have what they name."""
    codes = {partner.id: partner["code"] for partner in known.partners}
    return plan_tables(
        [TableWish(match.code, match.row.table_count, match.numbers) for match in sound],
        {number: codes[table["partner_id"]] for number, table in known.tables.items()},
        known.in_use,
    )


def seat(match: Match, partner: Draft, plan: TablePlan, known: Known, result: ApplyResult) -> bool:
    """Set the seats of the partner's standing tables; tell whether its tables change.

    A list that states no seats reads as one seat, so one never lowers what is known.
    """
    row = match.row
    changed = match.code in plan.gaining
    if match.code in plan.kept:
        result.notes.append(remark(row, "tables_kept", count=plan.kept[match.code]))
    for table in known.tables_of.get(partner.id, ()):
        number, seats = table["number"], table["seats"]
        if number in plan.assigned:
            continue
        if row.seats == 1 < seats:
            result.notes.append(remark(row, "seats_kept", number=number, seats=seats))
        elif row.seats != seats:
            table.put(seats=row.seats)
            table.touch()
            changed = True
    return changed


def assign_tables(matches: Sequence[Match], plan: TablePlan, known: Known, now: datetime) -> None:
    """Add and move tables as planned."""
    by_code = {match.code: match for match in matches}
    for number, code in plan.assigned.items():
        match = by_code[code]
        if match.partner is None:
            continue
        table = known.tables.get(number)
        if table is None:
            fields = {"event_id": known.event_id, "partner_id": match.partner.id}
            seated = {"number": number, "seats": match.row.seats}
            known.tables[number] = Draft.new(Table, fields | seated, now)
            continue
        table.put(partner_id=match.partner.id, placed_at=now)
        if match.row.seats > 1:
            table.put(seats=match.row.seats)
        table.touch()
