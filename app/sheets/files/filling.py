"""Tables filled cell by cell, within the bounds of one file; merged cells are filled at the end."""

from bisect import bisect_left

from app.sheets.errors import (
    CellTooLongError,
    DamagedFileError,
    TooManyColumnsError,
    TooManyRowsError,
)
from app.sheets.files.cells import Cell, NoValue, Row, Table
from app.sheets.files.limits import Limits

MAX_MERGES = 100_000
"""Merged ranges of a sheet."""
_MAX_FILLS = 1_000_000
Range = tuple[int, int, int, int]
"""Top row number, left column (from 0), bottom row number, right column."""

LAST_ROW = 1_048_576
"""Rows of the largest sheet that any program makes."""


class Filling:
    """What may still be put into the tables of one file."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._cells = limits.cells

    def add(self, rows: list[Row], row: Row) -> None:
        """Add a row to those of a table; raises TooManyRowsError if it, or the file, is full."""
        self._cells -= len(row.cells)
        if len(rows) >= self.limits.rows or self._cells < 0:
            raise TooManyRowsError(limit=self.limits.rows)
        rows.append(row)


class RowMaker:
    """Makes the rows of one table, one after the other. A row without content leaves nothing."""

    def __init__(self, filling: Filling) -> None:
        self.rows: list[Row] = []
        self.number = 0
        """The row that is being made, or was made last."""
        self._filling = filling
        self._cells: list[Cell] = []
        self._hidden = False
        self._filled = self._struck = self._lacking = 0

    def begin(self, number: int, *, hidden: bool = False) -> None:
        """Begin the row of a number; raises DamagedFileError if no sheet has it."""
        if not 0 < number <= LAST_ROW:
            raise DamagedFileError(part=f"row {number}")
        self.number = number
        self._hidden = hidden
        self._cells = []
        self._filled = self._struck = self._lacking = 0

    def check(self, text: str) -> None:
        """Refuse a text that is longer than a cell's may be."""
        if len(text) > self._filling.limits.cell_characters:
            raise CellTooLongError(row=self.number, limit=self._filling.limits.cell_characters)

    def put(self, column: int, value: Cell, *, struck: bool = False) -> None:
        """Put a value, if there is one, into a column counted from 0."""
        if value is None or value == "":
            return
        if not 0 <= column < self._filling.limits.columns:
            raise TooManyColumnsError(row=self.number, limit=self._filling.limits.columns)
        cells = self._cells
        while len(cells) <= column:
            cells.append(None)
        cells[column] = value
        self._filled += 1
        self._struck += struck
        self._lacking += isinstance(value, NoValue)

    def end(self, times: int = 1) -> None:
        """Add the row to the table; if it is repeated, with the numbers that follow, too."""
        last = self.number + times - 1
        if self._filled:
            for number in range(self.number, last + 1):
                struck = self._struck * 2 > self._filled
                row = Row(number, number, list(self._cells), self._hidden, struck)
                row.lacks_values = self._lacking > 0
                self._filling.add(self.rows, row)
        self.number = last


def apply_merges(table: Table, merges: list[Range]) -> None:
    """Repeat the value of a vertically merged cell in every row; remember sideways merges."""
    numbers = [row.number for row in table.rows]
    fills = 0
    for top, left, bottom, right in merges:
        if right > left:
            table.spans[top, left] = right
        first = bisect_left(numbers, top)
        if bottom == top or first == len(numbers) or numbers[first] != top:
            continue
        value = table.rows[first].at(left)
        if value is None:
            continue
        for row in table.rows[first + 1 : bisect_left(numbers, bottom + 1)]:
            fills += 1
            if fills > _MAX_FILLS:
                raise DamagedFileError(part=table.name)
            _fill(row, left, value)


def _fill(row: Row, column: int, value: Cell) -> None:
    if row.at(column) is None:
        row.cells.extend([None] * (column + 1 - len(row.cells)))
        row.cells[column] = value
        row.filled_down |= {column}
