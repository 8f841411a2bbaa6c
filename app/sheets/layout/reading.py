"""The rows of a table under known fields: cells by field, and what is noticed about them."""

from dataclasses import dataclass, field, replace

from app.sheets.files.cells import Cell, NoValue, Table
from app.sheets.findings import RULES, Finding
from app.sheets.layout.columns import Column
from app.sheets.layout.sorting import DataRow, Split


@dataclass(slots=True)
class OpenedList:
    """A table, or a part of one, what its columns mean, and the rows sorted out."""

    table: Table
    columns: list[Column]
    fields: dict[str, int]
    width: int
    """Number of columns of the heading; without one, of the longest row seen."""
    split: Split
    constants: dict[str, str] = field(default_factory=dict)
    """What headings and titles say of every row: field -> text."""
    sheet: str = ""
    """Name of the sheet, where a file has several that are read."""
    left_out: list[DataRow] = field(default_factory=list)
    """Rows that a person left out."""
    more: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Further columns of fields that several may hold: field -> columns."""


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
        """Return a field's text as it stands, of several columns one after the other.

        Empty if there is none or no such column.
        """
        more = self.opened.more.get(name, ())
        texts = [self._text(name), *(self._text_at(self._moved(index)) for index in more)]
        return "; ".join(filter(None, texts)) if more else texts[0]

    def _text(self, name: str) -> str:
        index = self._index(name)
        if index is None:
            return self.data.said.get(name) or self.opened.constants.get(name, "")
        text = self._text_at(index)
        return text if text or not self.data.said else self.data.said.get(name, "")

    def cell(self, name: str) -> Cell:
        """Return a field's cell."""
        index = self._index(name)
        if index is None:
            return self.data.said.get(name) or self.opened.constants.get(name)
        return self.data.row.at(index)

    def _index(self, name: str) -> int | None:
        """Return where a field's cell stands; None without a column, or if a shift covered it."""
        index = self.opened.fields.get(name)
        return None if index is None else self._moved(index)

    def _text_at(self, index: int | None) -> str:
        texts = self.data.texts
        return texts[index] if index is not None and index < len(texts) else ""

    def _moved(self, index: int) -> int | None:
        if not self.offset:
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
        return name in self.opened.fields or name in self.opened.constants

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
        if RULES[code].blocks_row and code in self.data.decision.accepted:
            code = "settled"
        key = heading = ""
        if index is not None:
            column = self.opened.columns[index]
            key, heading = column.key, column.heading
        self.findings.append(
            Finding(
                *(row.number, row.line, key, heading, code, found, proposed, detail),
                sheet=self.opened.sheet,
            )
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
