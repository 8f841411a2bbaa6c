"""The workbook of results, read back."""

import io
from datetime import date, time

from openpyxl import load_workbook

from app.documents.results.shapes import ResultsView
from app.documents.results.xlsx import render_results
from app.documents.spreadsheet import Value


def test_each_sheet_filters_and_counts() -> None:
    meeting: list[Value] = [
        "Susukan",
        "Berta",
        "KDMP Berta",
        "=Bulog",
        7,
        date(2025, 7, 4),
        time(9, 40),
    ]
    view = ResultsView(
        title="Kontak Bisnis",
        by_kecamatan=[["Susukan", 3, 1, 4, 2, 1, 1, 1, 1, 125_000_000_000]],
        by_partner=[["Perum Bulog", 2, 1, 2, 1, 1, 0, 1, 1, 0]],
        meetings=[[*meeting, "Selesai", "Sepakat", 125_000_000_000, "Kirim contoh", ""], meeting],
    )
    areas, partners, meetings = load_workbook(io.BytesIO(render_results(view))).worksheets
    assert [cell.value for cell in areas[2]] == view.by_kecamatan[0]
    assert areas["J1"].value == "Nilai (Rp)"
    assert [cell.value for cell in partners[2]] == view.by_partner[0]
    assert [sheet.freeze_panes for sheet in (areas, partners, meetings)] == ["A2"] * 3
    assert (areas.auto_filter.ref, meetings.auto_filter.ref) == ("A1:J2", "A1:L3")
    assert meetings["F2"].value.date() == date(2025, 7, 4)
    assert meetings["G2"].value == time(9, 40)
    assert (meetings["D2"].data_type, meetings["J2"].value) == ("s", 125_000_000_000)
    assert meetings["J3"].value is None


def test_a_workbook_without_anything_opens() -> None:
    sheets = load_workbook(io.BytesIO(render_results(ResultsView("Acara", [], [], [])))).worksheets
    assert [sheet.max_row for sheet in sheets] == [1, 1, 1]
