"""What rows around a heading are: data, examples, places, and no headings."""

import re
from itertools import pairwise

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.values.phones import read_phone

_LEAST_EXACT = 2
_DIGITS_OF_NUMBER, _LONGEST_NUMBER = 9, 30
_LONGEST_TEXT = 80
_PLACES = frozenset({"village", "kecamatan", "cooperative"})
_NUMBER = re.compile(r"\(?(?:\d{1,5}|[a-z]|[ivx]{1,5})[.)]*", re.IGNORECASE)
"""What numbers a row or a section: `1`, `A.`, `II)`."""


def has_number(row: Row) -> bool:
    """Tell whether a cell of a row is a telephone number, as none of a heading is."""
    return any(isinstance(cell, str) and _is_number(cell) for cell in row.cells)


def _is_number(text: str) -> bool:
    """Tell whether a text is a telephone number, which no heading is."""
    return sum(map(str.isdigit, text[:_LONGEST_NUMBER])) >= _DIGITS_OF_NUMBER and (
        len(text) <= _LONGEST_NUMBER and bool(read_phone(text).proposed)
    )


def is_placed(table: Table, layout: Layout, position: int) -> bool:
    """Tell whether `Desa : Berta` stands right above a heading."""
    return any(is_label(row, layout) for row in table.rows[max(0, position - 2) : position])


def is_label(row: Row, layout: Layout) -> bool:
    """Tell whether a row says one thing alone: a place, behind the label or behind a colon."""
    texts = [text for cell in row.cells if (text := text_of(cell).strip(" :"))]
    tests = {e.name: e.fits for e in layout.fields if e.name in _PLACES and e.fits}
    label, *rest = texts or [""]
    if len(texts) == 1:
        label, _, behind = label.partition(":")
        rest = [behind.strip()]
    fits = tests.get(layout.names_a_field(label.strip()[:_LONGEST_TEXT]) or "")
    return len(rest) == 1 and bool(rest[0]) and fits is not None and fits(rest[0])


def holds(table: Table, layout: Layout, fields: dict[str, int], position: int) -> bool:
    """Tell whether a cell of a row is what its column holds, as in an example to be followed."""
    row = table.rows[position]
    tests = ((e.fits, fields[e.name]) for e in layout.fields if e.fits and e.name in fields)
    return any(fits(text) for fits, index in tests if (text := text_of(row.at(index)).strip()))


def is_data(table: Table, first: int, last: int, layout: Layout) -> bool:
    """Tell whether a village stands in a row, and in one beside it at the same place."""
    test = next((entry.fits for entry in layout.fields if entry.name == "village"), None)
    rows = table.rows[max(0, first - 1) : last + 2]
    return test is not None and any(
        _is_text(cell)
        and _is_text(below.at(index))
        and test(text_of(cell))
        and test(text_of(below.at(index)))
        for row, below in pairwise(rows)
        for index, cell in enumerate(row.cells)
        if not (isinstance(cell, str) and layout.names_a_field(cell[:80]))
    )


def is_no_heading(table: Table, layout: Layout, position: int) -> bool:
    """Tell whether a row below one of headings says a place, or an example of what to write.

    An example names another field than the heading above it, where that is no group of several.
    """
    above, row = table.rows[position - 1], table.rows[position]
    filled = [index for index, cell in enumerate(row.cells) if text_of(cell).strip()]
    if len(filled) == 1 and _is_place(text_of(row.cells[filled[0]]), layout):
        return True
    for index in filled:
        upper = layout.names_a_field(label_at(above, index)[:80])
        fits = next((e.fits for e in layout.fields if e.name == upper and e.fits), None)
        grouped = not label_at(above, index + 1) and bool(label_at(row, index + 1))
        if fits is not None and not grouped and fits(label_at(row, index)):
            return True
    return False


def _is_place(text: str, layout: Layout) -> bool:
    tests = [e.fits for e in layout.fields if e.name in {"village", "kecamatan"} and e.fits]
    return not layout.names_a_field(text[:80]) and any(test(text.strip()) for test in tests)


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell.strip()) <= _LONGEST_TEXT


def is_below_merged(table: Table, above: Row, row: Row) -> bool:
    """Tell whether all that a row says are texts right below one heading over several columns."""
    filled = [index for index, cell in enumerate(row.cells) if cell is not None and cell != ""]
    spans = [(start, end) for (number, start), end in table.spans.items() if number == above.number]
    return len(filled) >= _LEAST_EXACT and all(
        isinstance(row.cells[index], str) and any(start <= index <= end for start, end in spans)
        for index in filled
    )


def label_at(row: Row, column: int) -> str:
    """Return the text of a cell on one line; empty if it holds none."""
    cell = row.at(column)
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def said_in_row(row: Row) -> int:
    """Count the cells of a row that say more than a running number."""
    texts = (text_of(cell).strip() for cell in row.cells)
    return sum(bool(text) and _NUMBER.fullmatch(text) is None for text in texts)
