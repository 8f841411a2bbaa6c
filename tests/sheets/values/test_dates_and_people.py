"""Dates with the day first; names and positions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets.files.cells import Cell
from app.sheets.values.dates import ReadDate, read_date
from app.sheets.values.people import core_of_name, nearly, read_name
from app.sheets.values.positions import Position, read_position

TODAY = date(2025, 7, 4)
DAYS = st.dates(date(2000, 1, 1), date(2025, 12, 31))
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


@given(DAYS)
def test_every_way_of_writing_a_date_is_the_same_date(day: date) -> None:
    names = {locale: months.split()[day.month - 1] for locale, months in MONTHS.items()}
    ways: list[Cell] = [
        *(
            f"{day:%d/%m/%Y}",
            f"{day:%d-%m-%Y}",
            f"{day:%d.%m.%Y}",
            f"{day.day}/{day.month}/{day:%y}",
        ),
        *(day.isoformat(), f"{day.isoformat()} 00:00:00", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}"),
        *(f"{day.day} {names['id']} {day.year}", f"{day.day} {names['id'].upper()} {day.year}"),
        *(f"Jumat, {day.day} {names['id']} {day.year}", f"{day.day} {names['id'][:3]} {day.year}"),
        *(f"{names['en']} {day.day}, {day.year}", f"{day.day}-{names['en'][:3]}-{day.year}"),
        *(f"Banjarnegara, {day.day} {names['id']} {day.year}", f"tgl. {day:%d/%m/%Y}"),
        *(str((day - date(1899, 12, 30)).days), (day - date(1899, 12, 30)).days),
    ]

    assert {way: read_date(way, TODAY) for way in ways} == {
        way: ReadDate(day, "date_text") for way in ways
    }
    assert read_date(day, TODAY) == ReadDate(day)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (None, None, "date_missing"),
        ("-", None, "date_missing"),
        ("31/06/2025", None, "date_invalid"),
        ("13/13/2025", None, "date_invalid"),
        ("segera", None, "date_invalid"),
        ("30/06/2205", None, "date_implausible"),
        (date(2205, 6, 30), None, "date_implausible"),
        ("1 Juni 1825", None, "date_implausible"),
        ("06/17/2025", date(2025, 6, 17), "date_us_order"),
        ("06/07/2025", date(2025, 7, 6), "date_text"),
    ],
)
def test_what_is_told_about_a_date(cell: Cell, value: date | None, code: str) -> None:
    assert read_date(cell, TODAY) == ReadDate(value, code)


@given(st.text(max_size=40))
def test_any_text_gives_a_plausible_date_or_a_reason(text: str) -> None:
    found = read_date(text, TODAY)

    assert bool(found.code)
    assert found.value is None or 1945 <= found.value.year <= 2026


@pytest.mark.parametrize(
    ("cell", "name", "honorific"),
    [
        ("  NURUL  WIJAYANTI ", "NURUL WIJAYANTI", False),
        ("Sdri. Yuni Rahayu", "Yuni Rahayu", True),
        ("Bapak Darsono", "Darsono", True),
        ("Bp Edi Arifin", "Edi Arifin", True),
        ("Yth. Ibu Sri", "Sri", True),
        ("Ibunda", "Ibunda", False),
        ("H. Eko", "H. Eko", False),
        ("Suharto", "Suharto", False),
        ("Ma\u2019ruf", "Ma\u2019ruf", False),
        ("FAJAR WIDODO, S.H.", "FAJAR WIDODO, S.H.", False),
        ("-", "", False),
        ("belum ada", "", False),
        ("12", "", False),
        ("Bapak", "Bapak", False),
    ],
)
def test_a_name_keeps_its_letters_titles_and_capitals(
    cell: str, name: str, honorific: bool
) -> None:
    found = read_name(cell)

    assert (found.text, found.honorific) == (name, honorific)


def test_names_are_compared_without_titles_degrees_and_apostrophes() -> None:
    assert core_of_name("H. SA\u2019DUN, S.Pd.") == core_of_name("Sa'dun")
    assert nearly(core_of_name("Muhammad Raharjo"), core_of_name("Muhamad Raharjo"))
    assert not nearly(core_of_name("Sri"), core_of_name("Tri"))


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("KETUA ", "Ketua", ""),
        ("Ketua Kopdes", "Ketua", "position_alias"),
        ("Ketua KDMP Berta Merah Putih", "", "position_unclear"),
        ("Chairperson", "Ketua", "position_alias"),
        ("Waka Usaha", "Wakil Ketua Bidang Usaha", "position_alias"),
        ("Wk. Ketua Bid Usaha", "Wakil Ketua Bidang Usaha", "position_alias"),
        ("WAKIL KETUA BID. ANGGOTA", "Wakil Ketua Bidang Keanggotaan", "position_alias"),
        ("Sekretris", "Sekretaris", "position_alias"),
        ("Wakil Ketua", "", "position_unclear"),
        ("Pengurus", "", "position_unclear"),
        ("Pengawas", "Pengawas", ""),
        ("Kepala Desa", "Pengawas", "not_a_manager"),
        ("-", "", "position_missing"),
    ],
)
def test_what_is_told_about_a_position(cell: str, name: str, code: str) -> None:
    assert read_position(cell) == Position(name, code)
