"""Lists that run sideways, forms, headings at the foot, sheets of several years."""

import pytest

from app.sheets.errors import ColumnsMissingError
from app.sheets.layout.shapes.years import older_names
from app.sheets.lists.preview import preview
from tests.sheets.offices.writing import book

FORM: list[tuple[str, str]] = [("Nama", "Budi Utomo"), ("Desa", "Berta"), ("HP", "081234567890")]
OTHER: list[tuple[str, str]] = [("Nama", "Siti Aminah"), ("Desa", "Derik"), ("HP", "081234567891")]


def attendees(data: bytes) -> list[tuple[int, str, str, str]]:
    rows = preview("attendees", data, "x").rows
    return [(row.row, row.name, row.village, row.phone_e164) for row in rows]


def test_a_sideways_list_is_numbered_by_its_columns() -> None:
    rows = [[label, one, two] for (label, one), (_, two) in zip(FORM, OTHER, strict=True)]

    assert attendees(book({"A": [["DATA PESERTA"], [], *rows]})) == [
        (2, "Budi Utomo", "Berta", "+6281234567890"),
        (3, "Siti Aminah", "Derik", "+6281234567891"),
    ]


def test_forms_below_each_other_are_numbered_by_where_they_begin() -> None:
    rows = [["FORMULIR"], *[[*pair] for pair in FORM], []]
    rows += [["FORMULIR"], *[[*pair] for pair in OTHER]]
    read = preview("attendees", book({"A": [[*row] for row in rows]}), "x")

    assert [(row.row, row.name, row.village) for row in read.rows] == [
        (2, "Budi Utomo", "Berta"),
        (7, "Siti Aminah", "Derik"),
    ]
    assert [(row.row, row.text) for row in read.skipped] == [(1, "FORMULIR"), (6, "FORMULIR")]


def test_forms_side_by_side_have_rows_of_their_own() -> None:
    beside: list[list[object]] = [[*a, "", *b] for a, b in zip(FORM, OTHER, strict=True)]
    more: list[list[object]] = [["Nama", "Joko Santoso"], ["Desa", "Karangsalam"], ["HP", ""]]

    assert attendees(book({"A": [*beside, [], *more]})) == [
        (1, "Budi Utomo", "Berta", "+6281234567890"),
        (2, "Siti Aminah", "Derik", "+6281234567891"),
        (5, "Joko Santoso", "Karangsalam", ""),
    ]


def test_what_stands_behind_a_form_is_kept_with_it() -> None:
    rows = [[label, text, "isi lengkap"] for label, text in (*FORM, *OTHER)]
    read = preview("attendees", book({"A": rows}), "x")

    assert [row.name for row in read.rows] == ["Budi Utomo", "Siti Aminah"]
    assert any("isi lengkap" in text for line in read.lines for text in line.texts)


def test_headings_at_the_foot_are_those_of_the_rows_above() -> None:
    text = "Budi Utomo;Berta;081234567890\nSiti Aminah;Derik;081234567891\nNama;Desa;HP\n"

    assert attendees(text.encode()) == [
        (1, "Budi Utomo", "Berta", "+6281234567890"),
        (2, "Siti Aminah", "Derik", "+6281234567891"),
    ]


def test_of_sheets_of_several_years_the_last_is_read_and_the_others_are_named() -> None:
    head: list[object] = ["Nama", "Desa"]
    sheets: dict[str, list[list[object]]] = {
        "Peserta 2024": [head, ["Budi Utomo", "Berta"], ["Joko Santoso", "Karangsalam"]],
        "Peserta 2025": [head, ["Siti Aminah", "Derik"]],
    }
    read = preview("attendees", book(sheets), "x")
    chosen = preview("attendees", book(sheets), "x", sheet="Peserta 2024")

    assert [row.name for row in read.rows] == ["Siti Aminah"]
    assert [(s.name, s.use, s.rows) for s in read.sheets] == [
        ("Peserta 2024", "older", 3),
        ("Peserta 2025", "read", 2),
    ]
    assert [row.name for row in chosen.rows] == ["Budi Utomo", "Joko Santoso"]


def test_only_names_that_differ_in_the_year_are_of_several_years() -> None:
    assert list(older_names(["2023", "2024", "2025"])) == ["2023", "2024"]
    assert list(older_names(["Data 2024", "Data 2025 (FINAL)"])) == ["Data 2024"]
    assert list(older_names(["Susukan 2024", "Rakit 2025", "Rekap", "2024-2025"])) == []


def test_a_plan_of_a_hall_is_refused() -> None:
    names = ["PT Satu", "PT Dua", "CV Tiga", "Bank Empat", "UD Lima", "Dinas Enam"]
    rows: list[list[object]] = [["PANGGUNG"], list(names[:3]), list(names[3:])]

    with pytest.raises(ColumnsMissingError):
        preview("partners", book({"Denah": rows}), "x")
