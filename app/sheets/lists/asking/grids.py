"""Requests as a grid: villages below each other, partners beside each other, marks where they meet.

A grid becomes a list with one row for each village, so that all the rest is read as in any list.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.shapes.turning import turned
from app.sheets.lists.asking.wishes import SUM, Grid, Wishes, begins_as_sum, is_beside
from app.sheets.lists.partner_names import PartnerNames
from app.sheets.values.keys import is_absent, words
from app.sheets.values.marks import are_ranked, crosses_mean_no, is_mark, read_mark

_SEARCHED, _SAMPLE = 60, 200
_LEAST_COLUMNS = 2
_MARKS_SHARE = 0.8
_VILLAGES_SHARE = 0.6
_ABOVE = 2
"""So many rows above the partners' names other headings may stand."""
_MOST_TURNED, _LONGEST_NAME = 200, 200
_PLACES = frozenset({"village", "village_code", "cooperative"})
_ORDINAL = re.compile(r"^\s*\d{1,2}\s*[.)]\s*")


class GridReader:
    """Turns grids into lists of requests; other tables stay as they are."""

    def __init__(self, layout: Layout, names: PartnerNames) -> None:
        self._layout, self._names = layout, names
        self._tests = {entry.name: entry.fits for entry in layout.fields}
        self._seen: dict[str, str] = {}

    def as_list(self, table: Table) -> Table:
        """Return a grid, also one that is turned, as a list; another table as it is."""
        found = self._find(table)
        if found:
            return self._list(table, found)
        if len(table.rows) <= _MOST_TURNED:
            other = turned(table)
            found = self._find(other)
            if found:
                return self._list(other, found)
        return table

    def _find(self, table: Table) -> Grid | None:
        best: Grid | None = None
        for position, row in enumerate(table.rows[:_SEARCHED]):
            known = {i: name for i, cell in enumerate(row.cells) if (name := self._partner(cell))}
            if known and (best is None or len(known) > len(best.partners)):
                below = table.rows[position + 1 : position + 1 + _SAMPLE]
                known = {i: name for i, name in known.items() if _are_marks(below, i)}
                every = known | _unknown(row, below, known, self._layout)
                marked = any(_is_marked(row, every) for row in below)
                if known and len(every) >= _LEAST_COLUMNS and marked and not self._is_data(row):
                    best = Grid(position, dict(sorted(every.items())))
        return best if best and self._place(table, best) else None

    def _is_data(self, row: Row) -> bool:
        """Tell whether a row names a village: as one of a list of wishes, it is no heading."""
        test = self._tests["village"]
        return test is not None and any(
            isinstance(cell, str)
            and len(cell) <= _LONGEST_NAME
            and not self._partner(cell)
            and test(cell)
            for cell in row.cells
        )

    def _partner(self, cell: Cell) -> str:
        """Return a heading that means one partner, as typed; empty if it means none."""
        if not isinstance(cell, str) or len(cell) > _LONGEST_NAME or is_absent(cell):
            return ""
        if cell not in self._seen:
            name = _as_name(cell)
            own = self._layout.names_a_field(cell)
            self._seen[cell] = "" if own or len(self._names.named(name)) != 1 else name
        return self._seen[cell]

    def _headings(self, table: Table, grid: Grid) -> dict[int, str]:
        """Return what stands over the columns beside the grid: column -> text."""
        said: dict[int, str] = {}
        for row in table.rows[max(0, grid.heading - _ABOVE) : grid.heading + 1]:
            names = [self._layout.names_a_field(text_of(cell)[:80]) for cell in row.cells]
            if row is table.rows[grid.heading] or any(names):
                for index, cell in enumerate(row.cells):
                    if index not in grid.partners and text_of(cell).strip():
                        said[index] = text_of(cell).strip()
        return said

    def _place(self, table: Table, grid: Grid) -> dict[int, str]:
        """Return the headings beside the grid, with those of places by what is below them.

        Nothing if no column says the village.
        """
        said = self._headings(table, grid)
        fields = {name: index for index, text in said.items() if (name := self._field(text))}
        if _PLACES & fields.keys():
            return said
        below = table.rows[grid.heading + 1 :]
        village = self._column_of("village", below, grid, _VILLAGES_SHARE)
        if village is None:
            return {}
        said[village] = "Desa"
        district = self._column_of("kecamatan", below, grid, _MARKS_SHARE)
        if district is not None and district != village:
            said[district] = "Kecamatan"
        return said

    def _field(self, heading: str) -> str:
        scores = self._layout.heading_scores(heading)
        return max(scores, key=lambda name: scores[name], default="")

    def _column_of(self, name: str, below: Sequence[Row], grid: Grid, share: float) -> int | None:
        """Return the column beside the grid whose cells are villages, or districts."""
        test = self._tests[name]
        width = max((len(row.cells) for row in below), default=0)
        for index in range(width) if test else ():
            texts = _texts(below, index)
            fitting = sum(map(test, texts)) if test else 0
            if index not in grid.partners and fitting >= max(_LEAST_COLUMNS, share * len(texts)):
                return index
        return None

    def _list(self, table: Table, grid: Grid) -> Table:
        headings = self._place(table, grid)
        places = frozenset(i for i, text in headings.items() if self._field(text) in _PLACES)
        top = max(0, grid.heading - _ABOVE)
        below = table.rows[grid.heading + 1 :]
        rows = [row for row in below if not is_beside(row, grid)]
        marks = [[read_mark(text_of(row.at(i))) for i in grid.partners] for row in rows]
        against = crosses_mean_no([mark for some in marks for mark in some])
        wishes = Wishes(grid, places, are_ranked(marks), against)
        above = [
            replace(row, cells=[None if i in headings else c for i, c in enumerate(row.cells)])
            for row in table.rows[top : grid.heading]
        ]
        own: list[Cell] = [headings.get(i) for i in range(1 + max(*headings, *grid.partners))]
        heading = replace(table.rows[grid.heading], cells=wishes.put(own, wishes.headings))
        made = [*table.rows[:top], *above, heading, *map(wishes.row, below)]
        return replace(table, rows=[row for row in made if any(map(_says, row.cells))], spans={})


