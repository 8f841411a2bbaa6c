"""Rows of a grid as rows of a list: names of partners in the place of marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.sheets.files.cells import Cell, Row, text_of
from app.sheets.values.keys import words
from app.sheets.values.marks import Mark, is_mark, read_mark

NOTHING_ASKED = "-"
"""Stands for the partner of a village that asks for none."""
NO_VILLAGE = "?"
"""Stands for the village of marks that stand beside none."""
SUM = re.compile(r"(?:sub ?|grand ?)?(?:total|jumlah|jml|banyaknya|sum|rekap\w*)\b")


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the names of partners stand: the position of their row, and column -> name."""

    heading: int
    partners: dict[int, str]


class Wishes:
    """Puts what the marks of a row say into its cells: a list of partners, or one for each rank."""

    def __init__(
        self, grid: Grid, places: frozenset[int], ranked: bool, crosses_are_no: bool
    ) -> None:
        self._grid, self._places = grid, places
        self._ranked, self._no = ranked, crosses_are_no
        self.headings = ["Mitra"]
        if ranked:
            self.headings = [*(f"Pilihan {n}" for n in range(1, len(grid.partners) + 1)), "Mitra"]

    def row(self, row: Row) -> Row:
        """Return a row with names for marks; sums, and rows beside the list, as they are."""
        if is_beside(row, self._grid):
            return row
        wishes: list[list[str]] = [[] for _ in self.headings]
        for index, name in self._grid.partners.items():
            text = text_of(row.at(index)).strip()
            strange = f"{name} ({row.number}: {' '.join(text.split())})"
            self._add(wishes, name, strange, read_mark(text))
        cells = self.put(row.cells, ["; ".join(some) for some in wishes])
        placed = any(text_of(row.at(index)).strip() for index in self._places)
        if placed and not any(wishes):
            cells[next(iter(self._grid.partners))] = NOTHING_ASKED
        elif any(wishes) and not placed:
            cells[min(self._places)] = NO_VILLAGE
        return replace(row, cells=cells)

    def _add(self, wishes: list[list[str]], name: str, strange: str, mark: Mark) -> None:
        if mark in {"no", 0} or (mark == "cross" and self._no):
            return
        if isinstance(mark, int) and self._ranked and mark < len(self.headings):
            wishes[mark - 1].append(name)
        elif mark == "strange" or (isinstance(mark, int) and (self._ranked or mark > 1)):
            wishes[-1].append(strange)
        else:
            wishes[-1].append(name)

    def put(self, cells: Sequence[Cell], texts: Sequence[str]) -> list[Cell]:
        """Return cells with texts in the place of the grid, and behind it what has no room."""
        places = list(self._grid.partners)
        new = [None if index in self._grid.partners else cell for index, cell in enumerate(cells)]
        end = max(len(new), places[-1] + 1)
        places += range(end, end + len(texts) - len(places))
        new += [None] * (places[-1] + 1 - len(new))
        for index, text in zip(places, texts, strict=False):
            new[index] = text or None
        return new


def begins_as_sum(row: Row) -> bool:
    """Tell whether a row is a sum by the first that it says."""
    texts = [text for cell in row.cells if (text := text_of(cell).strip())]
    return any(SUM.match(words(text)) for text in texts[:2])


def is_beside(row: Row, grid: Grid) -> bool:
    """Tell whether a row is none of the grid: a sum, or a text where marks stand."""
    others = (text_of(cell) for i, cell in enumerate(row.cells) if i not in grid.partners)
    inside = [text_of(row.at(index)).strip() for index in grid.partners]
    alone = not any(any(map(str.isalpha, text)) for text in others)
    unmarked = all(text.isdigit() or not is_mark(text) for text in inside if text)
    return begins_as_sum(row) or (alone and unmarked)
