"""Sheets of data in a workbook: one row a thing, numbers as numbers, dates and times as such.

The first row names the columns, stays in sight and filters, so that a pivot table can be made of a
sheet as it is. A text is written as a string, so that what looks like a formula stays a text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Value = str | int | date | time | None
_INK: Final = "#1c2430"
_LANDSCAPE_A4: Final = 9
_FORMATS: Final = {"number": "#,##0", "date": "dd/mm/yyyy", "time": "hh:mm"}


@dataclass(frozen=True, slots=True)
class Column:
    """The label of a column and its width in characters."""

    label: str
    width: int


def add_sheet(
    book: Workbook, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> Worksheet:
    """Add a sheet with these rows; an empty text, as None, is an empty cell."""
    base = {"font_name": "Noto Sans", "font_size": 10, "font_color": _INK, "valign": "vcenter"}
    header = book.add_format(
        base | {"bold": True, "font_color": "#ffffff", "bg_color": _INK, "text_wrap": True}
    )
    plain = book.add_format(base)
    formats = {kind: book.add_format(base | {"num_format": f}) for kind, f in _FORMATS.items()}
    sheet = book.add_worksheet(title)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, plain)
        sheet.write_string(0, place, column.label, header)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, place, value, formats["number"])
            elif isinstance(value, time):
                sheet.write_datetime(number, place, value, formats["time"])
            elif isinstance(value, date):
                sheet.write_datetime(number, place, value, formats["date"])
            elif value:
                sheet.write_string(number, place, value, plain)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_LANDSCAPE_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet
