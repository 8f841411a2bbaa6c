"""Open documents (.ods, and .fods as one XML file) -> tables.

Read as a stream of events like XLSX, because a document says "this cell a million times" in one
line, and because hidden and crossed-out rows and merged cells matter here.
"""

from collections.abc import Iterable
from datetime import date

from app.sheets.errors import DamagedFileError, EncryptedFileError, UnknownSheetError
from app.sheets.files.archive import Archive
from app.sheets.files.cells import Cell, NoValue, Table, plain_text
from app.sheets.files.filling import LAST_ROW, MAX_MERGES, Filling, Range, RowMaker, apply_merges
from app.sheets.files.limits import Limits
from app.sheets.files.markup import Names, parse_xml
from app.sheets.files.numbers import number_of

CONTENT = "content.xml"
_MANIFEST = "meta-inf/manifest.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OASIS}office:1.0": "office:",
    f"{_OASIS}table:1.0": "table:",
    f"{_OASIS}text:1.0": "text:",
    f"{_OASIS}style:1.0": "style:",
    f"{_OASIS}manifest:1.0": "manifest:",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext:",
}
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_ASIDE = frozenset({"office:annotation", "table:shapes", "table:table-source"})
_NUMBERS = frozenset({"float", "percentage", "currency"})
_MAX_SPACES = 100
_DATE_LENGTH = 10


def read_ods(archive: Archive, limits: Limits, sheet: str | None = None) -> list[Table]:
    """Return the sheets of a zipped document; hidden ones as `read_xlsx` does."""
    if _is_encrypted(archive):
        raise EncryptedFileError
    reader = _Reader(limits, sheet)
    archive.parse(CONTENT, reader.start, reader.end, reader.data, reader.names)
    return reader.result()


def is_unmarked(archive: Archive) -> bool:
    """Tell whether an archive looks like a document whose mark some other program left out."""
    return CONTENT in archive and "mimetype" not in archive


def read_fods(chunks: Iterable[bytes], limits: Limits, sheet: str | None = None) -> list[Table]:
    """Return the sheets of a document that is one XML file."""
    reader = _Reader(limits, sheet)
    parse_xml(chunks, ".fods", reader.start, reader.end, reader.data, reader.names)
    return reader.result()


def _is_encrypted(archive: Archive) -> bool:
    found = []

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "manifest:encryption-data":
            found.append(tag)

    if _MANIFEST in archive:
        archive.parse(_MANIFEST, start, names=Names(_PREFIXES))
    return bool(found)


class _Reader:
    """Collects the tables of a document from its events."""

    def __init__(self, limits: Limits, sheet: str | None) -> None:
        self.names = Names(_PREFIXES)
        self._sheet = sheet
        self._filling = Filling(limits)
        self._tables: list[Table] = []
        self._made = RowMaker(self._filling)
        self._merges: list[Range] = []
        self._style = ""
        self._hidden: set[str] = set()
        self._struck: set[str] = set()
        self._depth = self._aside = 0
        self._column = 0
        self._row: dict[str, str] = {}
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []

    def result(self) -> list[Table]:
        """Return the tables, those that are hidden without rows unless they were asked for."""
        tables, names = self._tables, [table.name for table in self._tables]
        if self._sheet is not None and self._sheet not in names:
            raise UnknownSheetError(sheet=self._sheet, sheets=names)
        only_hidden = all(table.hidden for table in tables)
        for table in tables:
            if self._sheet is None and table.hidden and not only_hidden:
                table.rows, table.spans = [], {}
        return tables

    def start(self, tag: str, raw: dict[str, str]) -> None:
        """Handle the start of an element."""
        if self._aside or tag in _ASIDE:
            self._aside += 1
        elif tag in _CELLS and self._depth == 1:
            self._cell, self._pieces = self._known(raw), []
        elif tag.startswith("style:"):
            self._start_style(tag, self._known(raw))
        elif tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._start_table(self._known(raw))
        elif self._depth != 1:
            return  # a table in a cell
        elif tag == "table:table-row":
            self._row = self._known(raw)
            hidden = self._row.get("table:visibility", "visible") != "visible"
            self._made.begin(self._made.number + 1, hidden=hidden)
            self._column = 0
        elif self._cell is not None:
            self._start_text(tag, raw)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if self._aside:
            self._aside -= 1
        elif tag == "table:table":
            self._depth -= 1
            if not self._depth:
                self._tables[-1].rows = self._made.rows
                apply_merges(self._tables[-1], self._merges)
        elif self._depth != 1:
            return
        elif tag in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == "table:table-row":
            times = _times(self._row, "table:number-rows-repeated")
            self._made.end(max(1, min(times, LAST_ROW + 1 - self._made.number)))

    def data(self, chunk: str) -> None:
        """Handle character data."""
        if self._cell is not None and self._depth == 1 and not self._aside:
            self._pieces.append(chunk)

    def _known(self, raw: dict[str, str]) -> dict[str, str]:
        names = self.names
        return {names[name]: value for name, value in raw.items()}

    def _start_style(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden.add(self._style)
        elif attributes.get("style:text-line-through-style", "none") != "none":
            self._struck.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        name = plain_text(attributes.get("table:name", ""))
        hidden = attributes.get("table:style-name") in self._hidden
        self._tables.append(Table(name, "xlsx", hidden=hidden))
        self._made, self._merges = RowMaker(self._filling), []

    def _start_text(self, tag: str, raw: dict[str, str]) -> None:
        if tag == "text:p" and self._pieces:
            self._pieces.append("\n")
        elif tag == "text:s":
            spaces = _times(self._known(raw), "text:c")
            self._pieces.append(" " * min(spaces, _MAX_SPACES))
        elif tag in {"text:tab", "text:line-break"}:
            self._pieces.append("\t" if tag == "text:tab" else "\n")

    def _end_cell(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "table:number-columns-repeated")
        text = "".join(self._pieces)
        self._made.check(text)
        value = _value(attributes, text)
        if value is not None and value != "":
            struck = attributes.get("table:style-name") in self._struck
            for column in range(self._column, self._column + times):
                self._made.put(column, value, struck=struck)
            self._merge(attributes)
        self._column += times

    def _merge(self, attributes: dict[str, str]) -> None:
        rows = _times(attributes, "table:number-rows-spanned")
        columns = _times(attributes, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            if len(self._merges) >= MAX_MERGES:
                raise DamagedFileError(part=CONTENT)
            top, left = self._made.number, self._column
            self._merges.append((top, left, top + rows - 1, left + columns - 1))


def _times(attributes: dict[str, str], name: str) -> int:
    """Return a number of repetitions, 1 if it is not said."""
    return max(1, int(attributes.get(name, 1)))


def _value(attributes: dict[str, str], text: str) -> Cell:
    kind = attributes.get("office:value-type", "")
    if attributes.get("calcext:value-type") == "error":
        return NoValue(text or "=")
    if not kind and not text and "table:formula" in attributes:
        return NoValue("=")
    if kind in _NUMBERS:
        return number_of(attributes.get("office:value", text))
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        return _date(attributes.get("office:date-value", ""), text)
    return plain_text(text or attributes.get("office:string-value", ""))


def _date(said: str, text: str) -> date | str:
    try:
        return date.fromisoformat(said[:_DATE_LENGTH])
    except ValueError:
        return text or said
