"""Rows to files, as the programs of offices write them."""

import csv
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from io import BytesIO, StringIO

import xlwt
from openpyxl import Workbook

Row = Sequence[object]
Sheets = Mapping[str, Sequence[Row]]
_ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def xlsx(sheets: Sheets | Sequence[Row], touch: Callable[[Workbook], None] | None = None) -> bytes:
    """Return a workbook; `touch` merges, hides and formats before it is saved."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(["" if cell is None else cell for cell in row])
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value == "":
                    cell.value = None
    if touch:
        touch(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def merge(*places: str, sheet: int = 0) -> Callable[[Workbook], None]:
    """Return what merges ranges of a sheet."""

    def touch(book: Workbook) -> None:
        for place in places:
            book.worksheets[sheet].merge_cells(place)

    return touch


def text(rows: Sequence[Row], mark: str = ";", code: str = "utf-8", end: str = "\r\n") -> bytes:
    """Return rows as separated text."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=mark, lineterminator=end)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return buffer.getvalue().encode(code)


def lines(*said: str, code: str = "utf-8", end: str = "\n") -> bytes:
    """Return lines of text."""
    return end.join(said).encode(code)


def xls(
    sheets: Sheets | Sequence[Row], merges: Sequence[tuple[int, int, int, int]] = (), hide: str = ""
) -> bytes:
    """Return a workbook of Excel 97; `merges` (first row, last row, columns) are of its first."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell not in (None, ""):
                    style = [day] if isinstance(cell, date | datetime) else []
                    sheet.write(at, column, cell, *style)
        if name == hide:
            sheet.visibility = 1
    for place in merges:
        book.get_sheet(0).merge(*place)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods(sheets: Sheets | Sequence[Row], before: str = "") -> bytes:
    """Return a document of LibreOffice; equal empty cells and rows are written once, repeated."""
    named = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{before}'
        '<table:table-column table:number-columns-repeated="16384"/>'
        + "".join(_ods_row(row) for row in rows)
        + '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, rows in named.items()
    )
    names = " ".join(f'xmlns:{n}="{_ODS}{n}:1.0"' for n in ("office", "table", "text", "style"))
    file = BytesIO()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="'
            f'{_ODS}manifest:1.0"><manifest:file-entry manifest:full-path="/"'
            f' manifest:media-type="{kind}"/><manifest:file-entry'
            ' manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
    return file.getvalue()


def _ods_row(row: Row) -> str:
    cells = []
    for cell in row:
        if cell in (None, ""):
            cells.append("<table:table-cell/>")
        elif isinstance(cell, int | float):
            cells.append(
                f'<table:table-cell office:value-type="float" office:value="{cell}">'
                f"<text:p>{cell}</text:p></table:table-cell>"
            )
        else:
            said = "".join(f"<text:p>{escape(part)}</text:p>" for part in str(cell).split("\n"))
            cells.append(f'<table:table-cell office:value-type="string">{said}</table:table-cell>')
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def page(rows: Sequence[Row], head: str = "", cell: str = "td") -> bytes:
    """Return a web page with a table, as applications name it `.xls`."""
    body = "\n".join(
        "<tr>" + "".join(f"<{cell}>{escape(str(value))}</{cell}>" for value in row) + "</tr>"
        for row in rows
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
        f"<style>td{{mso-number-format:'\\@'}}</style></head><body>{head}"
        f"<table border='1'>{body}</table></body></html>"
    ).encode()
