"""A list as it stands in its file: the cells of each row, so that it can be shown and marked."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from app.sheets.files.cells import NoValue, Row, text_of
from app.sheets.layout.reading import OpenedList
from app.sheets.lists.column_uses import ColumnUse, part_columns
from app.sheets.lists.privacy import hide_identity

_MOST_COLUMNS = 60
_LONGEST_TEXT = 400
LineRole = Literal[
    "data",
    "settled",
    "title",
    "header",
    "column_numbers",
    "section",
    "total",
    "footer",
    "left_out",
]
"""What a row is: data, data about which a person decided, or why it is no data."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the list under its own heading: a sheet, or a block of one."""

    sheet: str
    columns: tuple[ColumnUse, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands in the file: its part (from 0), its key, and the text of each cell."""

    part: int
    row: int
    line: int
    key: str
    role: LineRole
    texts: tuple[str, ...]


def parts_of(opened: Sequence[OpenedList]) -> tuple[Part, ...]:
    """Return the parts of a list with their columns."""
    tables = Counter(id(part.table) for part in opened)
    return tuple(
        Part(
            part.table.name,
            tuple(_own_columns(part)) if tables[id(part.table)] > 1 else part_columns(part),
        )
        for part in opened
    )


def _own_columns(part: OpenedList) -> Iterator[ColumnUse]:
    """Yield the columns, unused those that only another person of the same row is read from."""
    own = {*part.fields.values(), *(index for some in part.more.values() for index in some)}
    for column, use in zip(part.columns, part_columns(part), strict=True):
        yield use if column.index in own else replace(use, field="")


def lines_of(opened: Sequence[OpenedList], private: Sequence[Set[str]]) -> list[Line]:
    """Return all rows with content in the order of the file, identity numbers hidden.

    `private` are the keys of each part's columns that hold nothing else.
    """
    tables = Counter(id(part.table) for part in opened)
    hidden: dict[int, set[int]] = defaultdict(set)
    for part, keys in zip(opened, private, strict=True):
        hidden[id(part.table)] |= {c.index for c in part.columns if c.key in keys}
    return [
        line
        for number, part in enumerate(opened)
        for line in _lines(number, part, hidden[id(part.table)], whole=tables[id(part.table)] > 1)
    ]


def _lines(number: int, part: OpenedList, hidden: Set[int], *, whole: bool) -> Iterator[Line]:
    """Yield the rows of a part; with `whole`, also the cells that only other parts read."""
    said: list[tuple[Row, str, LineRole]] = [
        (data.row, data.key, "data" if data.decision.is_empty else "settled")
        for data in part.split.data
    ]
    said += [(data.row, data.key, "left_out") for data in part.left_out]
    said += [(row, "", reason) for row, reason, _ in part.split.skipped if row.number]
    said.sort(key=lambda each: each[0].number)
    rows = {row.number: row for row in part.table.rows} if whole else {}
    for row, key, role in said:
        shown = _filled(row, rows.get(row.number, row))
        yield Line(number, row.number, row.line, key, role, _texts(shown, hidden))


def _filled(row: Row, whole: Row) -> Row:
    """Return a row with the cells that only the whole row has."""
    blank = [cell is None or cell == "" for cell in row.cells]
    blank += [True] * (len(whole.cells) - len(blank))
    cells = [whole.at(i) if blank[i] else row.at(i) for i in range(len(blank))]
    return replace(row, cells=cells)


def _texts(row: Row, hidden: Set[int]) -> tuple[str, ...]:
    texts = [
        ""
        if index in hidden
        else hide_identity(cell.shown if isinstance(cell, NoValue) else text_of(cell))
        for index, cell in enumerate(row.cells[:_MOST_COLUMNS])
    ]
    texts = [text[:_LONGEST_TEXT] for text in texts]
    while texts and not texts[-1].strip():
        texts.pop()
    return tuple(texts)
