"""Workbooks of Excel 2002 and 2003 that are one XML file, as web applications still make them."""

from collections.abc import Iterable
from datetime import date

from app.sheets.errors import DamagedFileError, UnknownSheetError
from app.sheets.files.cells import Cell, NoValue, Table, plain_text
from app.sheets.files.filling import MAX_MERGES, Filling, Range, RowMaker, apply_merges
from app.sheets.files.limits import Limits
from app.sheets.files.markup import Names, parse_xml
from app.sheets.files.numbers import number_of

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_PREFIXES = {NAMESPACE: "", "urn:schemas-microsoft-com:office:excel": "x:"}
_DATE_LENGTH = 10


def read_xml2003(chunks: Iterable[bytes], limits: Limits, sheet: str | None = None) -> list[Table]:
    """Return the sheets of a workbook; hidden ones as `read_xlsx` does."""
    reader = _Reader(limits)
    parse_xml(chunks, ".xml", reader.start, reader.end, reader.data, reader.names)
    tables, names = reader.tables, [table.name for table in reader.tables]
    if sheet is not None and sheet not in names:
        raise UnknownSheetError(sheet=sheet, sheets=names)
    only_hidden = all(table.hidden for table in tables)
    for table in tables:
        if sheet is None and table.hidden and not only_hidden:
            table.rows, table.spans = [], {}
    return tables


class _Reader:
    """Collects the tables of a workbook from its events."""

    def __init__(self, limits: Limits) -> None:
        self.names = Names(_PREFIXES)
        self.tables: list[Table] = []
        self._filling = Filling(limits)
        self._made = RowMaker(self._filling)
        self._merges: list[Range] = []
        self._struck: set[str] = set()
        self._style = self._row_style = self._cell_style = ""
        self._column = 0
        self._across = 0
        self._kind: str | None = None
        self._shown = False
        self._pieces: list[str] = []

    def start(self, tag: str, raw: dict[str, str]) -> None:
        """Handle the start of an element."""
        attributes = {self.names[name]: value for name, value in raw.items()}
        if tag == "Style":
            self._style = attributes.get("ID", "")
        elif tag == "Font" and attributes.get("StrikeThrough", "0") != "0":
            self._struck.add(self._style)
        elif tag == "Worksheet":
            self.tables.append(Table(plain_text(attributes.get("Name", "")), "xlsx"))
            self._made, self._merges = RowMaker(self._filling), []
        elif tag == "Row":
            number = int(attributes.get("Index", self._made.number + 1))
            self._made.begin(number, hidden=attributes.get("Hidden", "0") != "0")
            self._row_style = attributes.get("StyleID", "")
            self._column, self._across = -1, 0
        elif tag == "Cell":
            self._start_cell(attributes)
        elif tag == "Data":
            self._kind, self._pieces = attributes.get("Type", "String"), []
        elif tag == "x:Visible":
            self._shown, self._pieces = True, []

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if tag == "Data" and self._kind is not None:
            text = "".join(self._pieces)
            self._made.check(text)
            struck = (self._cell_style or self._row_style) in self._struck
            self._made.put(self._column, _value(self._kind, text), struck=struck)
            self._kind = None
        elif tag == "Row":
            self._made.end()
        elif tag == "Worksheet":
            self.tables[-1].rows = self._made.rows
            apply_merges(self.tables[-1], self._merges)
        elif tag == "x:Visible":
            if "".join(self._pieces).strip() != "SheetVisible" and self.tables:
                self.tables[-1].hidden = True
            self._shown = False

    def data(self, chunk: str) -> None:
        """Handle character data."""
        if self._kind is not None or self._shown:
            self._pieces.append(chunk)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        following = self._column + self._across + 1
        self._column = int(attributes.get("Index", following + 1)) - 1
        self._cell_style = attributes.get("StyleID", "")
        self._across = int(attributes.get("MergeAcross", 0))
        down = int(attributes.get("MergeDown", 0))
        if self._across < 0 or down < 0 or len(self._merges) >= MAX_MERGES:
            raise DamagedFileError(part=".xml")
        if self._across or down:
            top, left = self._made.number, self._column
            self._merges.append((top, left, top + down, left + self._across))


def _value(kind: str, text: str) -> Cell:
    if kind == "Number":
        return number_of(text)
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "Error":
        return NoValue(text)
    if kind == "DateTime":
        try:
            return date.fromisoformat(text.strip()[:_DATE_LENGTH])
        except ValueError:
            return text
    return plain_text(text)
