"""The master grid as a workbook: a sheet of all tables, one of all cooperatives, one of meetings.

Every text is written as a string cell, so that a name that looks like a formula stays a text.
"""

import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, time, timedelta

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.grid.shapes import GridCell, GridColumn, GridGroup, GridView
from app.documents.shapes import EventHeader
from app.documents.spreadsheet import Column, add_sheet

_HEADER_ROW = 3
_A3 = 8
_MEETING_POINTS = 30
_INK, _QUIET, _LINE, _TINT, _RED = "#1c2430", "#5b6472", "#d8d5cd", "#f4f2ec", "#c8102e"
_PARTY_COLUMNS = (
    ("grid_kecamatan", 20),
    ("grid_village", 22),
    ("grid_cooperative", 40),
    ("grid_requested", 9),
    ("grid_granted", 9),
)
_MEETING_COLUMNS = (
    ("grid_kecamatan", 20),
    ("grid_village", 22),
    ("grid_cooperative", 40),
    ("grid_person", 28),
    ("grid_partner", 30),
    ("grid_table", 8),
    ("grid_zone", 14),
    ("grid_date", 12),
    ("grid_starts", 9),
    ("grid_ends", 9),
    ("grid_topic", 30),
    ("grid_status", 16),
)
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Styles:
    """The formats of one workbook."""

    title: Format
    subtitle: Format
    header: Format
    clock: Format
    day_clock: Format
    band: Format
    partner: Format
    table: Format
    cell: Format
    plain: Format
    number: Format


def render_grid_xlsx(event: EventHeader, grid: GridView, locale: Locale = DEFAULT_LOCALE) -> bytes:
    """Return the workbook; its first two sheets are set up to print on A3, all headers are frozen.

    Times are times, numbers are numbers; the sheet of meetings has one row a meeting.
    """
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": event.name})
        styles = _styles(book)
        tables = book.add_worksheet(text("documents.grid_title", locale))
        _write_tables(tables, styles, event, grid, locale)
        parties = book.add_worksheet(text("documents.grid_parties", locale))
        _write_parties(parties, styles, event, grid, locale)
        _add_meetings(book, grid, locale)
    return buffer.getvalue()


def _add_meetings(book: Workbook, grid: GridView, locale: Locale) -> None:
    columns = [Column(text(f"documents.{name}", locale), width) for name, width in _MEETING_COLUMNS]
    rows = [astuple(meeting) for meeting in grid.meetings]
    add_sheet(book, text("documents.grid_meetings", locale), columns, rows)


def _write_tables(
    sheet: Worksheet, styles: _Styles, event: EventHeader, grid: GridView, locale: Locale
) -> None:
    labels = [text("documents.grid_partner", locale), text("documents.grid_table", locale)]
    _start_sheet(sheet, styles, event, labels, grid.columns)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 8)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    row = _HEADER_ROW + 1
    for group in grid.groups:
        _write_partner(sheet, styles, group, row)
        for table in group.rows:
            sheet.write_number(row, 1, int(table.table), styles.table)
            for index, (column, meetings) in enumerate(
                zip(grid.columns, table.cells, strict=True), start=2
            ):
                if column.is_break:
                    sheet.write_blank(row, index, None, styles.band)
                else:
                    _write_text(sheet, row, index, _meetings_text(meetings), styles.cell)
            seats = max((len(meetings) for meetings in table.cells), default=1)
            sheet.set_row(row, _MEETING_POINTS * max(1, seats))
            row += 1
    _set_up_printing(sheet, last_row=row - 1, last_column=len(grid.columns) + 1, fixed=1)


def _write_partner(sheet: Worksheet, styles: _Styles, group: GridGroup, row: int) -> None:
    last = row + len(group.rows) - 1
    if last > row:
        sheet.merge_range(row, 0, last, 0, "", styles.partner)
    if group.rows:
        sheet.write_string(row, 0, group.partner, styles.partner)


