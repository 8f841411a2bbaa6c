"""Bytes of any file -> its tables, or the error that says why not. The name proves nothing."""

from app.sheets.errors import (
    EmptyFileError,
    EncryptedFileError,
    NotASpreadsheetError,
    OldFormatError,
    UnknownSheetError,
)
from app.sheets.files.cells import Table
from app.sheets.files.delimited import read_delimited
from app.sheets.files.limits import DEFAULT_LIMITS, Limits
from app.sheets.files.xlsx.workbook import read_xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta", b"<svg")


def read_tables(
    data: bytes, limits: Limits = DEFAULT_LIMITS, sheet: str | None = None
) -> list[Table]:
    """Return the tables of a file, at least one of them with rows.

    Raises a SheetError of the kind that fits for everything else.
    """
    limits.check_size(len(data))
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyFileError
    if data.startswith(_ZIP):
        _refuse_other_archives(data)
        tables = read_xlsx(data, limits, sheet)
    else:
        _refuse_other_kinds(data)
        tables = [read_delimited(data, limits)]
        if sheet:
            raise UnknownSheetError(sheet=sheet, sheets=[])
    if not any(table.rows for table in tables):
        raise EmptyFileError
    return tables


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise EncryptedFileError
        raise OldFormatError(kind=".xls")
    for mark, kind in _KINDS:
        if data.startswith(mark) and (mark != b"BM" or b"\x00" in data[:64]):
            raise NotASpreadsheetError(kind=kind)
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise NotASpreadsheetError(kind="HTML/XML")


def _refuse_other_archives(data: bytes) -> None:
    """Refuse zip files that are something else, by names that stand in clear text in them."""
    if b"xl/workbook.xml" in data:
        return
    if b"application/vnd.oasis.opendocument.spreadsheet" in data[:200]:
        raise OldFormatError(kind=".ods")
    if b"xl/workbook.bin" in data:
        raise OldFormatError(kind=".xlsb")
    for mark, kind in ((b"word/", ".docx"), (b"ppt/", ".pptx"), (b"Index/", ".numbers")):
        if mark in data:
            raise NotASpreadsheetError(kind=kind)
    raise NotASpreadsheetError(kind="zip")
