"""A partner's record and a table's as forms: pure."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.events.parties import split_documents
from app.partners.records import Partner, Table
from app.web.frame.records.picked import in_list, in_order

FIELDS: Final = ("name", "kind", "sector", "min_meetings", "max_meetings", "required_meetings")
TABLE_FIELDS: Final = ("number", "seats", "zone")
_CLEARABLE: Final = frozenset({"max_meetings"})


def as_typed(row: Partner) -> dict[str, str]:
    """Return a partner as the form shows it."""
    values = {name: "" if (value := getattr(row, name)) is None else str(value) for name in FIELDS}
    documents = ", ".join(split_documents(row.required_documents))
    return {**values, "required_documents": documents, "version": str(row.version)}


def said(
    fields: Mapping[str, str], chosen: Sequence[str], row: Partner, offers: Sequence[str]
) -> dict[str, Any]:
    """Return what a form says of a partner, without what the record says already."""
    before = as_typed(row)
    changes: dict[str, Any] = {
        name: None if name in _CLEARABLE and not text else text
        for name in FIELDS
        if (text := fields.get(name, before[name]).strip()) != before[name]
    }
    wanted = before["required_documents"]
    documents = in_list(fields.get("required_documents", wanted))
    if documents != split_documents(row.required_documents):
        changes["required_documents"] = documents
    ordered = in_order(offers, chosen)
    if ordered != list(offers):
        changes["offers"] = ordered
    return changes


def table_typed(table: Table) -> dict[str, str]:
    """Return a table as its form shows it."""
    values = {name: str(getattr(table, name) or "") for name in TABLE_FIELDS}
    return {**values, "version": str(table.version)}


def table_said(fields: Mapping[str, str], table: Table | None = None) -> dict[str, Any]:
    """Return what a form says of a table, without what its record says already."""
    before = table_typed(table) if table else {}
    return {
        name: None if name == "zone" and not text else text
        for name in TABLE_FIELDS
        if name in fields and (text := fields[name].strip()) != before.get(name)
    }