def _write_parties(
    sheet: Worksheet, styles: _Styles, event: EventHeader, grid: GridView, locale: Locale
) -> None:
    labels = [text(f"documents.{name}", locale) for name, _ in _PARTY_COLUMNS]
    _start_sheet(sheet, styles, event, labels, grid.columns)
    for index, (_, width) in enumerate(_PARTY_COLUMNS):
        sheet.set_column(index, index, width)
    fixed = len(_PARTY_COLUMNS)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    for row, party in enumerate(grid.parties, start=_HEADER_ROW + 1):
        for index, name in enumerate((party.kecamatan, party.village, party.cooperative)):
            sheet.write_string(row, index, name, styles.plain)
        sheet.write_number(row, 3, party.requested, styles.number)
        sheet.write_number(row, 4, party.granted, styles.number)
        for index, (column, cell) in enumerate(
            zip(grid.columns, party.cells, strict=True), start=fixed
        ):
            if column.is_break:
                sheet.write_blank(row, index, None, styles.band)
            else:
                _write_text(sheet, row, index, cell, styles.cell)
    last_row = _HEADER_ROW + max(1, len(grid.parties))
    last_column = fixed + len(grid.columns) - 1
    sheet.autofilter(_HEADER_ROW, 0, last_row, last_column)
    _set_up_printing(sheet, last_row=last_row, last_column=last_column, fixed=1)


def _start_sheet(
    sheet: Worksheet,
    styles: _Styles,
    event: EventHeader,
    labels: Sequence[str],
    columns: Sequence[GridColumn],
) -> None:
    """Write title and header row, and set the widths of the slots and bands."""
    facts = (event.date, event.venue, event.version)
    sheet.write_string(0, 0, event.name, styles.title)
    sheet.write_string(1, 0, " · ".join(fact for fact in facts if fact), styles.subtitle)
    sheet.set_row(0, 24)
    sheet.set_row(_HEADER_ROW, 32)
    for index, label in enumerate(labels):
        sheet.write_string(_HEADER_ROW, index, label, styles.header)
    for index, column in enumerate(columns, start=len(labels)):
        if column.is_break:
            sheet.write_string(_HEADER_ROW, index, f"{column.time}\n{column.label}", styles.band)
        elif column.minute is None:
            sheet.write_string(_HEADER_ROW, index, column.time, styles.header)
        elif column.day is None:
            sheet.write_number(_HEADER_ROW, index, column.minute / _MINUTES_A_DAY, styles.clock)
        else:
            starts = datetime.combine(column.day, time.min) + timedelta(minutes=column.minute)
            sheet.write_datetime(_HEADER_ROW, index, starts, styles.day_clock)
        sheet.set_column(index, index, 14 if column.is_break else 21)


def _write_text(sheet: Worksheet, row: int, column: int, value: str, style: Format) -> None:
    """Write a string cell, or a truly empty one, so that counting and filtering work."""
    if value:
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_blank(row, column, None, style)


def _set_up_printing(sheet: Worksheet, *, last_row: int, last_column: int, fixed: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.repeat_columns(0, fixed)
    sheet.print_area(0, 0, max(last_row, _HEADER_ROW), last_column)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(2)


def _meetings_text(meetings: Sequence[GridCell]) -> str:
    return "\n".join(f"{meeting.village}\n{meeting.kecamatan}" for meeting in meetings)


def _styles(book: Workbook) -> _Styles:
    base = {"font_name": "Noto Sans", "font_size": 9, "font_color": _INK, "valign": "vcenter"}
    boxed = base | {"border": 1, "border_color": _LINE, "text_wrap": True}
    header = boxed | {"bold": True, "font_color": "#ffffff", "bg_color": _INK, "align": "center"}
    return _Styles(
        title=book.add_format(base | {"bold": True, "font_size": 16}),
        subtitle=book.add_format(base | {"font_color": _QUIET}),
        header=book.add_format(header),
        clock=book.add_format(header | {"num_format": "hh:mm"}),
        day_clock=book.add_format(header | {"num_format": "dd/mm hh:mm"}),
        band=book.add_format(
            boxed | {"bg_color": _TINT, "font_color": _QUIET, "align": "center", "font_size": 8}
        ),
        partner=book.add_format(boxed | {"bold": True, "valign": "top", "top": 2}),
        table=book.add_format(boxed | {"bold": True, "font_color": _RED, "align": "center"}),
        cell=book.add_format(boxed),
        plain=book.add_format(base | {"border": 1, "border_color": _LINE}),
        number=book.add_format(base | {"border": 1, "border_color": _LINE, "align": "center"}),
    )
