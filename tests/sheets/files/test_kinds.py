"""Files that are no list, by what is in them: each is refused with what to do instead."""

import zipfile
from io import BytesIO

import pytest

from app.core.locale import catalogue
from app.sheets import errors
from app.sheets.lists.preview import preview
from tests.sheets.other_formats import xls
from tests.sheets.workbooks import HEADING, text_row, workbook, worksheet

CSV = "Nama;Desa;Kecamatan\nBudi;Berta;Susukan\n"
SHEET = worksheet(text_row(1, *HEADING) + text_row(2, "Budi", "Berta", "Susukan"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def container(stream: str) -> bytes:
    """Return a file of the kind that old workbooks stand in, with a stream of this name instead."""
    data, name = xls([("Nama",)]), "Workbook".encode("utf-16-le").ljust(64, b"\0")
    size = bytes([len(stream) * 2 + 2, 0])
    begun = data.index(name)
    return data[:begun] + stream.encode("utf-16-le").ljust(64, b"\0") + size + data[begun + 66 :]


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


REFUSED = {
    "nothing": (b"", errors.EmptyFileError),
    "blank lines": (b"\r\n \r\n", errors.EmptyFileError),
    "only delimiters": (b";;;\n;;;\n", errors.EmptyFileError),
    "an empty workbook": (workbook(worksheet("")), errors.EmptyFileError),
    "a picture named xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(500), errors.PictureError),
    "a photo": (b"\xff\xd8\xff\xe0" + bytes(500), errors.PictureError),
    "a photo of a phone": (b"\0\0\0\x18ftypheic" + bytes(500), errors.PictureError),
    "a picture of the web": (b"RIFF\0\0\0\0WEBPVP8 " + bytes(500), errors.PictureError),
    "a drawing": (b"<?xml version='1.0'?>\n<svg></svg>", errors.PictureError),
    "a film": (b"\0\0\0\x18ftypmp42" + bytes(500), errors.NotASpreadsheetError),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", errors.PdfError),
    "a web page without a table": (b"<html><p>Silakan masuk</p>", errors.WebPageError),
    "a web page with all its parts": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
        errors.WebPageError,
    ),
    "some XML": (b"<?xml version='1.0'?><rss/>", errors.NotASpreadsheetError),
    "a letter": (zipped(word__document=b"<x/>"), errors.DocumentError),
    "an old letter": (container("WordDocument"), errors.DocumentError),
    "a letter in RTF": (b"{\\rtf1\\ansi Nama\\par}", errors.DocumentError),
    "a letter of another office": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
        errors.DocumentError,
    ),
    "some zip": (zipped(readme=b"hello"), errors.PackedFileError),
    "another archive": (b"Rar!\x1a\x07\x00" + bytes(50), errors.PackedFileError),
    "half an old workbook": (OLE, errors.DamagedFileError),
    "an old workbook without an end": (xls([("Nama",)])[:-2000], errors.DamagedFileError),
    "a binary workbook": (zipped(**{"xl__workbook.bin": b"x"}), errors.OldFormatError),
    "an open document without content": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        errors.DamagedFileError,
    ),
    "an open document with a password": (
        zipped(
            mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
            **{
                "content.xml": b"?",
                "META-INF__manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:'
                b'xmlns:manifest:1.0"><m:encryption-data/></m:manifest>',
            },
        ),
        errors.EncryptedFileError,
    ),
    "a workbook with a password": (container("EncryptedPackage"), errors.EncryptedFileError),
    "half a workbook": (workbook(SHEET)[:-200], errors.DamagedFileError),
    "a workbook of broken XML": (workbook("<worksheet><row>"), errors.DamagedFileError),
    "a workbook without its sheet": (
        zipped(**{"xl__workbook.xml": b"<workbook/>"}),
        errors.DamagedFileError,
    ),
    "a row number out of range": (
        workbook(worksheet(text_row(9999999, "x"))),
        errors.DamagedFileError,
    ),
    "a text number out of range": (
        workbook(worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
        errors.DamagedFileError,
    ),
    "zero bytes in a CSV": (CSV.encode() + b"a\x00b;c\n", errors.BinaryTextError),
    "a program": (bytes(range(1, 32)) * 40, errors.BinaryTextError),
    "bytes of no encoding": (b"Nama;Desa\n\x81\x8d\xff;x\n", errors.BinaryTextError),
    "other columns": (b"Barang;Harga;Stok\nBeras;12000;4\n", errors.ColumnsMissingError),
    "a name column only": (b"No;Nama;HP\n1;Budi;0812\n", errors.ColumnsMissingError),
    "an open quotation mark": (
        b'Nama;Desa\n"Budi;Berta\n' + b"x;y\n" * 300,
        errors.BrokenCsvError,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_list_is_refused_with_its_reason(what: str) -> None:
    data, kind = REFUSED[what]

    with pytest.raises(kind):
        preview("attendees", data, "daftar.xlsx")


def test_the_reason_names_the_columns_found_and_those_needed() -> None:
    with pytest.raises(errors.ColumnsMissingError) as caught:
        preview("attendees", b"Barang;Harga\nBeras;12000\n", "x.csv")

    assert "Barang" in str(caught.value.params["found"])
    assert "name" in str(caught.value.params["needed"])
    assert "village" in str(caught.value.params["needed"])


@pytest.mark.parametrize(
    "code",
    [
        *("file_is_picture", "file_is_pdf", "file_is_document", "file_is_web_page"),
        *(
            "file_not_a_spreadsheet",
            "file_old_format",
            "file_encrypted",
            "file_strange_compression",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(code: str) -> None:
    sentences = catalogue()[f"findings.{code}"]

    assert "Simpan Sebagai" in sentences["id"]
    assert "Save As" in sentences["en"]
    assert ".xlsx" in sentences["id"]
