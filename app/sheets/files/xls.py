"""Workbooks of Excel 2 to 2003 (.xls) -> tables, by xlrd.

Its parser is sturdy but was not written for hostile files: whatever it raises means a damaged file,
and it runs where a list may cost no more than the process that reads it.
"""

import re
from typing import Any

from xlrd import XLRDError, biffh, formatting, open_workbook
from xlrd.book import Book
from xlrd.compdoc import SIGNATURE, CompDoc
from xlrd.sheet import Sheet

from app.sheets.errors import (
    DamagedFileError,
    DocumentError,
    EncryptedFileError,
    NotASpreadsheetError,
    SheetError,
    UnknownSheetError,
)
from app.sheets.files.cells import Cell, NoValue, Table, plain_text
from app.sheets.files.filling import MAX_MERGES, Filling, Range, RowMaker, apply_merges
from app.sheets.files.limits import Limits
from app.sheets.files.numbers import date_of, whole

_KINDS = (("WordDocument", ".doc"), ("PowerPoint Document", ".ppt"))
_ENCRYPTED = "EncryptedPackage"
_STREAMS = ("Workbook", "Book")
# Its own looks for the end of every bracket, which takes long where a format has thousands.
formatting.fmt_bracketed_sub = re.compile(r"\[[^\[\]]*\]").sub


class _Nowhere:
    """Takes what xlrd prints about a file: its own words, and the file's."""

    def write(self, _: str) -> int:
        """Drop a text."""
        return 0

    def flush(self) -> None:
        """Do nothing."""


_NOWHERE = _Nowhere()


def read_xls(data: bytes, limits: Limits, sheet: str | None = None) -> list[Table]:
    """Return the sheets of a workbook; hidden ones as `read_xlsx` does.

    Raises DamagedFileError, EncryptedFileError, DocumentError for a letter or slides in the same
    kind of container, and what goes beyond `limits`.
    """
    try:
        records = _records_in(data) if data.startswith(SIGNATURE) else data
        return _tables(_opened(records), Filling(limits), sheet)
    except (SheetError, MemoryError):
        raise
    except Exception as error:  # indexes, asserts, unpacking: as many as its parser has lines
        raise _reason(error) from error


class _Container(CompDoc):  # type: ignore[misc]
    """The file system within a file, which xlrd follows round in circles."""

    def _get_stream(
        self,
        mem: bytes,
        base: int,
        sat: list[int],
        sec_size: int,
        start_sid: int,
        *rest: Any,
        **named: Any,
    ) -> Any:
        check_chain(sat, start_sid)
        return super()._get_stream(mem, base, sat, sec_size, start_sid, *rest, **named)


def check_chain(following: list[int], first: int) -> None:
    """Refuse a chain of sectors that never ends, or leads out of the file."""
    sector = first
    for _ in range(len(following) + 1):
        if sector < 0:
            return
        if sector >= len(following):
            break
        sector = following[sector]
    raise DamagedFileError(part=".xls")


def _records_in(data: bytes) -> bytes:
    """Return the workbook in a container."""
    container = _Container(data, logfile=_NOWHERE, ignore_workbook_corruption=True)
    # what it ignores are sectors used twice: some programs write such files, and Excel reads them
    names = {node.name for node in container.dirlist}
    if _ENCRYPTED in names:
        raise EncryptedFileError
    for name in _STREAMS:
        mem, base, size = container.locate_named_stream(name)
        if mem:
            return bytes(mem[base : base + size])
    for name, kind in _KINDS:
        if name in names:
            raise DocumentError(kind=kind)
    raise NotASpreadsheetError(kind="OLE2")


def _opened(records: bytes) -> Book:
    return open_workbook(
        file_contents=records,
        logfile=_NOWHERE,
        formatting_info=True,
        ragged_rows=True,
        on_demand=True,
    )


def _reason(error: Exception) -> SheetError:
    """Return what to say of a file that xlrd gave up."""
    if isinstance(error, XLRDError) and "encrypted" in str(error):
        return EncryptedFileError()
    return DamagedFileError(part=".xls")


def _tables(book: Book, filling: Filling, sheet: str | None) -> list[Table]:
    names = [plain_text(name) for name in book.sheet_names()]
    if sheet is not None and sheet not in names:
        raise UnknownSheetError(sheet=sheet, sheets=names)
    hidden = [_is_hidden(book, index) for index in range(len(names))]
    tables = []
    for index, name in enumerate(names):
        table = Table(name, "xlsx", hidden=hidden[index])
        tables.append(table)
        if name == sheet if sheet is not None else all(hidden) or not table.hidden:
            _fill(table, book, book.sheet_by_index(index), filling)
            book.unload_sheet(index)
    return tables


def _is_hidden(book: Book, index: int) -> bool:
    """Tell whether a sheet is hidden, without reading it."""
    visibility: list[int] = book._sheet_visibility
    return index < len(visibility) and visibility[index] != 0


def _fill(table: Table, book: Book, sheet: Sheet, filling: Filling) -> None:
    made = RowMaker(filling)
    struck = {i for i, xf in enumerate(book.xf_list) if _is_struck(book, xf.font_index)}
    for index in range(sheet.nrows):
        if not sheet.row_len(index):
            continue
        info = sheet.rowinfo_map.get(index)
        made.begin(index + 1, hidden=bool(info and info.hidden))
        kinds, values = sheet.row_types(index), sheet.row_values(index)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind in {biffh.XL_CELL_EMPTY, biffh.XL_CELL_BLANK}:
                continue
            cell = _cell(kind, value, date1904=bool(book.datemode))
            if isinstance(cell, str):
                made.check(cell)
            is_struck = bool(struck) and sheet.cell_xf_index(index, column) in struck
            made.put(column, cell, struck=is_struck)
        made.end()
    table.rows = made.rows
    if len(sheet.merged_cells) > MAX_MERGES:
        raise DamagedFileError(part=table.name)
    apply_merges(table, [_range(*each) for each in sheet.merged_cells])


def _is_struck(book: Book, font: int) -> bool:
    return 0 <= font < len(book.font_list) and bool(book.font_list[font].struck_out)


def _range(top: int, below: int, left: int, right: int) -> Range:
    """Return a range of xlrd's, which counts from 0 and names the first row and column after it."""
    return top + 1, left, below, right - 1


def _cell(kind: int, value: str | float, *, date1904: bool) -> Cell:
    if isinstance(value, str):
        return plain_text(value)
    if kind == biffh.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == biffh.XL_CELL_ERROR:
        return NoValue(biffh.error_text_from_code.get(int(value), "#?"))
    if kind == biffh.XL_CELL_DATE:
        return date_of(value, date1904=date1904)
    return whole(float(value))
