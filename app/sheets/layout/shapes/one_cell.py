"""Tables whose rows stand whole in one cell each: a CSV file pasted or opened wrongly."""

import csv
from collections.abc import Sequence
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table
from app.sheets.layout.columns import Layout

_DELIMITERS = ";,\t|"
_LEAST_ROWS, _LEAST_PARTS = 2, 3
_HEADING_ROWS = 30
_LEAST_NAMED, _ALIKE = 2, 0.8


def out_of_one_cell(table: Table, layout: Layout) -> Table:
    """Return a table with its rows taken apart where each stands in one cell, else as it is.

    So it is where the parts of one row are headings, and most rows below have as many.
    """
    texts = [_lone_text(row) for row in table.rows[:_HEADING_ROWS]]
    for position, text in enumerate(texts):
        if text is None:
            return table
        delimiter = max(_DELIMITERS, key=text.count)
        heading = _parts(text, delimiter)
        named = {name for part in heading if (name := layout.names_a_field(part.strip()))}
        if len(heading) >= _LEAST_PARTS and len(named) >= max(_LEAST_NAMED, len(heading) // 2):
            return _taken_apart(table, position, delimiter, len(heading))
    return table


def _taken_apart(table: Table, heading: int, delimiter: str, width: int) -> Table:
    below = [_lone_text(row) for row in table.rows[heading + 1 :]]
    parts = [_parts(text, delimiter) for text in below if text is not None]
    alike = sum(len(each) == width for each in parts)
    if len(parts) < len(below) or alike < max(_LEAST_ROWS - 1, len(below) * _ALIKE):
        return table
    rows = [_row(row, delimiter) for row in table.rows]
    return replace(table, origin="csv", rows=rows, spans={})


def _row(row: Row, delimiter: str) -> Row:
    cells: Sequence[Cell] = _parts(_lone_text(row) or "", delimiter)
    return replace(row, cells=list(cells), filled_down=frozenset())


def _parts(text: str, delimiter: str) -> list[str]:
    return next(csv.reader([text.replace("\n", " ")], delimiter=delimiter), [])


def _lone_text(row: Row) -> str | None:
    """Return the text of a row that has no other cell; None where it has others."""
    texts = [cell for cell in row.cells if cell is not None and cell != ""]
    return texts[0] if len(texts) == 1 and isinstance(texts[0], str) else None
