"""Web pages with tables, which many web applications call .xls -> one table.

The page becomes the sheet that Excel would make of it: each row of a table is a row, and so is each
line of text before, between and after the tables. Each character is looked at a fixed number of
times, whatever the page: the standard library's parser is not sure of that in all its versions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from app.sheets.errors import DamagedFileError, WebPageError
from app.sheets.files.cells import Cell, Table, plain_text
from app.sheets.files.filling import LAST_ROW, MAX_MERGES, Filling, Range, RowMaker, apply_merges
from app.sheets.files.limits import Limits
from app.sheets.files.numbers import number_of
from app.sheets.files.text.delimited import decode

_LONGEST_TAG = 4_096
_MAX_DEPTH = 256
_MOST_DIGITS = 7
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]{0,20}")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_OPAQUE_END = re.compile(r"</(?:script|style|title)", re.IGNORECASE)
_OPAQUE = frozenset({"script", "style", "title"})
_LINES = frozenset({"p", "div", "br", "li", "ul", "ol", "hr", "pre", "center", "form", "body"}) | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "caption", "tr")
}
_STRIKES = frozenset({"s", "strike", "del"})
_HIDDEN, _STRUCK = "display:none", "line-through"
_STOP = re.compile("[>\"']")
_ROUNDED = re.compile(r"[\d.,]{1,20}E\+\d{1,3}|#{2,300}", re.IGNORECASE)


def read_html(data: bytes, limits: Limits) -> Table:
    """Return the table of a page; WebPageError if there is none."""
    page = _Page(limits)
    for name, said in _pieces(decode(data)):
        if not name:
            page.text(said)
        elif name.startswith("/"):
            page.close(name[1:])
        else:
            page.open(name, said)
    return page.result()


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield texts, under no name, and tags, under theirs in lower case."""
    position = 0
    while position < len(text):
        begun = text.find("<", position)
        if begun < 0:
            begun = len(text)
        if begun > position:
            yield "", text[position:begun]
        if text.startswith("<!--", begun):
            end = text.find("-->", begun)
            position = end + 3 if end >= 0 else len(text)
            continue
        named = _NAME.match(text, begun + 1)
        if not named and text[begun + 1 : begun + 2] not in {"!", "?"}:
            yield "", text[begun : begun + 1]
            position = begun + 1
            continue
        position = _tag_end(text, begun)
        if named:
            name = named[0].lower()
            yield name, text[named.end() : position]
            if name in _OPAQUE:
                end_tag = _OPAQUE_END.search(text, position)
                position = end_tag.start() if end_tag else len(text)


def _tag_end(text: str, begun: int) -> int:
    """Return where a tag ends: after the first `>` outside quotation marks, or at its bound."""
    position, bound = begun, min(len(text), begun + _LONGEST_TAG)
    while stop := _STOP.search(text, position, bound):
        position = stop.end()
        if stop[0] == ">":
            return position
        if text[position - 2] == "=":
            closing = text.find(stop[0], position, bound)
            if closing < 0:
                break
            position = closing + 1
    return bound


@dataclass(slots=True)
class _Grid:
    """A table that is open: until which row its columns are taken by cells from above."""

    taken: dict[int, int] = field(default_factory=dict)
    column: int = 0
    row_open: bool = False


