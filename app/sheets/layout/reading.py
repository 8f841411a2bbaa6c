"""What the three kinds of list share: from bytes to rows of data under known fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.sheets.errors import ColumnsMissingError
from app.sheets.files.cells import Cell, NoValue, Table
from app.sheets.files.limits import Limits
from app.sheets.files.sources import read_tables
from app.sheets.findings import RULES, Finding
from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.detect import DataRow, Header, Split, find_header, map_columns, split_rows

_HEADINGS_SHOWN = 30
_HEADING_LENGTH = 60


@dataclass(slots=True)
class OpenedList:
    """A file with its chosen table, what the columns mean, and the rows sorted out."""

    tables: list[Table]
    table: Table
    columns: list[Column]
    fields: dict[str, int]
    width: int
    """Number of columns of the heading; without one, of the longest row seen."""
    split: Split
    data_rows: dict[str, int] = field(default_factory=dict)
    """Rows of data in every sheet with a complete heading."""


def open_list(
    data: bytes,
    layout: Layout,
    *,
    mapping: Mapping[str, str | None],
    sheet: str | None,
    limits: Limits,
) -> OpenedList:
    """Read a file and find the rows of data.

    The table taken is the one asked for, else the one with most rows of data under a complete
    heading; with a `mapping` that is complete, a file without any heading can be read too.
    Raises a SheetError if no table will do.
    """
    tables = read_tables(data, limits, sheet)
    best: OpenedList | None = None
    data_rows: dict[str, int] = {}
    for table in tables:
        if table.rows and (sheet is None or table.name == sheet):
            opened = _open_table(tables, table, layout, mapping)
            if opened is None:
                continue
            data_rows[table.name] = len(opened.split.data)
            if best is None or len(opened.split.data) > len(best.split.data):
                best = opened
    if best is None:
        raise _columns_missing([t for t in tables if sheet is None or t.name == sheet], layout)
    best.data_rows = data_rows
    return best


def _open_table(
    tables: list[Table], table: Table, layout: Layout, mapping: Mapping[str, str | None]
) -> OpenedList | None:
    header = find_header(table, layout)
    if header is None:
        if not mapping:
            return None
        header = Header(0, -1, [], 0.0)
    headed = len(header.columns)
    fields = map_columns(table, layout, header, mapping)
    width = headed or len(header.columns)
    if layout.lacks(fields):
        return None
    split = split_rows(table, layout, header, fields)
    return OpenedList(tables, table, header.columns, fields, width, split)


def _columns_missing(tables: list[Table], layout: Layout) -> ColumnsMissingError:
    """Say what headings were seen: those of the likeliest heading, else the first row's cells."""
    found: list[str] = []
    lacking = layout.lacks([])
    for table in tables:
        header = find_header(table, layout)
        if header:
            named = [column.means for column in header.columns if column.means]
            if not found or len(layout.lacks(named)) < len(lacking):
                found = [column.heading for column in header.columns if column.heading]
                lacking = layout.lacks(named) or lacking
    if not found and tables and tables[0].rows:
        found = [str(cell) for cell in tables[0].rows[0].cells if cell is not None]
    shown = [heading[:_HEADING_LENGTH] for heading in found[:_HEADINGS_SHOWN]]
    return ColumnsMissingError(found=", ".join(shown), needed=", ".join(lacking))


@dataclass(slots=True)
class Reader:
    """Gives the cells of one row of data by field, and collects what is noticed about it."""

    opened: OpenedList
    data: DataRow
    offset: int = 0
    """How many columns to the right the cells of this row stand."""
    shifted_from: int = 0
    """The first column that this is true of."""
    findings: list[Finding] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a field's text as it stands; empty if there is none or no such column."""
        index = self._index(name)
        texts = self.data.texts
        return texts[index] if index is not None and index < len(texts) else ""

    def cell(self, name: str) -> Cell:
        """Return a field's cell."""
        index = self._index(name)
        return None if index is None else self.data.row.at(index)

    def _index(self, name: str) -> int | None:
        """Return where a field's cell stands; None without a column, or if a shift covered it."""
        index = self.opened.fields.get(name)
        if index is None or not self.offset:
            return index
        if index >= self.shifted_from:
            return index + self.offset
        return index if index < self.shifted_from + self.offset or self.offset > 0 else None

    def replace_texts(self, texts: list[str]) -> None:
        """Read other texts instead of the row's cells from now on."""
        row = replace(self.data.row, cells=list(texts))
        self.data = replace(self.data, row=row, texts=texts)

    def has(self, name: str) -> bool:
        """Tell whether the list has a column for a field."""
        return name in self.opened.fields

    def note(
        self, name: str, code: str, *, found: str = "", proposed: str = "", detail: str = ""
    ) -> None:
        """Record a finding about a field's cell (`name` empty: about the row)."""
        index = self.opened.fields.get(name)
        self.note_column(index, code, found=found, proposed=proposed, detail=detail)

    def note_column(
        self,
        index: int | None,
        code: str,
        *,
        found: str = "",
        proposed: str = "",
        detail: str = "",
    ) -> None:
        """Record a finding about the cell in a column; None: about the row."""
        row = self.data.row
        key = heading = ""
        if index is not None:
            column = self.opened.columns[index]
            key, heading = column.key, column.heading
        self.findings.append(
            Finding(row.number, row.line, key, heading, code, found, proposed, detail)
        )

    def note_missing_values(self) -> None:
        """Record the formulas among the known fields that came without a result."""
        if not self.data.row.lacks_values:
            return
        for name, index in self.opened.fields.items():
            cell = self.data.row.at(index)
            if isinstance(cell, NoValue):
                self.note(name, "formula_no_value", found=cell.shown)

    @property
    def held(self) -> bool:
        """Whether a finding so far holds the row back."""
        return any(RULES[finding.code].blocks_row for finding in self.findings)
