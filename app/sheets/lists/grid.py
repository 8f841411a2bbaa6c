"""A list as it stands in its file: the cells of each row, so that it can be shown and marked."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
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
    return tuple(Part(part.table.name, part_columns(part)) for part in opened)


def lines_of(opened: Sequence[OpenedList], private: Sequence[Set[str]]) -> list[Line]:
    """Return all rows with content in the order of the file, identity numbers hidden.

    `private` are the keys of each part's columns that hold nothing else.
    """
    return [
        line
        for number, (part, keys) in enumerate(zip(opened, private, strict=True))
        for line in _lines(number, part, {c.index for c in part.columns if c.key in keys})
    ]


def _lines(number: int, part: OpenedList, hidden: Set[int]) -> Iterator[Line]:
    said: list[tuple[Row, str, LineRole]] = [
        (data.row, data.key, "data" if data.decision.is_empty else "settled")
        for data in part.split.data
    ]
    said += [(data.row, data.key, "left_out") for data in part.left_out]
    said += [(row, "", reason) for row, reason, _ in part.split.skipped if row.number]
    said.sort(key=lambda each: each[0].number)
    for row, key, role in said:
        yield Line(number, row.number, row.line, key, role, _texts(row, hidden))


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
