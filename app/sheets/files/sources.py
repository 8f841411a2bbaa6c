"""Bytes of any file -> its tables, or the error that says why not. The name proves nothing."""

from collections.abc import Iterator

from app.sheets.errors import (
    DocumentError,
    EmptyFileError,
    NotASpreadsheetError,
    UnknownSheetError,
)
from app.sheets.files import ods
from app.sheets.files.archive import Archive
from app.sheets.files.cells import Table
from app.sheets.files.html import read_html
from app.sheets.files.kinds import (
    OLE,
    ZIP,
    head_of,
    is_markup,
    is_workbook_records,
    other_archive,
    refuse_other_kinds,
)
from app.sheets.files.limits import DEFAULT_LIMITS, Limits
from app.sheets.files.markup import CHUNK
from app.sheets.files.text.delimited import read_delimited
from app.sheets.files.text.objects import read_objects
from app.sheets.files.text.vcards import is_vcards, read_vcards
from app.sheets.files.xls import read_xls
from app.sheets.files.xlsx.workbook import read_xlsx, workbook_part
from app.sheets.files.xml2003 import NAMESPACE, read_xml2003

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_tables(
    data: bytes, limits: Limits = DEFAULT_LIMITS, sheet: str | None = None
) -> list[Table]:
    """Return the tables of a file, at least one of them with rows.

    Raises a SheetError of the kind that fits for everything else.
    """
    limits.check_size(len(data))
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyFileError
    if data.startswith(ZIP):
        tables = _zipped(Archive(data, limits), limits, sheet)
    elif data.startswith(OLE) or is_workbook_records(data):
        tables = read_xls(data, limits, sheet)
    else:
        tables = _texts(data, limits, sheet)
    if not any(table.rows for table in tables):
        raise EmptyFileError
    return tables


def _zipped(archive: Archive, limits: Limits, sheet: str | None) -> list[Table]:
    if workbook_part(archive):
        return read_xlsx(archive, limits, sheet)
    if archive.start_of("mimetype", CHUNK).startswith(_ODS) or ods.is_unmarked(archive):
        return ods.read_ods(archive, limits, sheet)
    raise other_archive(archive)


def _texts(data: bytes, limits: Limits, sheet: str | None) -> list[Table]:
    refuse_other_kinds(data)
    if is_markup(data):
        head = head_of(data)
        if NAMESPACE.encode() in head:
            return read_xml2003(_chunks(data), limits, sheet)
        if _ODS in head:
            return ods.read_fods(_chunks(data), limits, sheet)
        if b"Word.Document" in head:
            raise DocumentError(kind="Word XML")
        if head.startswith(b"<?xml") and b"<html" not in head and b"<table" not in head:
            raise NotASpreadsheetError(kind="XML")
        tables = [read_html(data, limits)]
    elif is_vcards(head_of(data)):
        tables = [read_vcards(data, limits)]
    else:
        objects = read_objects(data, head_of(data), limits)
        tables = [objects or read_delimited(data, limits)]
    if sheet:
        raise UnknownSheetError(sheet=sheet, sheets=[])
    return tables


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yield the XML of a file, which begins at its first tag."""
    for start in range(data.find(b"<") if data[:1].isspace() else 0, len(data), CHUNK):
        yield data[start : start + CHUNK]
