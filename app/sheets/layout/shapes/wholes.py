"""Tables with all of a person in one cell: `Budi Utomo, Ketua KDMP Berta, HP 0812...`."""

from dataclasses import replace

from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.chats.labels import labelled
from app.sheets.layout.chats.lines import line_of
from app.sheets.layout.chats.lists import listed
from app.sheets.layout.columns import Layout

_LEAST, _MOSTLY, _MOST_ROWS, _MOST_COLUMNS = 3, 0.6, 5_000, 12


def out_of_whole_cells(table: Table, layout: Layout) -> Table | None:
    """Return the people of the column whose cells hold whole people; None if there is none."""
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    width = max((len(row.cells) for row in table.rows), default=0)
    for column in range(min(width, _MOST_COLUMNS)):
        rows = [replace(row, cells=[row.at(column)]) for row in table.rows]
        rows = [row for row in rows if text_of(row.cells[0]).strip()]
        whole = sum(map(_is_whole, rows))
        if whole < max(_LEAST, len(rows) * _MOSTLY):
            continue
        alone = replace(table, rows=rows, spans={})
        if found := labelled(alone, layout) or listed(alone, layout):
            return found
    return None


def _is_whole(row: Row) -> bool:
    """Tell whether a cell has several parts, of which one is a telephone or a position."""
    line = line_of(row)
    return line is not None and len(line.pieces) > 1 and bool(line.phone or line.position)