class _Page:
    """Makes the rows of a page from its texts and tags."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._made = RowMaker(Filling(limits))
        self._merges: list[Range] = []
        self._grids: list[_Grid] = []
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._struck = False
        """Whether a text of the cell is crossed out."""
        self._strikes = 0
        self._rows_of_tables = 0

    def text(self, text: str) -> None:
        """Take a text between two tags."""
        if self._cell is None and self._grids and self._grids[-1].row_open:
            return  # between two cells
        self._pieces.append(text.replace("\r", " ").replace("\n", " "))
        self._struck |= self._strikes > 0 and not text.isspace()

    def open(self, name: str, said: str) -> None:
        """Take a tag that opens an element."""
        if name in {"td", "th"}:
            self._end_cell()
            if self._grids:
                if not self._grids[-1].row_open:
                    self._start_row({})
                self._cell = _attributes(said)
        elif name == "tr" and self._grids:
            self._end_row()
            self._start_row(_attributes(said))
        elif name == "table":
            self._end_row()
            if len(self._grids) >= _MAX_DEPTH:
                raise DamagedFileError(part="HTML")
            self._grids.append(_Grid())
        elif name in _STRIKES:
            self._strikes += 1
        elif name in _LINES:
            self._break()

    def close(self, name: str) -> None:
        """Take a tag that closes an element."""
        if name in {"td", "th"}:
            self._end_cell()
        elif name in {"tr", "table"}:
            self._end_row()
            if name == "table" and self._grids:
                self._grids.pop()
        elif name in _STRIKES:
            self._strikes = max(0, self._strikes - 1)
        elif name in _LINES:
            self._break()

    def result(self) -> Table:
        """Return what the page holds."""
        self._end_row()
        if not self._rows_of_tables:
            raise WebPageError(kind="HTML")
        table = Table("", "xlsx", self._made.rows, active=True)
        apply_merges(table, self._merges)
        return table

    def _break(self) -> None:
        """End a line: of a cell, or of the text outside all tables, which is a row."""
        if self._cell is not None:
            self._pieces.append("\n")
        else:
            self._end_row()

    def _start_row(self, attributes: dict[str, str]) -> None:
        hidden = _HIDDEN in attributes.get("style", "").replace(" ", "").lower()
        self._made.begin(self._made.number + 1, hidden=hidden)
        self._grids[-1].row_open, self._grids[-1].column = True, 0

    def _end_row(self) -> None:
        self._end_cell()
        if self._grids and self._grids[-1].row_open:
            self._made.end()
            self._grids[-1].row_open = False
            self._rows_of_tables += 1
        elif text := self._taken_text():
            self._made.begin(self._made.number + 1)
            self._made.check(text)
            self._made.put(0, text)
            self._made.end()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        attributes, self._cell = self._cell, None
        is_struck = self._struck or _STRUCK in attributes.get("style", "")
        text = self._taken_text()
        self._made.check(text)
        grid, number = self._grids[-1], self._made.number
        while grid.taken.get(grid.column, 0) >= number:
            grid.column += 1
        self._made.put(grid.column, _value(text, attributes), struck=bool(is_struck))
        last = grid.column + _span(attributes, "colspan", self._limits.columns) - 1
        below = number + _span(attributes, "rowspan", LAST_ROW) - 1
        if below > number or last > grid.column:
            if len(self._merges) >= MAX_MERGES:
                raise DamagedFileError(part="HTML")
            self._merges.append((number, grid.column, below, last))
        if below > number:
            grid.taken.update(dict.fromkeys(range(grid.column, last + 1), below))
        grid.column = last + 1

    def _taken_text(self) -> str:
        text, self._pieces, self._struck = "".join(self._pieces), [], False
        try:
            lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
        except ValueError as error:  # the number of a character, with thousands of digits
            raise DamagedFileError(part="HTML") from error
        return plain_text("\n".join(line for line in lines if line))


def _attributes(said: str) -> dict[str, str]:
    if "=" not in said:
        return {}
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(said)}


def _span(attributes: dict[str, str], name: str, most: int) -> int:
    said = attributes.get(name, "1").strip()
    return max(1, min(int(said), most)) if said.isdecimal() and len(said) <= _MOST_DIGITS else 1


def _value(text: str, attributes: dict[str, str]) -> Cell:
    """Return the text of a cell, or the number it was rounded from for showing it."""
    exact = attributes.get("x:num", "")
    return number_of(exact) if exact and _ROUNDED.fullmatch(text) else text
