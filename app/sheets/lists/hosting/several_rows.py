"""A partner over several rows: one for each table, contact or offer."""

from collections.abc import Sequence

from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.rows import PartnerRow, place_of
from app.sheets.values.keys import is_absent, letters, visible

Draft = tuple[PartnerRow, Reader]
MORE_OF_ONE = ("table_numbers", "contact_name", "contact_phone", "offers", "note", "tables")
"""Fields of which a row that goes on from another may say something else."""
_NOT_COMPARED = frozenset({*MORE_OF_ONE, "number", "name", "code"})
_MENDED = frozenset({"offers_missing", "tables_missing", "partner_name_missing"})
_FILLED = {"offers": "offers_missing", "table_numbers": "tables_missing"}


def goes_on(reader: Reader, before: Reader | None) -> bool:
    """Tell whether a row without a name or running number stands right below one of a partner."""
    if before is None or before.opened is not reader.opened:
        return False
    alone = is_absent(reader.text("name")) and is_absent(reader.text("number"))
    follows = reader.data.row.number == before.data.row.number + 1
    return alone and follows and is_absent(reader.text("code"))


def join_rows(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the partners with what further rows say of them; such a row is told and dropped.

    A further row repeats the name or leaves it blank below it, has a table, contact or offer of
    its own, and contradicts the first in nothing else.
    """
    kept: list[Draft] = []
    owners: dict[str, Draft] = {}
    before: Draft | None = None
    for row, reader in drafts:
        blank = goes_on(reader, before[1] if before else None)
        owner = (owners.get(_key(before[0])) if before else None) if blank else None
        owner = owner or owners.get(_key(row))
        if owner and _may_join(owner, reader) and (more := _join(owner[0], row, owner[1])):
            reader.findings = [f for f in reader.findings if f.code not in _MENDED]
            detail = place_of(owner[0])
            reader.note("", "partner_goes_on", proposed="; ".join(more), detail=detail)
            before = (owner[0], reader)
            continue
        kept.append((row, reader))
        before = (row, reader) if row.name else None
        if row.name:
            owners.setdefault(_key(row), (row, reader))
    return kept


def _key(row: PartnerRow) -> str:
    return letters(row.name)


def _may_join(owner: Draft, reader: Reader) -> bool:
    """Tell whether a row contradicts its partner in nothing, and may go in but for its name."""
    first = owner[1]
    if any(f.blocks_row and f.code not in _MENDED for f in (*first.findings, *reader.findings)):
        return False
    names = [name for name in _fields(reader.opened) if name not in _NOT_COMPARED]
    if not (is_absent(reader.text("tables")) or reader.has("table_numbers")):
        names.append("tables")
    return all(
        is_absent(reader.text(name)) or visible(reader.text(name)) == visible(first.text(name))
        for name in (*names, "code")
    )


def _fields(opened: OpenedList) -> list[str]:
    return list(opened.fields)


def _join(owner: PartnerRow, row: PartnerRow, first: Reader) -> list[str]:
    """Add a row to its partner; return what was added as texts, nothing if it says the same."""
    more: list[str] = []
    numbers = [number for number in row.table_numbers if number not in owner.table_numbers]
    if numbers and owner.table_numbers:
        owner.table_numbers += tuple(numbers)
        owner.table_count = max(len(owner.table_numbers), owner.table_count)
        more += numbers
    offers = [tag for tag in row.offers if tag not in owner.offers]
    if offers:
        owner.offers = tuple(sorted((*owner.offers, *offers)))
        first.findings = [f for f in first.findings if f.code != "offers_missing"]
        more += offers
    said = {visible(text) for text in (owner.note, owner.contact_name, owner.contact_phone) if text}
    contact = f"{row.contact_name} {row.contact_phone}".strip()
    new = [t for t in (row.contact_name, row.contact_phone) if t and t not in said]
    if new and not (owner.contact_name or owner.contact_phone):
        owner.contact_name, owner.contact_phone = row.contact_name, row.contact_phone
        more.append(contact)
    elif new:
        owner.note = "; ".join(filter(None, (owner.note, contact)))
        more.append(contact)
    if row.note and visible(row.note) not in said:
        owner.note = "; ".join(filter(None, (owner.note, row.note)))
        more.append(row.note)
    return more
