"""Forms below or beside each other: a label, and right of it what is said: one row for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout

_LABELS_SHARE = 0.6
_LEAST_LABELS, _LEAST_RECORDS = 2, 2
_SURE = 0.9
_LONGEST_LABEL = 80
_MOST_ROWS = 5_000


@dataclass(slots=True)
class _Record:
    """What one form says: the row where it begins, label -> text, and what stands behind."""

    row: Row
    number: int
    said: dict[str, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)


def without_forms(table: Table, layout: Layout) -> Table | None:
    """Return forms whose labels come again as a list; None if a table has no such forms.

    A text beside the forms stays as a row of its own. Forms beside each other are numbered by the
    rows of the one furthest left, so that no two have the same.
    """
    if len(table.rows) > _MOST_ROWS:
        return None
    columns = _label_columns(table.rows, layout)
    if not columns:
        return None
    records: list[_Record] = []
    others: list[Row] = []
    ends = [*columns[1:], None]
    open_records: dict[int, _Record] = {}
    for row in table.rows:
        labelled = [c for c in columns if _label(row.at(c), layout)]
        if not labelled:
            others.append(row)
            continue
        for place, (column, end) in enumerate(zip(columns, ends, strict=True)):
            label = _label(row.at(column), layout)
            if not label:
                continue
            record = open_records.get(column)
            if record is None or label in record.said:
                record = open_records[column] = _Record(row, row.number + place)
                records.append(record)
            texts = list(_texts(row, column + 1, end))
            record.said[label] = texts[0] if texts else ""
            record.more += texts[1:]
    records = [record for record in records if any(record.said.values())]
    if len(records) < _LEAST_RECORDS or not _are_apart(records, others):
        return None
    return _as_list(table, records, others)


def _label_columns(rows: Sequence[Row], layout: Layout) -> list[int]:
    """Return the columns that hold labels, if some of those come more than once."""
    width = max((len(row.cells) for row in rows), default=0)
    columns: list[int] = []
    every: list[str] = []
    for index in range(width):
        texts = [text for row in rows if (text := text_of(row.at(index)).strip())]
        labels = [label for row in rows if (label := _label(row.at(index), layout))]
        if len(labels) >= _LABELS_SHARE * len(texts) and len(set(labels)) >= _LEAST_LABELS:
            columns.append(index)
            every += labels
    named = {name for i in columns for row in rows if (name := _field(row.at(i), layout))}
    again = len(every) > len(set(every))
    return columns if again and not layout.lacks(list(named)) else []


def _label(cell: Cell, layout: Layout) -> str:
    return " ".join(text_of(cell).split()).rstrip(" :") if _field(cell, layout) else ""


def _field(cell: Cell, layout: Layout) -> str:
    """Return the field that a label names; empty if a cell is no label."""
    if not isinstance(cell, str) or not 0 < len(cell.strip()) <= _LONGEST_LABEL:
        return ""
    scores = layout.heading_scores(" ".join(cell.split()).rstrip(" :"))
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] >= _SURE else ""


def _texts(row: Row, start: int, end: int | None) -> Iterator[str]:
    for cell in row.cells[start:end]:
        text = text_of(cell).strip()
        if text and text != ":":
            yield text.removeprefix(":").strip()


def _are_apart(records: list[_Record], others: list[Row]) -> bool:
    numbers = [record.number for record in records] + [row.number for row in others]
    return len(set(numbers)) == len(numbers)


def _as_list(table: Table, records: list[_Record], others: list[Row]) -> Table:
    headings = list(dict.fromkeys(label for record in records for label in record.said))
    rows = [
        Row(
            record.number,
            record.row.line,
            ["", *(record.said.get(heading, "") for heading in headings), ", ".join(record.more)],
            hidden=record.row.hidden,
            struck=record.row.struck,
        )
        for record in records
    ]
    alone = " ".join
    rows += [
        Row(row.number, row.line, [alone(filter(None, map(str.strip, map(text_of, row.cells))))])
        for row in others
    ]
    rows.sort(key=lambda row: row.number)
    return Table(
        table.name, table.origin, [Row(0, 0, ["", *headings]), *rows], table.hidden, table.active
    )
