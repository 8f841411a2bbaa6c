"""Tables as they stand in a file, before anybody says what their columns mean."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class NoValue:
    """A formula whose result the file does not hold, or holds as an error; `shown` says which."""

    shown: str


_NOT_TEXT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF])

Cell = str | int | float | bool | date | NoValue | None


@dataclass(slots=True)
class Row:
    """A row with content. `number` and `line` as in `Finding`."""

    number: int
    line: int
    cells: list[Cell]
    hidden: bool = False
    struck: bool = False
    lacks_values: bool = False
    """Whether one of the cells is a formula without a result."""
    filled_down: frozenset[int] = frozenset()
    """Columns whose value stands in the top cell of a vertically merged range."""
    aside: bool = False
    """Whether it is only told of, as the head of a message: a section goes on below it."""

    def at(self, column: int) -> Cell:
        """Return the cell in a column counted from 0; None beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(slots=True)
class Table:
    """A sheet of a workbook, or a text file. Rows without content are left out."""

    name: str
    origin: Literal["xlsx", "csv"]
    """`xlsx`: a sheet of any workbook or page, which has merged cells; `csv`: a text file."""
    rows: list[Row] = field(default_factory=list)
    hidden: bool = False
    active: bool = False
    spans: dict[tuple[int, int], int] = field(default_factory=dict)
    """Row number and first column of a range merged sideways -> its last column."""

    def column_key(self, column: int) -> str:
        """Name a column, counted from 0, as people do: letters in sheets, numbers in CSV."""
        return column_letters(column) if self.origin == "xlsx" else str(column + 1)


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 -> A, 26 -> AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def text_of(cell: Cell) -> str:
    """Return what a cell says, as text; whole numbers without a decimal part."""
    if isinstance(cell, str):
        return cell
    if cell is None or isinstance(cell, NoValue):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def plain_text(text: str) -> str:
    """Return a text without what no text can hold: control characters and halves of characters."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text if text.isprintable() else text.translate(_NOT_TEXT)
