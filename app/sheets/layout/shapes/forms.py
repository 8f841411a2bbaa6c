"""Forms below or beside each other: a label, and right of it what is said: one row for each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.values.positions import is_written_as_position

_LABELS_SHARE = 0.6
_LEAST_LABELS, _LEAST_RECORDS = 2, 2
_SURE, _LIKELY = 0.9, 0.5
_LONGEST_LABEL, _AGAIN = 80, 2
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
    labels = _label_columns(table.rows, layout)
    if not labels:
        return None
    columns = sorted(labels)
    records: list[_Record] = []
    others: list[Row] = []
    ends = [*columns[1:], None]
    open_records: dict[int, _Record] = {}
    for row in table.rows:
        labelled = [c for c in columns if _bare(row.at(c)) in labels[c]]
        if not labelled:
            others.append(row)
            continue
        for place, (column, end) in enumerate(zip(columns, ends, strict=True)):
            label = _bare(row.at(column))
            if label not in labels[column]:
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


def sure_forms(table: Table, layout: Layout) -> Table | None:
    """Return forms beside each other, or a row for each answer, as a list; None if there are none.

    Nothing else has in one column the names of several fields that come again and again.
    """
    if len(table.rows) > _MOST_ROWS or not {"name", "village"} <= set(layout.names):
        return None
    labels = {
        column: named
        for column, found in _label_columns(table.rows, layout).items()
        if (named := {text for text in found if not is_written_as_position(text)})
        and not layout.lacks([_field(text, layout)[0] for text in named])
        and len(named) > _LEAST_LABELS
        and len(named) > len(found) * _LABELS_SHARE
    }
    again = sum(_bare(row.at(c)) in found for c, found in labels.items() for row in table.rows)
    beside = len(labels) > 1 and len(set().union(*labels.values())) == min(
        map(len, labels.values())
    )
    sure = beside or (labels and again >= sum(map(len, labels.values())) * _AGAIN)
    return without_forms(table, layout) if sure else None


def _label_columns(rows: Sequence[Row], layout: Layout) -> dict[int, set[str]]:
    """Return the labels of the columns that hold such, if some come more than once.

    A label names a field for sure, or names one and comes again. In a column that has labels for
    all that is needed, each text that comes again is one.
    """
    width = max((len(row.cells) for row in rows), default=0)
    found: dict[int, set[str]] = {}
    every: Counter[str] = Counter()
    for index in range(width):
        texts = Counter(text for row in rows if (text := _bare(row.at(index))))
        known = {text for text, count in texts.items() if _names(text, count, layout)}
        beside = Counter(_bare(row.at(index)) for row in rows if _goes_on(row, index))
        again = {text for text, count in beside.items() if text and count > 1} if known else set()
        labels = known | again
        share = sum(texts[text] for text in labels)
        if share >= _LABELS_SHARE * texts.total() and len(known) >= _LEAST_LABELS:
            found[index] = labels
            every += Counter({text: texts[text] for text in known})
    named = {_field(text, layout)[0] for text in every}
    again_at_all = any(count > 1 for count in every.values())
    return found if again_at_all and not layout.lacks(list(named)) else {}


def _goes_on(row: Row, column: int) -> bool:
    return any(text_of(cell).strip() for cell in row.cells[column + 1 :])


def _names(text: str, count: int, layout: Layout) -> bool:
    name, score = _field(text, layout)
    return bool(name) and (score >= _SURE or (count > 1 and score >= _LIKELY))


def _bare(cell: Cell) -> str:
    """Return a text as a label; empty if a cell is none or too long for one."""
    text = " ".join(cell.split()).rstrip(" :") if isinstance(cell, str) else ""
    return text if len(text) <= _LONGEST_LABEL else ""


def _field(text: str, layout: Layout) -> tuple[str, float]:
    """Return the field that a label names best, and how well; an empty one if it names none."""
    if known := layout.names_a_field(text):
        return known, 1.0
    scores = layout.heading_scores(text)
    best = max(scores, key=lambda name: scores[name], default="")
    return best, scores.get(best, 0.0)


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
