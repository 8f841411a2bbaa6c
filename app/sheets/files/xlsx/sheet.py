"""One worksheet's XML events -> rows. A row without content leaves nothing behind."""

import re
from datetime import datetime, timedelta

from app.sheets.errors import (
    CellTooLongError,
    DamagedFileError,
    TooManyColumnsError,
    TooManyRowsError,
)
from app.sheets.files.archive import LocalNames
from app.sheets.files.cells import Cell, NoValue, Row
from app.sheets.files.limits import Limits
from app.sheets.files.xlsx.styles import Styles
from app.sheets.files.xlsx.texts import unescaped

Range = tuple[int, int, int, int]
"""Top row number, left column (from 0), bottom row number, right column."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MAX_MERGES = 100_000
_LAST_ROW = 1_048_576
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001


class _ColumnNumbers(dict[str, int]):
    """Letters of a column -> its number from 0."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        self[letters] = number - 1
        return number - 1


class SheetReader:
    """Collects `rows` and `merges` from the events of one worksheet part.

    Empty cells and rows, however many are formatted, cost no memory; the sheet's own claim about
    its dimensions is ignored.
    """

    def __init__(self, texts: list[str], styles: Styles, limits: Limits, *, date1904: bool) -> None:
        self.rows: list[Row] = []
        self.merges: list[Range] = []
        self._texts, self._styles, self._limits = texts, styles, limits
        self._day_zero = _DAY_ZERO_1904 if date1904 else _DAY_ZERO
        self._local = LocalNames()
        self._columns = _ColumnNumbers()
        self._number = 0
        self._cells: list[Cell] = []
        self._hidden = False
        self._struck = self._filled = self._lacking = 0
        self._column = -1
        self._type = "n"
        self._style = "0"
        self._formula: bool = False
        self._reading = self._hint = False
        self._has_value = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""
        if name == "c":
            reference = attributes.get("r")
            if reference:
                self._column = self._columns[reference.rstrip("0123456789")]
            else:
                self._column += 1
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._formula = self._has_value = False
            self._pieces = []
        elif name in {"v", "t"}:
            self._reading = not self._hint
            self._has_value = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._hint = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif (tag := self._local[name]) != name:
            self.start(tag, attributes)

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "c":
            if self._pieces or self._formula:
                self._end_cell()
        elif name in {"v", "t"}:
            self._reading = False
        elif name == "row":
            if self._filled:
                self._end_row()
        elif name == "rPh":
            self._hint = False
        elif (tag := self._local[name]) != name:
            self.end(tag)

    def data(self, chunk: str) -> None:
        """Handle character data."""
        if self._reading:
            self._pieces.append(chunk)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._number = int(number) if number else self._number + 1
        if not 0 < self._number <= _LAST_ROW:
            raise DamagedFileError(part=f"row {self._number}")
        self._hidden = attributes.get("hidden", "0") in {"1", "true"}
        self._cells = []
        self._struck = self._filled = self._lacking = 0
        self._column = -1

    def _end_cell(self) -> None:
        pieces = self._pieces
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if len(raw) > self._limits.cell_characters:
            raise CellTooLongError(row=self._number, limit=self._limits.cell_characters)
        value = self._value(raw)
        if value is None or value == "":
            return
        cells, column = self._cells, self._column
        if not 0 <= column < self._limits.columns:
            raise TooManyColumnsError(row=self._number, limit=self._limits.columns)
        while len(cells) <= column:
            cells.append(None)
        cells[column] = value
        self._filled += 1
        if self._style in self._styles.struck:
            self._struck += 1

    def _value(self, raw: str) -> Cell:
        kind = self._type
        if kind == "s":
            return self._texts[int(raw)]
        if kind in {"str", "inlineStr", "d"}:
            missing = self._formula and not self._has_value
            return self._no_value("=") if missing else unescaped(raw)
        if not raw.strip():
            return self._no_value("=") if self._formula else None
        return self._no_value(raw) if kind == "e" else self._number_value(raw)

    def _no_value(self, shown: str) -> NoValue:
        self._lacking += 1
        return NoValue(shown)

    def _number_value(self, raw: str) -> Cell:
        if self._type == "b":
            return raw.strip() == "1"
        if self._style in self._styles.dates:
            return self._date(float(raw))
        if raw.isdigit():
            return int(raw)
        value = float(raw)
        return int(value) if value.is_integer() else value

    def _date(self, serial: float) -> Cell:
        if 0 <= serial < 1:
            moment = _DAY_ZERO + timedelta(days=serial)
            return f"{moment:%H:%M}"
        try:
            moment = self._day_zero + timedelta(days=serial)
        except OverflowError:
            return serial
        return moment.date() if moment.year >= 1 else serial

    def _end_row(self) -> None:
        if len(self.rows) >= self._limits.rows:
            raise TooManyRowsError(limit=self._limits.rows)
        struck = self._struck * 2 > self._filled
        row = Row(self._number, self._number, self._cells, self._hidden, struck)
        row.lacks_values = self._lacking > 0
        self.rows.append(row)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if not begin or not end or len(self.merges) >= _MAX_MERGES:
            raise DamagedFileError(part=f"mergeCell {reference[:20]}")
        columns = self._columns
        self.merges.append(
            (int(begin[2]), columns[begin[1]], int(end[2]), columns[end[1]]),
        )
