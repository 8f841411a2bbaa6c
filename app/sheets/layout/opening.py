"""What the three kinds of list share: from bytes to rows of data, of all sheets that are alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.sheets.errors import BadMappingError, ColumnsMissingError, RowsNotUnderstoodError
from app.sheets.files.cells import Table, text_of
from app.sheets.files.limits import Limits
from app.sheets.files.sources import read_tables
from app.sheets.layout.attempts import open_all
from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.decisions import Decisions
from app.sheets.layout.detect import Header, find_header, map_columns, named_heading
from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.layout.shapes.one_cell import out_of_one_cell
from app.sheets.layout.shapes.years import older_names
from app.sheets.layout.tables import go_on, rows_of, unread

_HEADINGS_SHOWN = 30
_HEADING_LENGTH = 60
_SHEETS_SHOWN = 20
_ALIKE = 0.5
Shape = Callable[[list[Table]], list[Table]]
LeftOut = Literal["read", "hidden", "empty", "not_chosen", "no_columns", "other_list", "older"]
"""Why a sheet was not read; `read`: it was."""


@dataclass(slots=True)
class OpenedFile:
    """A file with the parts of its sheets that were read, the main one first to describe it."""

    tables: list[Table]
    main: OpenedList
    parts: list[OpenedList]
    data_rows: dict[str, int]
    """Rows of data of every sheet with a complete heading."""
    left_out: dict[str, LeftOut]

    def readers(self) -> Iterator[Reader]:
        """Yield a reader of each row of data, in the order of the file."""
        for part in self.parts:
            for data in part.split.data:
                yield Reader(part, data)


def as_they_are(tables: list[Table]) -> list[Table]:
    """Return tables that are lists already."""
    return tables


def open_list(
    data: bytes,
    layout: Layout,
    *,
    mapping: Mapping[str, str | None],
    sheet: str | None,
    limits: Limits,
    shape: Shape = as_they_are,
) -> OpenedFile:
    """Read a file and find the rows of data; `shape` brings tables into the form of a list first.

    Without a `sheet` that is asked for, all sheets are read that have the same kind of heading as
    the one with most rows of data, of sheets for several years those of the last. Raises a
    SheetError if no table will do.
    """
    tables = shape([out_of_one_cell(table, layout) for table in read_tables(data, limits, sheet)])
    wanted = [t for t in tables if t.rows and (sheet is None or t.name == sheet)]
    decisions = _decisions(wanted, layout, mapping)
    opened = open_all(wanted, layout, decisions)
    if not opened:
        raise _columns_missing(wanted, layout)
    older = frozenset(older_names(opened))
    opened = {name: parts for name, parts in opened.items() if name not in older}
    wanted = [table for table in wanted if table.name not in older]
    main = _main(opened)
    _check_names(decisions, [part for parts in opened.values() for part in parts], main.columns)
    read = {name: parts for name, parts in opened.items() if _alike(main, parts)}
    for table in wanted:
        if table.name not in opened and (more := go_on(table, layout, main)):
            read[table.name] = opened[table.name] = more
    parts = [part for table in wanted for part in read.get(table.name, [])]
    if len(read) > 1:
        for part in parts:
            part.sheet = part.table.name
    if not rows_of(parts) and (lost := sum(unread(part.split) for part in parts)):
        raise RowsNotUnderstoodError(rows=lost, found=_shown(_headings(main.columns)))
    left_out = {table.name: _why(table, sheet, read, opened) for table in tables}
    left_out |= dict.fromkeys(older, "older")
    counts = {name: rows_of(some) for name, some in opened.items()}
    return OpenedFile(tables, main, parts, counts, left_out)


def _decisions(tables: list[Table], layout: Layout, mapping: Mapping[str, str | None]) -> Decisions:
    """Return what people decided, with the columns that they saw when they did.

    Raises BadMappingError for a field that there is not.
    """
    sheets = frozenset(table.name for table in tables)
    decisions = Decisions(mapping, sheets)
    decisions.check_fields(layout)
    if not mapping or not tables:
        return decisions
    undecided = open_all(tables, layout, Decisions())
    if undecided:
        columns = _main(undecided).columns
    else:
        largest = max(tables, key=lambda table: len(table.rows))
        named = named_heading(largest, layout, decisions)
        header = find_header(largest, layout) or named or Header(0, -1, [], 0.0)
        map_columns(largest, layout, header, Decisions())
        columns = header.columns
    return replace(decisions, described={column.key: column for column in columns})


def _main(opened: Mapping[str, list[OpenedList]]) -> OpenedList:
    """Return the largest part of the sheet with most rows of data."""
    name = max(opened, key=lambda name: rows_of(opened[name]))
    return max(opened[name], key=lambda part: len(part.split.data))


def _check_names(decisions: Decisions, parts: list[OpenedList], columns: list[Column]) -> None:
    """Refuse a mapping of a column that no sheet has."""
    for name in decisions.mapping:
        if not any(decisions.has(name, part.table.name, part.columns) for part in parts):
            raise BadMappingError(name=name, allowed=", ".join(c.key for c in columns))


def _alike(main: OpenedList, parts: list[OpenedList]) -> bool:
    """Tell whether a sheet has the same kind of heading as the main one."""
    wanted = set(main.fields) - {"number"}
    return any(
        len(wanted & set(part.fields))
        >= _ALIKE * min(len(wanted), len(set(part.fields) - {"number"}))
        for part in parts
    )


def _why(
    table: Table,
    sheet: str | None,
    read: Mapping[str, list[OpenedList]],
    opened: Mapping[str, list[OpenedList]],
) -> LeftOut:
    if table.name in read:
        return "read"
    if sheet is not None:
        return "not_chosen"
    if table.hidden:
        return "hidden"
    if not table.rows:
        return "empty"
    return "other_list" if table.name in opened else "no_columns"


def _headings(columns: list[Column]) -> list[str]:
    return [column.heading for column in columns if column.heading]


def _shown(headings: list[str]) -> str:
    return ", ".join(heading[:_HEADING_LENGTH] for heading in headings[:_HEADINGS_SHOWN])


def _columns_missing(tables: list[Table], layout: Layout) -> ColumnsMissingError:
    """Say what headings were seen: those of the likeliest heading, else the first row's cells."""
    found: list[str] = []
    lacking = layout.lacks([])
    for table in tables[:_SHEETS_SHOWN]:
        header = find_header(table, layout)
        if header:
            named = [column.means for column in header.columns if column.means]
            if not found or len(layout.lacks(named)) < len(lacking):
                found = _headings(header.columns)
                lacking = layout.lacks(named) or lacking
    if not found and tables:
        found = [text for cell in tables[0].rows[0].cells if (text := text_of(cell).strip())]
        lacking = layout.lacks([n for t in found if (n := layout.names_a_field(t))]) or lacking
    return ColumnsMissingError(
        found=_shown(found),
        needed=", ".join(lacking),
    )
