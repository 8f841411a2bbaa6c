"""Lists that run sideways, and those whose headings stand at the foot."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import find_header
from app.sheets.layout.headings import is_ordinal
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.shapes.forms import without_forms
from app.sheets.layout.shapes.lines import out_of_lines

_LEAST_LABELS, _MOST_LABELS = 2, 60
_SURE_LABELS, _LABELS_SHARE, _FEWEST_LABELS, _SURE = 3, 0.7, 0.4, 0.75
_LEAST_ABOVE = 2
_LEAST_ALIKE, _LEAST_UNUSED, _LEAST_PEOPLE = 2, 2, 3
_PEOPLE_SHARE = 0.8
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def other_shapes(table: Table, layout: Layout) -> Iterator[Table]:
    """Yield what a table without headings over its columns may be otherwise."""
    forms = without_forms(table, layout)
    if forms is not None:
        yield forms
    lines = out_of_lines(table, layout)
    if lines is not None:
        yield lines
    if _LEAST_LABELS <= len(table.rows) <= _MOST_LABELS and not _is_upright(table, layout):
        yield turned(table)


def _is_upright(table: Table, layout: Layout) -> bool:
    """Tell whether a row names more fields than the first cells of all rows do."""
    beside = max(len(_named(row.cells, layout)) for row in table.rows)
    first = [next((c for c in row.cells if _says(c)), None) for row in table.rows]
    distinct = {text for cell in first if (text := text_of(cell).strip())}
    labels = sum(_is_label(text, layout) for text in distinct)
    if len(distinct) < len(first) * _LABELS_SHARE or labels < len(distinct) * _FEWEST_LABELS:
        return True
    return beside >= max(_SURE_LABELS, len(_named(first, layout)) + 1)


def _is_label(text: str, layout: Layout) -> bool:
    scores = layout.heading_scores(text[:_MOST_LABELS])
    return max(scores.values(), default=0.0) >= _SURE or layout.names_a_field(text) is not None


def _says(cell: Cell) -> bool:
    """Tell whether a cell says more than a running number or a colon."""
    text = text_of(cell).strip(" :")
    return bool(text) and not is_ordinal(text)


def _named(cells: Sequence[Cell], layout: Layout) -> set[str]:
    """Return the fields that cells name, known or nearly."""
    texts = [cell[:_MOST_LABELS] for cell in cells if isinstance(cell, str) and cell.strip()]
    return {
        max(scores, key=scores.__getitem__) for t in texts if (scores := layout.heading_scores(t))
    }


def sideways(table: Table, layout: Layout) -> Table | None:
    """Return a table turned if nearly each of its rows begins with a heading of its own."""
    if not _SURE_LABELS <= len(table.rows) <= _MOST_LABELS:
        return None
    labels: set[str] = set()
    labelled = 0
    for row in table.rows:
        texts = [text for cell in row.cells if (text := text_of(cell).strip())]
        names = [layout.names_a_field(text[:_MOST_LABELS]) for text in texts]
        several = len(names) > 1 and names[1] not in {None, "name"}
        if names and names[0] and not several:
            labels.add(names[0])
            labelled += 1
    sure = len(labels) == labelled >= max(_SURE_LABELS, _LABELS_SHARE * len(table.rows))
    return turned(table) if sure and not layout.lacks(sorted(labels)) else None


def with_headings_above(table: Table, layout: Layout) -> Table:
    """Return a table with its headings above the rows, where they stand at the foot."""
    if not table.rows[_LEAST_ABOVE:] or not _names(table.rows[-1], layout):
        return table
    header = find_header(table, layout)
    if header is None or header.last + 1 < len(table.rows) or header.first < _LEAST_ABOVE:
        return table
    rows = [*table.rows[header.first :], *table.rows[: header.first]]
    return replace(table, rows=rows)


def is_plan(part: OpenedList, layout: Layout) -> bool:
    """Tell whether names stand all over a table without headings, as in the plan of a hall."""
    test = next((entry.unnamed for entry in layout.fields if entry.name == "name"), None)
    if test is None:
        return False
    if "village" in layout.names:
        return any(_are_people(part, column.index, layout, test) for column in part.columns)
    unused = 0
    for column in part.columns:
        at = column.index
        texts = [t for d in part.split.data if (t := "".join(d.texts[at : at + 1]).strip())]
        alike = len(texts) >= _LEAST_ALIKE and all(map(test, texts))
        unused += alike and at not in part.fields.values()
    return unused >= _LEAST_UNUSED


def _are_people(part: OpenedList, index: int, layout: Layout, test: Callable[[str], bool]) -> bool:
    """Tell whether a column of which nothing is taken holds names of several words alone."""
    said = ["".join(data.texts[index : index + 1]).strip() for data in part.split.data]
    texts = [bare for text in said if (bare := _IN_BRACKETS.sub("", text).strip())]
    if index in part.fields.values() or len(texts) < _LEAST_PEOPLE:
        return False
    others = [entry.fits for entry in layout.fields if entry.fits and entry.name != "name"]
    people = sum(" " in text and test(text) for text in texts)
    return people >= _PEOPLE_SHARE * len(texts) and not any(
        sum(map(fits, texts)) * 2 >= len(texts) for fits in others
    )


def _names(row: Row, layout: Layout) -> bool:
    texts = [cell for cell in row.cells if isinstance(cell, str)]
    return any(layout.names_a_field(text[:_MOST_LABELS]) for text in texts)


def turned(table: Table) -> Table:
    """Return a table whose rows are the columns of another, numbered as those are from 1.

    Columns without content, or with colons alone, are left out; merged ranges are forgotten.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    rows = []
    for index in range(width):
        cells: list[Cell] = [row.at(index) for row in table.rows]
        if any(text_of(cell).strip() not in {"", ":"} for cell in cells):
            rows.append(Row(index + 1, index + 1, cells))
    return replace(table, rows=rows, spans={})
