"""Where the data are: which sheet, under which heading, and which rows are not data."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Column, Layout, assign, suggest
from app.sheets.layout.decisions import Decisions
from app.sheets.values.keys import words
from app.sheets.values.phones import read_phone

_HEADER_SEARCH_ROWS = 500
_FUZZY_SEARCH_ROWS = 60
_HEADER_HEIGHT = 3
_LEAST_EXACT = 2
_DIGITS_OF_NUMBER, _LONGEST_NUMBER = 9, 30
_SAMPLE_ROWS = 80
_LONGEST_TEXT = 80
_SAMPLE_CELLS = 40


@dataclass(slots=True)
class Header:
    """The heading of a table: positions in `Table.rows` of its first and last row, and columns."""

    first: int
    last: int
    columns: list[Column]
    score: float


def find_header(table: Table, layout: Layout) -> Header | None:
    """Return the first heading that is known as a whole, else the first that names the most fields.

    None if no row names two, unless one is all that the list needs.

    A heading may be up to three rows high; a lower row counts only where it names more.
    """
    candidates = list(_candidates(table, layout))
    for header in candidates:
        if _is_whole(table, layout, header):
            return header
    best = max((header.score for header in candidates), default=0)
    found = next((header for header in candidates if header.score >= 0.95 * best), None)
    return found or _lone_heading(table, layout)


def _has_number(row: Row) -> bool:
    return any(isinstance(cell, str) and _is_number(cell) for cell in row.cells)


def _is_number(text: str) -> bool:
    """Tell whether a text is a telephone number, which no heading is."""
    return sum(map(str.isdigit, text[:_LONGEST_NUMBER])) >= _DIGITS_OF_NUMBER and (
        len(text) <= _LONGEST_NUMBER and bool(read_phone(text).proposed)
    )


def _is_whole(table: Table, layout: Layout, header: Header) -> bool:
    """Tell whether all that a row says are known headings, and all that is needed is there."""
    texts = [cell for cell in table.rows[header.last].cells if cell is not None and cell != ""]
    known = [isinstance(text, str) and layout.names_a_field(text[:80]) for text in texts]
    named = [column.means for column in header.columns if column.means]
    return all(known) and not layout.lacks(named)


def _lone_heading(table: Table, layout: Layout) -> Header | None:
    """Return a heading of one known name, where that is all that the list needs."""
    for position, row in enumerate(table.rows[:_FUZZY_SEARCH_ROWS]):
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell.strip()]
        names = {name for text in texts if (name := layout.names_a_field(text[:80]))}
        if names and not layout.lacks(list(names)) and len(texts) == len(names):
            return _header(table, layout, position, position)
    return None


def named_heading(table: Table, layout: Layout, decisions: Decisions) -> Header | None:
    """Return the row that holds all headings that people named, where they named some."""
    wanted = decisions.headings()
    for position, row in enumerate(table.rows[:_FUZZY_SEARCH_ROWS] if wanted else ()):
        if wanted <= {words(cell) for cell in row.cells if isinstance(cell, str)}:
            return _header(table, layout, position, position)
    return None


def later_headings(table: Table, layout: Layout, first: Header) -> list[Header]:
    """Return the headings below the first that name their columns in another way."""
    found: list[Header] = []
    before = _named(first)
    for position in range(first.last + 1, len(table.rows)):
        texts = [cell for cell in table.rows[position].cells if cell is not None and cell != ""]
        if len(texts) < _LEAST_EXACT or not all(isinstance(text, str) for text in texts):
            continue
        exact = {name for text in texts if (name := layout.names_a_field(str(text)[:80]))}
        if len(exact) < _LEAST_EXACT or len(exact) * 2 < len(texts):
            continue
        header = _header(table, layout, position, position)
        named = _named(header)
        if named != before and not layout.lacks(named):
            found.append(header)
            before = named
    return found


def _named(header: Header) -> dict[str, int]:
    return {column.means: column.index for column in header.columns if column.means}


def _candidates(table: Table, layout: Layout) -> Iterator[Header]:
    complete = False
    for position, row in enumerate(table.rows[:_HEADER_SEARCH_ROWS]):
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell.strip()]
        if _has_number(row):
            continue
        exact = {name for text in texts if (name := layout.names_a_field(text[:80]))}
        if len(exact) < _LEAST_EXACT and (complete or position >= _FUZZY_SEARCH_ROWS):
            continue
        if len(texts) < _LEAST_EXACT:
            continue
        best = _header(table, layout, position, position)
        for last in range(position + 1, min(position + _HEADER_HEIGHT, len(table.rows))):
            if _has_number(table.rows[last]):
                break
            taller = _header(table, layout, position, last)
            below = _is_below_merged(table, table.rows[last - 1], table.rows[last])
            if taller.score < best.score or (taller.score == best.score and not below):
                break
            best = taller
        named = [column.means for column in best.columns if column.means]
        if len(named) >= _LEAST_EXACT and not _is_data(table, best, layout):
            complete = complete or not layout.lacks(named)
            yield best


def _is_data(table: Table, header: Header, layout: Layout) -> bool:
    """Tell whether a village stands in a row, and in one beside it at the same place."""
    test = next((entry.fits for entry in layout.fields if entry.name == "village"), None)
    rows = table.rows[max(0, header.first - 1) : header.last + 2]
    return test is not None and any(
        _is_text(cell)
        and _is_text(below.at(index))
        and test(text_of(cell))
        and test(text_of(below.at(index)))
        for row, below in pairwise(rows)
        for index, cell in enumerate(row.cells)
        if not (isinstance(cell, str) and layout.names_a_field(cell[:80]))
    )


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell.strip()) <= _LONGEST_TEXT


def _is_below_merged(table: Table, above: Row, row: Row) -> bool:
    """Tell whether all that a row says are texts right below one heading over several columns."""
    filled = [index for index, cell in enumerate(row.cells) if cell is not None and cell != ""]
    spans = [(start, end) for (number, start), end in table.spans.items() if number == above.number]
    return len(filled) >= _LEAST_EXACT and all(
        isinstance(row.cells[index], str) and any(start <= index <= end for start, end in spans)
        for index in filled
    )


def _header(table: Table, layout: Layout, first: int, last: int) -> Header:
    rows = table.rows[first : last + 1]
    width = max(len(row.cells) for row in rows)
    columns: list[Column] = []
    for index in range(width):
        labels = [_label(row, index) for row in rows]
        heading = next((label for label in reversed(labels) if label), "")
        group = _group(table, rows[0], index) if last > first else ""
        between = [label for label in labels[1:-1] if label and label != heading]
        group = " ".join([*filter(None, [group]), *between]).replace("- ", "")
        key = table.column_key(index)
        columns.append(Column(index, key, heading, group if group != heading else ""))
    suggest(layout, columns, [()] * width)
    score = sum(column.score for column in columns if column.means)
    return Header(first, last, columns, score)


def _label(row: Row, column: int) -> str:
    cell = row.at(column)
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _group(table: Table, row: Row, column: int) -> str:
    """Return the text above a column: its own, or that of the merged range over it."""
    for start in range(column, -1, -1):
        label = _label(row, start)
        if label:
            end = table.spans.get((row.number, start))
            spread = table.origin == "csv" or (end is not None and end >= column)
            return label if start == column or spread else ""
    return ""


def map_columns(
    table: Table,
    layout: Layout,
    header: Header,
    decisions: Decisions,
) -> dict[str, int]:
    """Say what each column holds, now with a look at the cells; return field -> column.

    Raises BadMappingError where decisions contradict each other.
    """
    below = table.rows[header.last + 1 : header.last + 1 + _SAMPLE_ROWS]
    width = max([len(header.columns), *(len(row.cells) for row in below)])
    for index in range(len(header.columns), width):
        header.columns.append(Column(index, table.column_key(index), ""))
    samples: list[list[str]] = [[] for _ in range(width)]
    for row in below:
        for index, cell in enumerate(row.cells):
            text = text_of(cell).strip()
            if text and len(samples[index]) < _SAMPLE_CELLS:
                samples[index].append(text)
    for column in header.columns:
        column.blank = not samples[column.index]
    suggest(layout, header.columns, samples)
    fixed = decisions.fixed(table.name, header.columns)
    if fixed:
        assign(header.columns, fixed)
    return {column.means: column.index for column in header.columns if column.means}