def _as_name(heading: str) -> str:
    """Return a heading without its number, on one line, so that it is one of several names."""
    return " ".join(_ORDINAL.sub("", heading).replace(";", ",").split())


def _says(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _texts(rows: Sequence[Row], index: int) -> list[str]:
    return [text for row in rows if (text := text_of(row.at(index)).strip())]


def _are_marks(below: Sequence[Row], index: int) -> bool:
    texts = _texts([row for row in below if not begins_as_sum(row)], index)
    return sum(map(is_mark, texts)) >= _MARKS_SHARE * len(texts)


def _unknown(
    row: Row, below: Sequence[Row], known: dict[int, str], layout: Layout
) -> dict[int, str]:
    """Return the columns with marks between and right beside those of known partners."""
    found: dict[int, str] = {}
    if not known:
        return found
    numbers = {text.isdigit() for index in known for text in _texts(below, index)}

    def belongs(index: int) -> bool:
        name = text_of(row.at(index)).strip()
        texts = _texts([row for row in below if not begins_as_sum(row)], index)
        strange = not name or layout.heading_scores(name) or SUM.match(words(name))
        alike = {text.isdigit() for text in texts} <= numbers
        return not strange and bool(texts) and alike and _are_marks(below, index)

    for index in range(min(known), max(known)):
        if index not in known and belongs(index):
            found[index] = _as_name(text_of(row.at(index)))
    for start, step in ((min(known), -1), (max(known), 1)):
        index = start + step
        while index >= 0 and belongs(index):
            found[index] = _as_name(text_of(row.at(index)))
            index += step
    return found


def _is_marked(row: Row, columns: dict[int, str]) -> bool:
    texts = (text_of(row.at(index)) for index in columns)
    return any(is_mark(text) and read_mark(text) != "no" for text in texts)
