"""Where the data are: which sheet, under which heading, and which rows are not data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.columns import Column, Layout, resolve_mapping, suggest
from app.sheets.values.keys import words

_HEADER_SEARCH_ROWS = 500
_FUZZY_SEARCH_ROWS = 60
_HEADER_HEIGHT = 3
_LEAST_EXACT = 2
_SAMPLE_ROWS = 80
_SAMPLE_CELLS = 40
_TOTAL = re.compile(r"(sub ?|grand ?)?(total|jumlah|jml|rekapitulasi)\b")
_ORDINAL = re.compile(r"\(?(\d{1,3})[.)]?\)?")
_FEWEST_NUMBERS = 3
_SECTION = re.compile(r"kec(?:amatan)?\b")
_SIGNATURE = re.compile(
    r"[,:]$|^\(.*\)$|^[._ ]{3,}$|\b(?:mengetahui|panitia|petugas|tanda tangan|ttd|nip|hormat)\b"
    r"|\bkepala (?:dinas|bidang|seksi|kantor)\b|\bsignature\b|, *\d{1,2} +[a-z]+ +\d{4}$",
    re.IGNORECASE,
)
_FIELDS_OF_DATA = 2
_FIELDS_BELOW_DATA = 3

SkipReason = Literal["title", "header", "column_numbers", "section", "total", "footer"]


@dataclass(slots=True)
class Header:
    """The heading of a table: positions in `Table.rows` of its first and last row, and columns."""

    first: int
    last: int
    columns: list[Column]
    score: float


@dataclass(slots=True)
class DataRow:
    """A row of data under the section heading (`section`, may be empty) that it stands in."""

    row: Row
    texts: list[str]
    section: str
    inherited: tuple[str, int] | None = None
    """The district of the block that the row stands in, and the row that states it."""


@dataclass(slots=True)
class Split:
    """The rows below a heading, sorted out."""

    data: list[DataRow] = field(default_factory=list)
    skipped: list[tuple[Row, SkipReason, str]] = field(default_factory=list)


def find_header(table: Table, layout: Layout) -> Header | None:
    """Return the first heading that names the most fields; None if no row names two.

    A heading may be up to three rows high; a lower row counts only where it names more.
    """
    candidates = list(_candidates(table, layout))
    best = max((header.score for header in candidates), default=0)
    return next((header for header in candidates if header.score >= 0.95 * best), None)


def _candidates(table: Table, layout: Layout) -> Iterator[Header]:
    complete = False
    for position, row in enumerate(table.rows[:_HEADER_SEARCH_ROWS]):
        texts = [cell for cell in row.cells if isinstance(cell, str) and cell.strip()]
        exact = {name for text in texts if (name := layout.names_a_field(text[:80]))}
        if len(exact) < _LEAST_EXACT and (complete or position >= _FUZZY_SEARCH_ROWS):
            continue
        if len(texts) < _LEAST_EXACT:
            continue
        best = _header(table, layout, position, position)
        for last in range(position + 1, min(position + _HEADER_HEIGHT, len(table.rows))):
            taller = _header(table, layout, position, last)
            if taller.score <= best.score:
                break
            best = taller
        named = [column.means for column in best.columns if column.means]
        if len(named) >= _LEAST_EXACT:
            complete = complete or not layout.lacks(named)
            yield best


def _header(table: Table, layout: Layout, first: int, last: int) -> Header:
    rows = table.rows[first : last + 1]
    width = max(len(row.cells) for row in rows)
    columns: list[Column] = []
    for index in range(width):
        labels = [_label(row, index) for row in rows]
        heading = next((label for label in reversed(labels) if label), "")
        group = _group(table, rows[0], index) if last > first else ""
        key = table.column_key(index)
        columns.append(Column(index, key, heading, group if group != heading else ""))
    suggest(layout, columns, [()] * width, {})
    score = sum(column.score for column in columns if column.means)
    return Header(first, last, columns, score)


def _label(row: Row, column: int) -> str:
    cell = row.at(column)
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _group(table: Table, row: Row, column: int) -> str:
    """Return the text above a column: its own, or that of the merged range over it."""
    for start in range(column, -1, -1):
        label = _label(row, start)
        if label:
            end = table.spans.get((row.number, start))
            spread = table.origin == "csv" or (end is not None and end >= column)
            return label if start == column or spread else ""
    return ""


def map_columns(
    table: Table, layout: Layout, header: Header, mapping: Mapping[str, str | None]
) -> dict[str, int]:
    """Decide what each column holds, now with a look at the cells; return field -> column."""
    below = table.rows[header.last + 1 : header.last + 1 + _SAMPLE_ROWS]
    width = max([len(header.columns), *(len(row.cells) for row in below)])
    for index in range(len(header.columns), width):
        header.columns.append(Column(index, table.column_key(index), ""))
    samples: list[list[str]] = [[] for _ in range(width)]
    for row in below:
        for index, cell in enumerate(row.cells):
            text = text_of(cell).strip()
            if text and len(samples[index]) < _SAMPLE_CELLS:
                samples[index].append(text)
    for column in header.columns:
        column.means, column.score = "", 0.0
    suggest(layout, header.columns, samples, resolve_mapping(layout, header.columns, mapping))
    return {column.means: column.index for column in header.columns if column.means}


def split_rows(table: Table, layout: Layout, header: Header, fields: Mapping[str, int]) -> Split:
    """Sort the rows below the heading into data and the rest; nothing is dropped unnamed.

    A row with a telling cell (a phone number, a village, ...) is data. Other rows are data if they
    fill two known fields and stand above the last telling row, or three anywhere; below that row
    also if they go on from the row before: they carry the next running number and something that
    is needed, or follow without a gap, fill two fields, and do not look like a signature. A lone
    text above that row opens a section; below it, it belongs to the footer.
    """
    sorter = _Sorter(layout, header, fields)
    split = Split()
    for row in table.rows[: header.first]:
        split.skipped.append((row, "title", _joined(row)))
    for row in table.rows[header.first : header.last + 1]:
        split.skipped.append((row, "header", _joined(row)))
    judged = [sorter.judge(row) for row in table.rows[header.last + 1 :]]
    last_telling = max((i for i, entry in enumerate(judged) if entry.telling), default=-1)
    section = ""
    before: _Judged | None = None
    for position, entry in enumerate(judged):
        reason = entry.reason
        if reason is None and not entry.telling:
            least = _FIELDS_OF_DATA if position < last_telling else _FIELDS_BELOW_DATA
            if entry.filled < least and not sorter.goes_on(before, entry):
                reason = "section" if position < last_telling else "footer"
        if reason is None:
            split.data.append(DataRow(entry.row, entry.texts, section))
            before = entry
            continue
        text = _joined(entry.row)
        if reason == "section":
            if not re.search("[A-Za-z]", text):
                continue  # a row number prepared for somebody who never came
            section = text
        split.skipped.append((entry.row, reason, text))
    return split


def _joined(row: Row) -> str:
    return " ".join(filter(None, (text_of(cell).strip() for cell in row.cells)))


@dataclass(slots=True)
class _Judged:
    row: Row
    texts: list[str]
    filled: int
    telling: bool
    reason: SkipReason | None


class _Sorter:
    """Looks at one row at a time."""

    def __init__(self, layout: Layout, header: Header, fields: Mapping[str, int]) -> None:
        tests = {entry.name: entry.fits for entry in layout.fields}
        self._telling = [
            (fields[name], test)
            for name in layout.telling
            if name in fields and (test := tests[name]) is not None
        ]
        self._known = [index for name, index in fields.items() if name != "number"]
        self._number = fields.get("number")
        self._needed = [fields[n] for group in layout.needed for n in group if n in fields]
        self._labels = {
            column.index: words(column.heading) for column in header.columns if column.heading
        }
        self._groups = {words(c.heading) for c in header.columns} | {
            words(c.group) for c in header.columns
        }

    def judge(self, row: Row) -> _Judged:
        texts = [cell if isinstance(cell, str) else text_of(cell) for cell in row.cells]
        width = len(texts)
        filled = sum(1 for i in self._known if i < width and texts[i] and not texts[i].isspace())
        telling = any(i < width and texts[i] and test(texts[i]) for i, test in self._telling)
        return _Judged(row, texts, filled, telling, self._reason(texts, telling=telling))

    def goes_on(self, before: _Judged | None, entry: _Judged) -> bool:
        """Tell whether a row without a telling cell goes on from the row of data before it."""
        needed = [text for text in self._texts(entry, self._needed) if text]
        if before is None or not needed or any(map(_SECTION.match, map(words, needed))):
            return False
        number = self._running_number(entry)
        if number and number - 1 == self._running_number(before):
            return True
        follows = entry.row.number == before.row.number + 1 and entry.filled >= _FIELDS_OF_DATA
        return follows and not any(map(_SIGNATURE.search, self._texts(entry, self._known)))

    def _texts(self, entry: _Judged, columns: list[int]) -> list[str]:
        return [entry.texts[i].strip() for i in columns if i < len(entry.texts)]

    def _running_number(self, entry: _Judged) -> int:
        """Return a row's running number; 0 if it has none."""
        cells = [] if self._number is None else self._texts(entry, [self._number])
        match = _ORDINAL.fullmatch(cells[0]) if cells else None
        return int(match[1]) if match else 0

    def _reason(self, texts: list[str], *, telling: bool) -> SkipReason | None:
        if telling:
            return None
        said = [(i, text.strip()) for i, text in enumerate(texts) if text.strip()]
        if len(said) >= _LEAST_EXACT:
            same = sum(words(text) in self._groups for _, text in said)
            if same * 2 > len(said):
                return "header"
            if _are_column_numbers(said):
                return "column_numbers"
        if any(_TOTAL.match(words(text)) for _, text in said[:2]):
            return "total"
        return None


def _are_column_numbers(said: list[tuple[int, str]]) -> bool:
    numbers = [int(match[1]) for _, text in said if (match := _ORDINAL.fullmatch(text))]
    return len(numbers) == len(said) >= _FEWEST_NUMBERS and all(
        later == earlier + 1 for earlier, later in pairwise(numbers)
    )
