"""One worksheet's XML events -> rows. A row without content leaves nothing behind."""

import re

from app.sheets.errors import DamagedFileError
from app.sheets.files.cells import Cell, NoValue
from app.sheets.files.filling import MAX_MERGES, Filling, Range, RowMaker
from app.sheets.files.numbers import date_of, number_of
from app.sheets.files.xlsx.styles import Styles
from app.sheets.files.xlsx.texts import unescaped

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LONGEST_REFERENCE = 30
_MOST_LETTERS = 3


class _ColumnNumbers(dict[str, int]):
    """Letters of a column -> its number from 0."""

    def __missing__(self, letters: str) -> int:
        if len(letters) > _MOST_LETTERS:
            raise DamagedFileError(part=f"cell {letters[:_LONGEST_REFERENCE]}")
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        self[letters] = number - 1
        return number - 1


class SheetReader:
    """Makes rows and collects `merges` from the events of one worksheet part.

    Empty cells and rows, however many are formatted, cost no memory; the sheet's own claim about
    its dimensions is ignored.
    """

    def __init__(
        self, texts: list[str], styles: Styles, filling: Filling, *, date1904: bool
    ) -> None:
        self.made = RowMaker(filling)
        self.merges: list[Range] = []
        self._texts, self._styles = texts, styles
        self._date1904 = date1904
        self._columns = _ColumnNumbers()
        self._column = -1
        self._type = "n"
        self._style = "0"
        self._formula: bool = False
        self._hint = False
        self._has_value = False
        self._values: list[str] = []
        """Pieces of the cell's `v`."""
        self._inline: list[str] = []
        """Pieces of the texts within the cell."""
        self._into: list[str] | None = None

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
            self._values, self._inline = [], []
        elif name == "v":
            self._into, self._has_value = self._values, True
        elif name == "t":
            self._into = None if self._hint else self._inline
            self._has_value = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._hint = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """Handle the end of an element."""
        if name == "c":
            if self._values or self._inline or self._formula:
                self._end_cell()
        elif name in {"v", "t"}:
            self._into = None
        elif name == "row":
            self.made.end()
        elif name == "rPh":
            self._hint = False

    def data(self, chunk: str) -> None:
        """Handle character data."""
        if self._into is not None:
            self._into.append(chunk)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        hidden = attributes.get("hidden", "0") in {"1", "true"}
        self.made.begin(int(number) if number else self.made.number + 1, hidden=hidden)
        self._column = -1

    def _end_cell(self) -> None:
        first, second = self._values, self._inline
        pieces = (second or first) if self._type == "inlineStr" else (first or second)
        raw = pieces[0] if len(pieces) == 1 else "".join(pieces)
        self.made.check(raw)
        struck = self._style in self._styles.struck
        self.made.put(self._column, self._value(raw), struck=struck)

    def _value(self, raw: str) -> Cell:
        kind = self._type
        if kind == "s":
            return self._texts[int(raw)]
        if kind in {"str", "inlineStr", "d"}:
            missing = self._formula and not self._has_value
            return NoValue("=") if missing else unescaped(raw)
        if not raw.strip():
            return NoValue("=") if self._formula else None
        return NoValue(raw) if kind == "e" else self._number_value(raw)

    def _number_value(self, raw: str) -> Cell:
        if self._type == "b":
            return raw.strip() == "1"
        value = number_of(raw)
        if isinstance(value, str) or self._style not in self._styles.dates:
            return value
        return date_of(value, date1904=self._date1904)

    def _merge(self, reference: str) -> None:
        if len(reference) > _LONGEST_REFERENCE:
            raise DamagedFileError(part="mergeCell")
        first, _, last = reference.partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if not begin or not end or len(self.merges) >= MAX_MERGES:
            raise DamagedFileError(part=f"mergeCell {reference[:20]}")
        columns = self._columns
        self.merges.append(
            (int(begin[2]), columns[begin[1]], int(end[2]), columns[end[1]]),
        )
