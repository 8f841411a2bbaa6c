"""What the forms of a list's page ask for: decisions about rows, and what columns mean."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends
from pydantic import ValidationError
from sqlmodel import Session

from app.core.errors import or_not_found
from app.events.deps import EventId
from app.events.records import Event
from app.imports import queries, service
from app.imports.decided import DecisionBody, EditBody
from app.imports.deps import AtDesk, ImportNumber, ListForeseen
from app.imports.errors import ListUnreadableError
from app.imports.reading import Looked, Reading, look_at
from app.imports.settling.errors import NothingDecidedError
from app.imports.settling.schemas import DecisionsIn
from app.sheets.lists.column_uses import ColumnUse
from app.web.frame.forms import Fields
from app.web.lists.preview.shown import columns_of

COLUMN = "column-"
NOW, WAS = "now-", "was-"
_LONGEST_REASON = 400


def decisions_asked(fields: Mapping[str, str]) -> DecisionsIn:
    """Return the decision that a form holds; raises NothingDecidedError if it holds none.

    A choice that was pressed comes as JSON; else the cells that were typed anew count, or that the
    row is left out. `similar` names further rows that are decided alike; what was typed into an
    empty cell, such as a name, is of its own row alone.
    """
    rows, similar = fields.get("rows", "").split(), fields.get("similar", "").split()
    try:
        if fields.get("choice"):
            asked = DecisionsIn.model_validate_json(fields["choice"])
            return asked.model_copy(update={"rows": [*asked.rows, *similar]})
        if fields.get("leave_out"):
            reason = fields.get("reason", "").strip()[:_LONGEST_REASON]
            decision = DecisionBody(left_out=True)
            return DecisionsIn(rows=[*rows, *similar], decision=decision, reason=reason)
        edits = [
            EditBody(field=name.removeprefix(NOW), was=was, now=now.strip())
            for name, now in fields.items()
            if name.startswith(NOW)
            and now.strip() != (was := fields.get(WAS + name.removeprefix(NOW), "")).strip()
        ]
        alike = similar if all(edit.was.strip() for edit in edits) else []
        return DecisionsIn(rows=[*rows, *alike], decision=DecisionBody(edits=edits))
    except (ValidationError, ValueError):
        raise NothingDecidedError from None


def mapping_asked(
    fields: Mapping[str, str], columns: tuple[ColumnUse, ...], standing: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Return what a form says of columns, on top of what was said of them before.

    A column keeps its suggestion unless the form says otherwise; one that is known by its contents
    alone is confirmed. A column is named by its heading, which other sheets share, where only one
    column has it.
    """
    headings = [column.header.casefold() for column in columns]
    said = dict(standing)
    for column in columns:
        means = fields.get(COLUMN + column.key)
        if means is None or (means == column.field and not column.confirm):
            continue
        has_name = column.header and not column.confirm and not column.sheet
        is_unique = has_name and headings.count(column.header.casefold()) == 1
        said.pop(column.key, None)
        said[column.header if is_unique else column.key] = means or None
    return said


async def _mapping_read(
    desk: AtDesk, event_id: EventId, number: ImportNumber, foreseen: ListForeseen, fields: Fields
) -> Reading | ListUnreadableError:
    """Return the list as the form says to read it, or why it cannot be read like that."""

    def look(session: Session, event: Event) -> Looked:
        imp = or_not_found(queries.import_by_number(session, event.id, number))
        if fields.get("remembered"):
            before = service.remembered(session, foreseen.reading) or {}
            choices = imp.sheet, {**(imp.mapping or {}), **before}
        else:
            columns = columns_of(foreseen.reading.read)
            sheet = fields.get("sheet") or None
            kept = (imp.mapping or {}) if sheet == imp.sheet else {}
            choices = sheet, mapping_asked(fields, columns, kept)
        return look_at(session, event, imp, desk.readers, choices=choices)

    try:
        return await desk.read(event_id, look)
    except ListUnreadableError as error:
        return error


MappingRead = Annotated[Reading | ListUnreadableError, Depends(_mapping_read)]
"""The list of the path as the form says to read it, or why it cannot be read like that."""
