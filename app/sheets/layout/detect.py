"""Where the data are: which sheet, under which heading, and which rows are not data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.columns import Column, Layout, assign, suggest
from app.sheets.layout.decisions import Decisions
from app.sheets.layout.inference.further import take_further
from app.sheets.layout.inference.paths import without_paths
from app.sheets.layout.inference.plainly import take_plain
from app.sheets.layout.inference.rows import (
    has_number,
    holds,
    is_below_merged,
    is_data,
    is_no_heading,
    is_placed,
    label_at,
    said_in_row,
)
from app.sheets.values.keys import words

_HEADER_SEARCH_ROWS = 500
_FUZZY_SEARCH_ROWS = 60
_HEADER_HEIGHT = 3
_LEAST_EXACT = 2
_SAMPLE_ROWS, _SURE = 80, 0.9
_SAMPLE_CELLS, _FULL = 40, 2


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


def unknown_heading(table: Table, layout: Layout) -> Header | None:
    """Return the first row of several texts if it is unlike all that stands below it.

    Two columns at least hold what their first cell is not.
    """
    tests = [entry.plain for entry in layout.fields if entry.plain is not None]
    for position, row in enumerate(table.rows[:_FUZZY_SEARCH_ROWS] if tests else ()):
        if said_in_row(row) < _FULL + 1 or has_number(row):
            continue
        below = table.rows[position + 1 : position + 1 + _SAMPLE_CELLS]
        unlike = sum(
            not any(test(text) for test in tests) and _are_alike(below, index, tests)
            for index in range(len(row.cells))
            if (text := label_at(row, index))
        )
        return _header(table, layout, position, position) if unlike >= _LEAST_EXACT else None
    return None


def _are_alike(rows: Sequence[Row], index: int, tests: Sequence[Callable[[str], bool]]) -> bool:
    """Tell whether all cells of a column pass one test, of three people or more."""
    texts = [text for row in rows if (text := text_of(row.at(index)).strip())]
    return len(texts) > _FULL and any(all(map(test, texts)) for test in tests)


def later_headings(table: Table, layout: Layout, first: Header) -> list[Header]:
    """Return the headings below the first that name their columns in another way.

    Also those that say the same, if a village or district of their own stands right above.
    """
    found: list[Header] = []
    before = _named(first)
    top = [cell for cell in table.rows[first.last].cells if cell is not None and cell != ""]
    for position in range(first.last + 1, len(table.rows)):
        texts = [cell for cell in table.rows[position].cells if cell is not None and cell != ""]
        if len(texts) < _LEAST_EXACT or not all(isinstance(text, str) for text in texts):
            continue
        exact = {name for text in texts if (name := layout.names_a_field(str(text)[:80]))}
        again = texts == top
        if not again and (len(exact) < _LEAST_EXACT or len(exact) * 2 < len(texts)):
            continue
        header = _header(table, layout, position, position)
        named = _named(header)
        other = named != before and not layout.lacks(named)
        if (other and not holds(table, layout, before, position)) or (
            named == before and is_placed(table, layout, position)
        ):
            found.append(header)
            before = named
    return found


def _named(header: Header) -> dict[str, int]:
    return {column.means: column.index for column in header.columns if column.means}


def _candidates(table: Table, layout: Layout) -> Iterator[Header]:
    complete = False
    for position, row in enumerate(table.rows[:_HEADER_SEARCH_ROWS]):
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell.strip()]
        if has_number(row):
            continue
        exact = {name for text in texts if (name := layout.names_a_field(text[:80]))}
        if len(exact) < _LEAST_EXACT and (complete or position >= _FUZZY_SEARCH_ROWS):
            continue
        if len(texts) < _LEAST_EXACT:
            continue
        best = _header(table, layout, position, position)
        for last in range(position + 1, min(position + _HEADER_HEIGHT, len(table.rows))):
            if has_number(table.rows[last]) or is_no_heading(table, layout, last):
                break
            taller = _header(table, layout, position, last)
            below = is_below_merged(table, table.rows[last - 1], table.rows[last])
            if taller.score < best.score or (taller.score == best.score and not below):
                break
            best = taller
        named = [column.means for column in best.columns if column.means]
        if len(named) >= _LEAST_EXACT and not is_data(table, best.first, best.last, layout):
            complete = complete or not layout.lacks(named)
            yield best


def _header(table: Table, layout: Layout, first: int, last: int) -> Header:
    rows = table.rows[first : last + 1]
    width = max(len(row.cells) for row in rows)
    columns: list[Column] = []
    every = [[label_at(row, index) for row in rows] for index in range(width)]
    lowest = [next((label for label in reversed(labels) if label), "") for labels in every]
    paths = without_paths(
        lowest,
        lambda label: layout.names_a_field(label) is not None,
        lambda path: bool(layout.heading_scores(path)),
    )
    for index, (labels, (path, heading)) in enumerate(zip(every, paths, strict=True)):
        group = _group(table, rows[0], index) if last > first else path
        between = [label for label in labels[1:-1] if label and label != lowest[index]]
        group = " ".join([*filter(None, [group]), *between]).replace("- ", "")
        key = table.column_key(index)
        columns.append(Column(index, key, heading, group if group != lowest[index] else ""))
    suggest(layout, columns, [()] * width)
    score = sum(column.score for column in columns if column.means)
    return Header(first, last, columns, score)


def _group(table: Table, row: Row, column: int) -> str:
    """Return the text above a column: its own, or that of the merged range over it."""
    for start in range(column, -1, -1):
        label = label_at(row, start)
        if label:
            end = table.spans.get((row.number, start))
            spread = table.origin == "csv" or (end is not None and end >= column)
            return label if start == column or spread else ""
    return ""


def _move_headings(layout: Layout, columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """Put a known heading above the column right of it, where that alone holds anything."""
    for column, right in pairwise(columns):
        known = max(layout.heading_scores(column.heading).values(), default=0.0) >= _SURE
        if known and not samples[column.index] and samples[right.index] and not right.heading:
            right.heading, column.heading = column.heading, ""
            right.group, column.group = column.group, ""


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
    filled = [said_in_row(row) for row in below]
    usual = sorted(filled)[len(filled) // 2] if filled else 0
    for row, count in zip(below, filled, strict=True):
        if count == 1 and usual >= _FULL:
            continue  # a section, most likely
        for index, cell in enumerate(row.cells):
            text = text_of(cell).strip()
            if text and len(samples[index]) < _SAMPLE_CELLS:
                samples[index].append(text)
    _move_headings(layout, header.columns, samples)
    for column in header.columns:
        column.blank = not samples[column.index]
    suggest(layout, header.columns, samples)
    take_plain(layout, header.columns, samples)
    fixed = decisions.fixed(table.name, header.columns, layout)
    if fixed:
        assign(header.columns, fixed)
    take_further(layout, header.columns, samples)
    return {column.means: column.index for column in reversed(header.columns) if column.means}
