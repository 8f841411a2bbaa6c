"""Rows that wait and columns, as the templates of a list's page take them: pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.http.fields import printable
from app.core.locale import Locale
from app.imports.decided import body_of
from app.imports.reader.talk import AnyPreview
from app.imports.settling.rows import Waiting
from app.imports.settling.schemas import DecisionsIn
from app.imports.settling.views import label
from app.imports.views import message, remark_out
from app.sheets.lists.column_uses import ColumnUse
from app.sheets.lists.layouts import layout_of
from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.tags import standard_taxonomy
from app.web.lists.preview.view import (
    Field,
    Row,
    field_label,
    fields_to_edit,
    read_as,
    row_of,
    sureness,
)


@dataclass(frozen=True, slots=True)
class Button:
    """A choice to press: its words, and what is sent."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row that waits, with why, what can be pressed, and what can be typed anew."""

    key: str
    row: Row
    number: int
    sheet: str
    columns: tuple[ColumnUse, ...]
    reasons: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...]
    buttons: tuple[Button, ...]
    fields: tuple[Field, ...]
    similar: tuple[str, ...]
    halves: tuple[str, ...]
    """All people of a row that names several side by side."""
    alike: tuple[str, ...]
    """Those of `similar` for which the same answer can be right: none where a cell is empty."""


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column with how sure its meaning is, and what it could mean, the likeliest first."""

    column: ColumnUse
    sureness: str
    options: tuple[tuple[str, str], ...]


def waiting_shown(rows: Sequence[Waiting], kind: str, locale: Locale) -> list[WaitingRow]:
    """Return rows that wait as they are shown."""
    return [_waiting(row, kind, locale) for row in rows]


def _waiting(waiting: Waiting, kind: str, locale: Locale) -> WaitingRow:
    reasons = [message(finding, locale) for finding in waiting.findings]
    reasons += [remark_out(remark, locale).detail for remark in waiting.remarks]
    buttons = tuple(
        Button(
            label(choice, locale),
            DecisionsIn(rows=list(choice.rows), decision=body_of(choice.decision)).model_dump_json(
                exclude_defaults=True
            ),
        )
        for choice in waiting.choices
    )
    shifted = any(f.code in {"shifted_columns", "extra_field_shift"} for f in waiting.findings)
    return WaitingRow(
        waiting.line.key,
        row_of(waiting.line, waiting.part.columns, waiting.findings, "", locale),
        waiting.line.row,
        printable(waiting.sheet),
        waiting.part.columns,
        tuple(dict.fromkeys(reasons)),
        tuple(read_as(waiting, locale)) if shifted else (),
        buttons,
        tuple(fields_to_edit(waiting, kind, locale)),
        waiting.similar,
        waiting.halves,
        () if any(f.code.endswith("_missing") for f in waiting.findings) else waiting.similar,
    )


def columns_of(read: AnyPreview) -> tuple[ColumnUse, ...]:
    """Return the columns of the main table, and those of others that have a name of their own."""
    own = {column.key for column in read.columns}
    return (*read.columns, *(each for each in read.other_columns if each.key not in own))


def columns_shown(read: AnyPreview, locale: Locale) -> list[ColumnShown]:
    """Return the columns with what each could mean: those of the main sheet, and others."""
    names = layout_of(read.kind, banjarnegara(), standard_taxonomy()).names
    labels = {name: field_label(name, locale) for name in names}
    made = []
    for column in columns_of(read):
        likely = [name for name in (column.field, *column.alternatives) if name]
        ordered = dict.fromkeys((*likely, *names))
        options = tuple((name, labels.get(name, name)) for name in ordered)
        made.append(ColumnShown(column, sureness(column), options))
    return made
