"""Tables with two rows for each person: a position and a number below the name and the village."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import Header, find_header
from app.sheets.layout.headings import is_ordinal
from app.sheets.values.people import look_like_names
from app.sheets.values.phones import is_plainly_mobile
from app.sheets.values.positions import is_written_as_position

_LEAST, _MOSTLY, _MOST_ROWS, _LONGEST = 3, 0.8, 5_000, 80
_HALVES = re.compile(r"[/\n]")


def with_rows_joined(table: Table, layout: Layout) -> Table | None:
    """Return a table with the second row of each person right of the first; None if it has none.

    Each first row is numbered and each second one is not, and none of those names anybody.
    """
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    header = find_header(table, layout)
    if header is None:
        return None
    named = {column.means: column.index for column in header.columns if column.means}
    number, name = named.get("number"), named.get("name")
    if number is None or name is None:
        return None
    below = table.rows[header.last + 1 :]
    firsts = [
        at for at, row in enumerate(below) if is_ordinal(text_of(row.at(number)).strip() or "-")
    ]
    seconds = [at + 1 for at in firsts if at + 1 < len(below) and at + 1 not in set(firsts)]
    fine = [at for at in seconds if _goes_on(below[at], number, name)]
    others = len(below) - len(firsts) - len(seconds)
    if (
        len(fine) < max(_LEAST, len(firsts) * _MOSTLY)
        or len(fine) < len(seconds)
        or others > _LEAST
    ):
        return None
    return _joined(table, header, below, set(fine))


def _goes_on(row: Row, number: int, name: int) -> bool:
    """Tell whether a row says a position or a number of somebody, and no name of another."""
    texts = [text for cell in row.cells if (text := text_of(cell).strip())]
    below = text_of(row.at(name)).strip()
    says = any(is_plainly_mobile(text) or is_written_as_position(text) for text in texts)
    somebody = look_like_names(below) and not is_written_as_position(below)
    return says and not text_of(row.at(number)).strip() and not somebody


def _joined(table: Table, header: Header, below: Sequence[Row], seconds: set[int]) -> Table:
    width = max(len(row.cells) for row in table.rows)
    top: list[Cell] = [*table.rows[header.last].cells, *[None] * width][:width]
    halves = [_HALVES.split(text_of(cell)[:_LONGEST], maxsplit=1) for cell in top]
    heading: list[Cell] = [parts[0].strip() for parts in halves]
    heading += [parts[1].strip() if parts[1:] else None for parts in halves]
    rows = [*table.rows[: header.last], replace(table.rows[header.last], cells=heading)]
    for at, row in enumerate(below):
        if at in seconds:
            first = rows[-1]
            cells = [*first.cells, *[None] * width][:width]
            rows[-1] = replace(first, cells=[*cells, *row.cells])
        else:
            rows.append(row)
    return replace(table, rows=rows, spans={})
