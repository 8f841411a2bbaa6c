"""The same small tables in the formats that are no XLSX."""

import zipfile
from collections.abc import Sequence
from datetime import date
from html import escape
from io import BytesIO

import xlwt

Rows = Sequence[Sequence[object]]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text", "style")
)


def xls(
    rows: Rows,
    *,
    date1904: bool = False,
    hidden_rows: Sequence[int] = (),
    struck_rows: Sequence[int] = (),
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden_sheets: Sequence[str] = (),
) -> bytes:
    """Return a workbook of Excel 97 to 2003; rows and merged ranges are counted from 0."""
    book = xlwt.Workbook()
    book.dates_1904 = date1904
    struck = xlwt.easyxf("font: struck_out true")
    days = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    sheet = book.add_sheet("Data")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            style = struck if number in struck_rows else days if isinstance(value, date) else None
            if value is not None:
                sheet.write(number, column, value, *([style] if style else []))
        sheet.row(number).hidden = number in hidden_rows
    for merge in merges:
        sheet.merge(*merge)
    for name in hidden_sheets:
        other = book.add_sheet(name)
        other.write(0, 0, "rahasia")
        other.visibility = 1
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods(rows: str, *, styles: str = "", tables: str = "") -> bytes:
    """Zip an open document whose sheet Data has the XML `rows`, followed by other `tables`."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", flat_ods(rows, styles=styles, tables=tables))
    return file.getvalue()


def flat_ods(rows: str, *, styles: str = "", tables: str = "") -> bytes:
    """Return an open document as one XML file."""
    return (
        f'<?xml version="1.0"?><office:document {_NAMES} office:mimetype="{ODS}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="Data">{rows}</table:table>{tables}'
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def ods_row(*cells: str, attributes: str = "") -> str:
    """Return the XML of a row of texts."""
    return f"<table:table-row {attributes}>{''.join(map(ods_text, cells))}</table:table-row>"


def ods_text(text: str) -> str:
    """Return the XML of a cell with a text."""
    if not text:
        return "<table:table-cell/>"
    written = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="string">{written}</table:table-cell>'


def html(rows: Rows, *, before: str = "") -> bytes:
    """Return a web page with a table."""
    written = "".join(
        "<tr>" + "".join(f"<td>{escape(str(value))}</td>" for value in row) + "</tr>\n"
        for row in rows
    )
    return f"<html><body>{before}<table border=1>{written}</table></body></html>".encode()


def xml2003(rows: str, *, styles: str = "", after: str = "") -> bytes:
    """Return a workbook of Excel 2003 as one XML file, whose sheet Data has the XML `rows`."""
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="Data"><Table>{rows}</Table></Worksheet>'
        f"{after}</Workbook>"
    ).encode()
