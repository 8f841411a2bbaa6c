"""What kind of file some bytes are, and what to say of those that are no spreadsheet."""

import re

from app.sheets.errors import (
    DocumentError,
    NotASpreadsheetError,
    OldFormatError,
    PackedFileError,
    PdfError,
    PictureError,
    SheetError,
    WebPageError,
)
from app.sheets.files.archive import Archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_RECORDS = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_RECORD_LENGTHS = frozenset(range(4, 21))
_KINDS: tuple[tuple[bytes, type[SheetError], str], ...] = (
    (b"\x89PNG", PictureError, "PNG"),
    (b"\xff\xd8\xff", PictureError, "JPEG"),
    (b"GIF8", PictureError, "GIF"),
    (b"II*\x00", PictureError, "TIFF"),
    (b"MM\x00*", PictureError, "TIFF"),
    (b"%PDF", PdfError, "PDF"),
    (b"{\\rtf", DocumentError, "RTF"),
    (b"\x1f\x8b", PackedFileError, "gzip"),
    (b"7z\xbc\xaf", PackedFileError, "7z"),
    (b"Rar!", PackedFileError, "RAR"),
    (b"BZh", PackedFileError, "bzip2"),
    (b"\xfd7zXZ", PackedFileError, "xz"),
    (b"\x7fELF", NotASpreadsheetError, "ELF"),
    (b"MZ\x90", NotASpreadsheetError, "EXE"),
    (b"SQLite format 3", NotASpreadsheetError, "SQLite"),
)
_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_FOLDERS = (("word/", ".docx"), ("ppt/", ".pptx"))
_TEXT_OF_OFFICE = b"application/vnd.oasis.opendocument."
_HEAD, _BODY = 4_096, 1 << 16
_MARKUP = re.compile(
    rb"<(?:[!?]|(?:html|head|meta|body|table|style|title|link|script|div|center|font|p|b|h[1-6]|br)"
    rb"[\s/>])",
    re.IGNORECASE,
)
_MESSAGE = re.compile(rb"(?:mime-version|from|content-type|subject|date):", re.IGNORECASE)


def is_workbook_records(data: bytes) -> bool:
    """Tell whether a file begins as the oldest workbooks do, without any container."""
    return data[:2] in _RECORDS and data[2:3] != b"" and data[2] in _RECORD_LENGTHS and not data[3]


def head_of(data: bytes) -> bytes:
    """Return the beginning of a text without byte-order mark and blanks, also of UTF-16."""
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"").lstrip()


def is_markup(data: bytes) -> bool:
    """Tell whether a file is a web page or XML, maybe with some words before the first tag."""
    if _MARKUP.match(head_of(data)):
        return True
    body = data[:_BODY].replace(b"\x00", b"").lower()
    return b"<table" in body and b"<td" in body


def refuse_other_kinds(data: bytes) -> None:
    """Refuse what is known to be something else, by how it begins."""
    for mark, error, kind in _KINDS:
        if data.startswith(mark):
            raise error(kind=kind)
    if data.startswith(b"BM") and b"\x00" in data[:64]:
        raise PictureError(kind="BMP")
    if data.startswith(b"RIFF"):
        picture = data[8:12] == b"WEBP"
        raise PictureError(kind="WebP") if picture else NotASpreadsheetError(kind="RIFF")
    if data[4:8] == b"ftyp":
        picture = data[8:12].lower() in _BRANDS
        raise PictureError(kind="HEIC") if picture else NotASpreadsheetError(kind="MP4")
    head = head_of(data).lower()
    if _MESSAGE.match(head) and b"multipart/related" in head:
        raise WebPageError(kind="MHTML")
    if head.startswith(b"<svg") or (head.startswith(b"<?xml") and b"<svg" in head):
        raise PictureError(kind="SVG")


def other_archive(archive: Archive) -> SheetError:
    """Return what to say of a zip file that is no workbook."""
    kind = archive.start_of("mimetype", _HEAD)
    if kind.startswith(_TEXT_OF_OFFICE):
        word = kind.removeprefix(_TEXT_OF_OFFICE)[:20].decode("ascii", "replace")
        return DocumentError(kind=f"OpenDocument ({word})")
    names = list(archive)
    if "xl/workbook.bin" in archive:
        return OldFormatError(kind=".xlsb")
    for folder, ending in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return DocumentError(kind=ending)
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        return OldFormatError(kind=".numbers")
    return PackedFileError(kind="ZIP")
