"""Files that cannot be read at all. Everything less than that is a `Finding`."""

from collections.abc import Mapping
from typing import Any, ClassVar

_NEEDED = {
    "name": {"id": "Nama", "en": "the name"},
    "village": {"id": "Desa", "en": "the village"},
    "partner": {"id": "Mitra", "en": "the partner"},
}
"""What people call the fields that a list needs, by language."""


def in_words(params: Mapping[str, Any], locale: str) -> dict[str, Any]:
    """Return the parameters of a refusal with fields called as people do in a language."""
    said = dict(params)
    if "needed" in said:
        names = str(said["needed"]).split(", ")
        said["needed"] = ", ".join(_NEEDED.get(name, {}).get(locale, name) for name in names)
    return said


class SheetError(Exception):
    """A file was refused as a whole; nothing of it was taken.

    `params` fill the placeholders of the text `findings.<code>` in the catalogue.
    """

    code: ClassVar[str]

    def __init__(self, **params: object) -> None:
        super().__init__(self.code, params)
        self.params = params

    @property
    def text_key(self) -> str:
        """Name of the sentence for people in the catalogue."""
        return f"findings.{self.code}"


class EmptyFileError(SheetError):
    """No bytes, or no cell with content."""

    code = "file_empty"


class FileTooLargeError(SheetError):
    """More bytes than `limit_mb`."""

    code = "file_too_large"


class NotASpreadsheetError(SheetError):
    """The content is of another kind (`kind`), whatever the name says."""

    code = "file_not_a_spreadsheet"


class PictureError(NotASpreadsheetError):
    """A photo or drawing (`kind`) of a list, maybe."""

    code = "file_is_picture"


class PdfError(NotASpreadsheetError):
    """A PDF."""

    code = "file_is_pdf"


class DocumentError(NotASpreadsheetError):
    """A letter or slides (`kind`), maybe with a table in it."""

    code = "file_is_document"


class WebPageError(NotASpreadsheetError):
    """A web page without a table, or one packed with all that belongs to it (`kind`)."""

    code = "file_is_web_page"


class PackedFileError(NotASpreadsheetError):
    """An archive (`kind`) of other files."""

    code = "file_is_packed"


class StrangeCompressionError(SheetError):
    """A part (`part`) of the workbook is compressed in a way that no spreadsheet program uses."""

    code = "file_strange_compression"


class OldFormatError(SheetError):
    """A spreadsheet, but in a format (`kind`) that has to be saved as .xlsx first."""

    code = "file_old_format"


class EncryptedFileError(SheetError):
    """The workbook is protected by a password."""

    code = "file_encrypted"


class DamagedFileError(SheetError):
    """The file claims to be a workbook, but its parts (`part`) cannot be read."""

    code = "file_damaged"


class DangerousFileError(SheetError):
    """The file would unpack to far more than an honest list holds."""

    code = "file_inflates_too_much"


class ForbiddenXmlError(SheetError):
    """A part (`part`) of the workbook declares XML entities or a document type."""

    code = "file_forbidden_xml"


class BinaryTextError(SheetError):
    """A text file with bytes (first in line `line`) that no text has."""

    code = "file_binary"


class BrokenCsvError(SheetError):
    """A text table whose quotes never close; the record begins in line `line`."""

    code = "file_broken_quotes"


class TooManyRowsError(SheetError):
    """More rows with content than `limit`."""

    code = "file_too_many_rows"


class TooManyColumnsError(SheetError):
    """Content to the right of column number `limit`, in row `row`."""

    code = "file_too_many_columns"


class CellTooLongError(SheetError):
    """A cell in row `row` with more than `limit` characters."""

    code = "file_cell_too_long"


class ColumnsMissingError(SheetError):
    """No row names the columns that the list needs.

    `found`: the headings seen; `needed`: the fields that are missing, one of each group.
    """

    code = "columns_missing"


class RowsNotUnderstoodError(SheetError):
    """There is a heading, but none of the `rows` rows below it is a row of data.

    `found`: the headings.
    """

    code = "rows_not_understood"


class UnknownSheetError(SheetError):
    """The sheet asked for (`sheet`) is not among those of the file (`sheets`)."""

    code = "sheet_unknown"


class BadMappingError(SheetError):
    """An override names a column or field (`name`) that does not exist; `allowed` are those."""

    code = "mapping_invalid"


class FileTooHeavyError(SheetError):
    """Reading it takes more memory, or yields more, than any honest list."""

    code = "file_too_heavy"


class FileTooSlowError(SheetError):
    """Reading it takes longer than any honest list."""

    code = "file_too_slow"


class ReaderLostError(SheetError):
    """The process that was reading it ended without saying why."""

    code = "file_reader_lost"
