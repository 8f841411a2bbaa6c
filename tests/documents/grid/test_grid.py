"""The master grid, as a workbook that is read back and as a poster."""

import io
from dataclasses import replace
from datetime import date, time
from typing import Any

import pypdfium2 as pdfium
import pytest
from openpyxl import load_workbook

from app.documents.grid.pdf import render_grid_pdf
from app.documents.grid.shapes import GridColumn, GridMeeting, GridView
from app.documents.grid.xlsx import render_grid_xlsx
from tests.documents.samples import EVENT, grid, page_texts

FORMULAS = ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "{=1}", "http://example.id"]


def sheets_of(view: GridView) -> list[Any]:
    """Return the two sheets that are printed: tables, cooperatives."""
    return list(load_workbook(io.BytesIO(render_grid_xlsx(EVENT, view))).worksheets[:2])


def meetings_of(view: GridView) -> Any:
    """Return the sheet with one row a meeting."""
    return load_workbook(io.BytesIO(render_grid_xlsx(EVENT, view))).worksheets[2]


def test_the_first_sheet_has_a_row_a_table_and_a_column_a_slot() -> None:
    tables, _ = sheets_of(grid())
    rows = [[cell.value for cell in row] for row in tables.iter_rows(min_row=4)]
    assert rows == [
        ["Mitra", "Meja", "09.40–10.00", "11.20–13.00\nIshoma", "13.00–13.20"],
        ["Perum Bulog", 1, "Berta\nSusukan", None, None],
        [None, 2, "Berta\nSusukan", None, "Berta\nSusukan\nBerta\nSusukan"],
    ]
    assert [str(merged) for merged in tables.merged_cells.ranges] == ["A5:A6"]
    assert tables["A1"].value == EVENT.name
    assert tables["A2"].value == "Jumat, 4 Juli 2025 · Aula Sasana Abdi Praja · Versi 3"


def test_the_second_sheet_has_a_row_a_cooperative_with_its_counts_as_numbers() -> None:
    _, parties = sheets_of(grid())
    row = [cell.value for cell in parties[5]]
    assert row == ["Susukan", "Berta", "KDMP Berta", 3, 1, "Meja 1 · Bulog", None, None]
    assert parties.auto_filter.ref == "A4:H5"


def test_a_slot_is_headed_by_a_time_that_a_sheet_can_reckon_with() -> None:
    columns = [GridColumn("09.40", minute=9 * 60 + 40), *grid().columns[1:]]
    for sheet in sheets_of(replace(grid(), columns=columns)):
        (header,) = [cell for cell in sheet[4] if cell.is_date]
        assert (header.value, header.number_format) == (time(9, 40), "hh:mm")


def test_a_slot_of_one_of_several_days_is_headed_by_its_date_too() -> None:
    friday, saturday = date(2025, 7, 4), date(2025, 7, 5)
    first, rest, last = grid().columns
    columns = [
        replace(first, time="4 Jul 09.40", minute=9 * 60 + 40, day=friday),
        rest,
        replace(last, time="5 Jul 09.40", minute=9 * 60 + 40, day=saturday),
    ]
    view = replace(grid(), columns=columns)
    for sheet in sheets_of(view):
        headers = [cell for cell in sheet[4] if cell.is_date]
        assert [f"{cell.value:%Y-%m-%d %H:%M}" for cell in headers] == [
            "2025-07-04 09:40",
            "2025-07-05 09:40",
        ]
        assert {cell.number_format for cell in headers} == {"dd/mm hh:mm"}
    (text,) = page_texts(render_grid_pdf(EVENT, view))
    assert "4 Jul 09.40" in text
    assert "5 Jul 09.40" in text


def test_the_sheet_of_meetings_has_numbers_dates_and_times_and_one_row_each() -> None:
    meeting = GridMeeting(
        kecamatan="Susukan",
        village="Berta",
        cooperative="KDMP Berta",
        person="Turyanto",
        partner="=Bulog",
        table=12,
        zone="",
        day=date(2025, 7, 4),
        starts=time(9, 40),
        ends=time(10, 0),
        topic="Beras",
        status="terlaksana",
    )
    sheet = meetings_of(replace(grid(), meetings=[meeting, replace(meeting, table=3)]))
    header, first, second = ([cell.value for cell in row] for row in sheet.iter_rows())
    labels = "Kecamatan Desa/Kelurahan Koperasi Nama Mitra Meja"
    assert header[:6] == labels.split()
    assert [str(label) for label in header[7:10]] == ["Tanggal", "Mulai", "Selesai"]
    assert first[4:7] == ["=Bulog", 12, None]
    assert first[7].date() == date(2025, 7, 4)
    assert first[8:10] == [time(9, 40), time(10, 0)]
    assert second[5] == 3
    formats = [sheet.cell(2, place).number_format for place in (6, 8, 9)]
    assert formats == ["#,##0", "dd/mm/yyyy", "hh:mm"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:L3")
    assert sheet["E2"].data_type == "s"


def test_breaks_are_bands_of_another_colour() -> None:
    tables, parties = sheets_of(grid())
    colours = {tables[f"D{row}"].fill.fgColor.rgb for row in (4, 5, 6)}
    assert colours == {parties["G5"].fill.fgColor.rgb}
    assert tables["C5"].fill.fgColor.rgb not in colours


def test_both_sheets_keep_their_headers_in_sight_and_print_on_one_a3_width() -> None:
    for sheet in sheets_of(grid()):
        assert sheet.freeze_panes == "C5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 8
        assert sheet.page_setup.fitToWidth in (1, None)  # 1 is what the format takes for absent
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("name", FORMULAS)
def test_a_name_that_looks_like_a_formula_stays_a_string(name: str) -> None:
    view = grid(village=name)
    view = replace(view, groups=[replace(view.groups[0], partner=name)])
    tables, parties = sheets_of(view)
    for cell in (tables["A5"], tables["C5"], parties["B5"]):
        assert cell.data_type == "s"
        assert cell.value.startswith(name)
        assert cell.hyperlink is None


def test_a_grid_without_tables_or_cooperatives_is_still_a_workbook() -> None:
    tables, parties = sheets_of(GridView(grid().columns, [], []))
    assert tables["A4"].value == "Mitra"
    assert parties["A4"].value == "Kecamatan"


def test_the_poster_is_landscape_a3_and_names_each_table_and_meeting() -> None:
    pdf = render_grid_pdf(EVENT, grid())
    (page,) = page_texts(pdf)
    width, height = pdfium.PdfDocument(pdf)[0].get_size()
    assert (width, height) == pytest.approx((1190.6, 841.9), abs=0.1)
    for shown in ("Jadwal lengkap · Kontak Bisnis Banjarnegara", "Perum Bulog", "Halaman 1/1"):
        assert shown in page
    assert page.count("Berta Susukan") == 4
    assert "Ishoma" in page


def test_a_long_poster_repeats_its_header_and_keeps_every_table() -> None:
    pages = page_texts(render_grid_pdf(EVENT, grid(tables=80)))
    assert len(pages) > 1
    assert all("09.40–10.00" in page for page in pages)
    assert sum(page.count("Berta Susukan") for page in pages) == 80 + 2 * 79


def test_an_empty_poster_opens() -> None:
    assert len(page_texts(render_grid_pdf(EVENT, GridView(grid().columns, [], [])))) == 1
