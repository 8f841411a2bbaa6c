"""Tables of which each cell stands on a line of its own, as one copied out of a document does."""

from collections.abc import Sequence

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.headings import is_nothing

_LEAST_HEADINGS, _MOST_HEADINGS, _MORE = 3, 12, 3
_SEARCHED = 20
_LONGEST = 80
_MOSTLY = 0.7


def out_of_lines(table: Table, layout: Layout) -> Table | None:
    """Return lines as a table, if they begin with its headings; None if they do not.

    A blank line is a cell without content. How many columns there are is seen from the headings
    and from the cells that prove that a row is data.
    """
    if any(len(_filled(row)) > 1 for row in table.rows):
        return None
    for start in range(min(len(table.rows), _SEARCHED)):
        count = _headings(table.rows[start:], layout)
        if count < _LEAST_HEADINGS:
            continue
        widths = range(count, count + _MORE + 1)
        best = max(widths, key=lambda width: (_fitting(table.rows[start:], width, layout), -width))
        if _fitting(table.rows[start:], best, layout) >= _MOSTLY:
            shaped = _rows(table.rows[start:], best)
            return Table(table.name, table.origin, shaped, table.hidden, table.active)
        return None
    return None


def _filled(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := text_of(cell).strip())]


def _headings(rows: Sequence[Row], layout: Layout) -> int:
    """Count the lines that name fields, each another one, from the first on."""
    names: list[str] = []
    for row in rows[:_MOST_HEADINGS]:
        texts = _filled(row)
        name = layout.names_a_field(texts[0][:_LONGEST]) if texts else None
        if name is None or name in names:
            break
        names.append(name)
    return len(names) if not layout.lacks(names) else 0


def _rows(rows: Sequence[Row], width: int) -> list[Row]:
    """Return lines as rows of so many cells, each where its first cell stands."""
    first = rows[0].line
    made: dict[int, Row] = {}
    for row in rows:
        at, column = divmod(row.line - first, width)
        cells: list[Cell] = made[at].cells if at in made else [""] * width
        if at not in made:
            made[at] = Row(row.number, row.line, cells, hidden=row.hidden, struck=row.struck)
        cells[column] = next((cell for cell in row.cells if text_of(cell).strip()), "")
    return [made[at] for at in sorted(made)]


def _fitting(rows: Sequence[Row], width: int, layout: Layout) -> float:
    """Return in what share of rows of so many cells a cell proves that the row is data."""
    heading, *below = _rows(rows, width)
    named = [layout.names_a_field(text_of(cell).strip()[:_LONGEST]) for cell in heading.cells]
    tests = {entry.name: entry.fits or is_nothing for entry in layout.fields}
    telling = [(at, tests[name]) for at, name in enumerate(named) if name in layout.telling]
    proven = sum(any(test(text_of(row.at(at)).strip()) for at, test in telling) for row in below)
    return proven / len(below) if below else 0.0
