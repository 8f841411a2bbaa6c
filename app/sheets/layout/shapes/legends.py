"""Positions written as codes that a legend beside the table spells out: `1 = Ketua`."""

import re
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.values.positions import is_written_as_position

_SEARCHED, _LONGEST, _LEAST, _MOSTLY = 60, 60, 2, 0.8
_SPELT = re.compile(r"\s*\(?(\d{1,2}|[A-Za-z])\)?\s*[=:]\s*(\S.*)")
_NAMES = 0.5


def with_codes_spelt(table: Table, layout: Layout) -> Table:
    """Return a table with the words of its legend in the place of the codes of a position."""
    if "position" not in layout.names:
        return table
    legend: dict[str, str] = {}
    places: set[tuple[int, int]] = set()
    for position, row in enumerate(table.rows[:_SEARCHED]):
        for column, cell in enumerate(row.cells):
            spelt = _SPELT.fullmatch(cell[:_LONGEST]) if isinstance(cell, str) else None
            if spelt and is_written_as_position(spelt[2].strip()):
                legend[spelt[1].casefold()] = spelt[2].strip()
                places.add((position, column))
    top = _heading_of_codes(table, layout, legend) if len(legend) >= _LEAST else None
    if top is None:
        return table
    rows = []
    for position, row in enumerate(table.rows):
        cells: list[Cell] = [
            None if (position, column) in places else cell for column, cell in enumerate(row.cells)
        ]
        if position > top[0] and top[1] < len(cells):
            code = text_of(cells[top[1]]).strip().casefold()
            cells[top[1]] = legend.get(code, cells[top[1]])
        rows.append(replace(row, cells=cells))
    return replace(table, rows=[row for row in rows if _says(row)])


def _heading_of_codes(
    table: Table, layout: Layout, legend: dict[str, str]
) -> tuple[int, int] | None:
    """Return where the heading of a column of codes stands: row and column; None if nowhere."""
    for position, row in enumerate(table.rows[:_SEARCHED]):
        for column, cell in enumerate(row.cells):
            text = text_of(cell).strip()[:_LONGEST]
            if not text or layout.heading_scores(text).get("position", 0.0) < _NAMES:
                continue
            below = [text_of(one.at(column)).strip() for one in table.rows[position + 1 :]]
            filled = [one.casefold() for one in below if one]
            coded = sum(one in legend for one in filled)
            if coded >= max(_LEAST, len(filled) * _MOSTLY):
                return position, column
    return None


def _says(row: Row) -> bool:
    return any(cell is not None and cell != "" for cell in row.cells)
