"""Cells that hold a name together with its place: `Ketua KDMP Berta (Sdr. Budi)`, `Berta_Budi`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import find_header
from app.sheets.layout.headings import is_nothing
from app.sheets.values.people import looks_like_name, read_name

_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]", re.DOTALL)
_BETWEEN = tuple(re.compile(sign) for sign in (r"_+", r"\s[-–—]\s", r"\s*\|\s*", r"\s*\n\s*"))
_LONGEST = 200
_LEAST, _MOSTLY, _MOST_ROWS = 3, 0.6, 5_000
_NAME_IS_SURE = 0.9
_HEADINGS = ("Nama", "Jabatan", "Desa")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a cell says of one person; `position` is empty if it says none."""

    name: str
    position: str
    place: str


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
        if isinstance(cell, str) and (said := _said(cell, layout))
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
    table: Table, layout: Layout, first: int, column: int, found: dict[tuple[int, int], _Said]
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
    table: Table, first: int, columns: Sequence[int], found: dict[tuple[int, int], _Said]
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


def _said(text: str, layout: Layout) -> _Said | None:
    """Return what a text says of one person; None unless it is clear which part is the name."""
    if len(text) > _LONGEST:
        return None
    village = next((e.fits for e in layout.fields if e.name == "village"), None) or is_nothing
    for one, other in _halves(text.strip()):
        found = []
        for name, place in ((one, other), (other, one)):
            position, where = layout.office(place) if layout.office else ("", "")
            where = where or (place if village(place) else "")
            bare = read_name(name).text
            if where and bare and looks_like_name(bare) and not village(name):
                found.append(_Said(bare, position, where))
        if len(found) == 1:
            return found[0]
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the two parts of a text, by each sign that parts it once."""
    inside = _BRACKETS.fullmatch(text)
    if inside:
        yield inside[1], inside[2]
    for sign in _BETWEEN:
        parts = sign.split(text)
        if len(parts) == len(("name", "place")):
            yield parts[0].strip(), parts[1].strip()
