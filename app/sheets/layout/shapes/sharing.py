"""Cells that hold a name together with its place: `Ketua KDMP Berta (Sdr. Budi)`, `Berta_Budi`."""

from collections.abc import Sequence
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import find_header
from app.sheets.layout.places.names import Said, said_in

_LONGEST = 200
_LEAST, _MOSTLY, _MOST_ROWS = 3, 0.6, 5_000
_NAME_IS_SURE = 0.9
_HEADINGS = ("Nama", "Jabatan", "Desa")


def with_places_apart(table: Table, layout: Layout) -> Table | None:
    """Return a table in which names and places that share their cells have columns of their own.

    One column of such cells keeps its row; several, as in the plan of a hall, become one row for
    each cell. None where the headings name a place already, or where hardly a cell holds both.
    """
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    header = find_header(table, layout)
    named = [column.means for column in header.columns if column.means] if header else []
    if header and not layout.lacks(named):
        return None
    cells = [
        (position, column, said)
        for position, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
        if isinstance(cell, str) and (said := said_in(cell, layout))
    ]
    if len(cells) < _LEAST:
        return None
    first = min(position for position, _, _ in cells)
    columns = sorted({column for _, column, _ in cells})
    below = [row.at(column) for row in table.rows[first:] for column in columns]
    filled = sum(bool(text_of(cell).strip()) for cell in below)
    if first == 0 or len(cells) < max(_LEAST, filled * _MOSTLY):
        return None
    found = {(position, column): said for position, column, said in cells}
    if len(columns) == 1:
        return _beside(table, layout, first, columns[0], found)
    return _below(table, first, columns, found)


def _beside(
    table: Table, layout: Layout, first: int, column: int, found: dict[tuple[int, int], Said]
) -> Table | None:
    """Return a table with positions and places at its end; None if its heading is no name's."""
    tops = [at for at in range(first) if _is_of_names(table.rows[at].at(column), layout)]
    if not tops:
        return None
    top = tops[-1]
    width = max(len(row.cells) for row in table.rows)
    positions = any(said.position for said in found.values())
    rows = []
    for at, row in enumerate(table.rows):
        cells = [*row.cells, *[None] * (width - len(row.cells))]
        said = found.get((at, column))
        more: list[Cell] = [_HEADINGS[1], _HEADINGS[2]] if at == top else []
        if said:
            cells[column] = said.name
            more = [said.position, said.place]
        rows.append(replace(row, cells=[*cells, *(more if positions else more[1:])]))
    return replace(table, rows=rows)


def _is_of_names(cell: Cell, layout: Layout) -> bool:
    text = text_of(cell).strip()[:_LONGEST]
    return bool(text) and layout.heading_scores(text).get("name", 0.0) >= _NAME_IS_SURE


def _below(
    table: Table, first: int, columns: Sequence[int], found: dict[tuple[int, int], Said]
) -> Table:
    """Return a row for each cell, below those that stand above all of them."""
    positions = any(said.position for said in found.values())
    rows = [*table.rows[:first], Row(0, 0, _cells(*_HEADINGS, positions=positions))]
    for at, row in enumerate(table.rows[first:], first):
        for column in columns:
            said = found.get((at, column))
            text = text_of(row.at(column)).strip()
            if said or text:
                parts = (said.name, said.position, said.place) if said else (text, "", "")
                rows.append(replace(row, cells=_cells(*parts, positions=positions)))
    return replace(table, rows=rows, spans={})


def _cells(name: str, position: str, place: str, *, positions: bool) -> list[Cell]:
    return [name, position, place] if positions else [name, place]
