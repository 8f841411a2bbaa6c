"""Choices as columns of ticks, such as Ketua, Sekretaris and Bendahara: one column with words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.values.marks import Mark, crosses_mean_no, is_mark, read_mark

_SEARCHED, _SAMPLE = 60, 200
_LEAST_COLUMNS = 2
_MARKS_SHARE = 0.9
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """What columns of ticks may say: the heading of their one column, and what a heading means.

    `means` returns the text to write for a tick, empty if the heading is none of the choice.
    """

    heading: str
    means: Callable[[str], str]


def without_ticks(table: Table, layout: Layout, choices: Sequence[Choice]) -> Table:
    """Return a table in which the columns of ticks of each choice are one column."""
    for choice in choices:
        found = _find(table, layout, choice)
        if found:
            table = _joined(table, *found, choice.heading)
    return table


def _find(table: Table, layout: Layout, choice: Choice) -> tuple[int, dict[int, str]] | None:
    """Return the position of the headings and what those of columns of ticks mean."""
    for position, row in enumerate(table.rows[:_SEARCHED]):
        columns = {
            index: text
            for index, cell in enumerate(row.cells)
            if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and cell.strip()
            if (text := choice.means(cell))
        }
        if len(columns) < _LEAST_COLUMNS:
            continue
        below = table.rows[position + 1 : position + 1 + _SAMPLE]
        ticked = {index: text for index, text in columns.items() if _are_ticks(below, index)}
        above = table.rows[max(0, position - 1) : position + 1]
        marked = any(text_of(row.at(index)).strip() for row in below for index in ticked)
        if len(ticked) >= _LEAST_COLUMNS and marked and _is_heading(above, layout, ticked):
            return position, ticked
    return None


def _are_ticks(below: Sequence[Row], index: int) -> bool:
    texts = [text for row in below if (text := text_of(row.at(index)).strip())]
    fitting = sum(map(is_mark, texts))
    return fitting >= _MARKS_SHARE * len(texts) and not _is_counted(texts)


def _is_counted(texts: Sequence[str]) -> bool:
    return any(text.isdigit() and int(text) > 1 for text in texts)


def _is_heading(rows: Sequence[Row], layout: Layout, ticked: dict[int, str]) -> bool:
    """Tell whether other columns have headings that a list knows."""
    others = [
        text_of(cell)[:_LONGEST_HEADING]
        for row in rows
        for index, cell in enumerate(row.cells)
        if index not in ticked
    ]
    return any(layout.heading_scores(text) for text in others if text.strip())


def _joined(table: Table, position: int, ticked: dict[int, str], heading: str) -> Table:
    below = table.rows[position + 1 :]
    marks = [read_mark(text_of(row.at(index))) for row in below for index in ticked]
    crosses_are_no = crosses_mean_no(marks)
    rows = [*table.rows[:position], _with(table.rows[position], ticked, heading)]
    for row in below:
        chosen = [
            said
            for index, text in ticked.items()
            if (said := _said(text_of(row.at(index)), text, crosses_are_no))
        ]
        rows.append(_with(row, ticked, ", ".join(chosen)))
    return replace(table, rows=[row for row in rows if any(map(_says, row.cells))])


def _said(cell: str, meaning: str, crosses_are_no: bool) -> str:
    mark: Mark = read_mark(cell)
    if mark in {"no", 0} or (mark == "cross" and crosses_are_no):
        return ""
    return f"{meaning} ({' '.join(cell.split())})" if mark == "strange" else meaning


def _with(row: Row, ticked: dict[int, str], text: str) -> Row:
    """Return a row with a text in the first of the columns, and nothing in the others."""
    first = min(ticked)
    cells: list[Cell] = [None if i in ticked else cell for i, cell in enumerate(row.cells)]
    cells += [None] * (first + 1 - len(cells))
    cells[first] = text or None
    return replace(row, cells=cells)


def _says(cell: Cell) -> bool:
    return cell is not None and cell != ""
