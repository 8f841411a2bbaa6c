"""Tables with a village over each column and a position before each row: names where they cross."""

from dataclasses import replace

from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.headings import is_nothing
from app.sheets.values.positions import is_written_as_position

_SEARCHED, _LEAST, _MOSTLY, _MOST_ROWS = 12, 2, 0.6, 200
_BEFORE = 6
"""Before the names stand a number, a position, and little else."""
_HEADINGS = ("Jabatan", "Nama", "Desa")


def out_of_crossing(table: Table, layout: Layout) -> Table | None:
    """Return a row for each name of such a table; None if it is none."""
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    if sum(map(_says_a_position, table.rows)) < _LEAST:
        return None
    village = next((e.fits for e in layout.fields if e.name == "village"), None) or is_nothing
    for position, row in enumerate(table.rows[:_SEARCHED]):
        filled = sum(bool(text_of(cell).strip()) for cell in row.cells)
        if filled < _LEAST:
            continue
        places = {
            column: text
            for column, cell in enumerate(row.cells)
            if (text := text_of(cell).strip()) and village(text)
        }
        if len(places) < max(_LEAST, filled * _MOSTLY):
            continue
        below = table.rows[position + 1 :]
        posts = {one.number: _post(one, min(places)) for one in below}
        said = [post for post in posts.values() if post]
        if len(said) >= max(_LEAST, len(below) * _MOSTLY):
            return _crossed(table, position, places, posts)
    return None


def _says_a_position(row: Row) -> bool:
    """Tell whether a position stands in a row where one may stand before villages."""
    return any(
        isinstance(cell, str) and is_written_as_position(cell) for cell in row.cells[:_BEFORE]
    )


def _post(row: Row, first: int) -> str:
    """Return the position that stands before the first village's column; empty if none does."""
    texts = [text_of(row.at(column)).strip() for column in range(first)]
    return next((text for text in texts if is_written_as_position(text)), "")


def _crossed(table: Table, top: int, places: dict[int, str], posts: dict[int, str]) -> Table:
    rows = [*table.rows[:top], Row(0, 0, list(_HEADINGS))]
    for row in table.rows[top + 1 :]:
        post = posts[row.number]
        if not post:
            rows.append(row)
            continue
        for column, place in places.items():
            if name := text_of(row.at(column)).strip():
                rows.append(replace(row, cells=[post, name, place]))
    return replace(table, rows=rows, spans={})
