"""Lists of partners and of explicit requests, in both languages."""

from collections.abc import Callable

import pytest

from app.sheets.lists.hosting.availability import read_availability
from app.sheets.lists.hosting.table_numbers import table_numbers
from app.sheets.lists.preview import preview
from app.sheets.rows import AvailabilityTerm
from tests.sheets.lists.asking.test_requests import requests

INDONESIAN = """DAFTAR MITRA;;;;;;;;;
No;Kode;Nama Mitra;Jenis;Produk/Layanan;Jumlah Meja;No Meja;Kursi;Ketersediaan;Syarat;PIC;HP
1;PPN;PT Pertamina Patra Niaga;BUMN;LPG;3;1-3;2;09.40-11.20;NIB, KTP;Budi;81234567890
2;BULOG;Perum Bulog;BUMN;sembako dan gabah;2;4, 7;;pagi;;;
"""
ENGLISH = """Code,Partner name,Kind,Offers,Tables,Seats per table,Availability,Required documents
PPN,PT Pertamina Patra Niaga,state-owned,LPG,3,2,not available slot 3,NIB; KTP
"""


def window(start: str, end: str, *, present: bool = True) -> AvailabilityTerm:
    return AvailabilityTerm("window", present, start, end)


def slots(first: int, last: int, *, present: bool = True) -> AvailabilityTerm:
    return AvailabilityTerm("slot", present, first=first, last=last)


def session(word: str, *, present: bool = True) -> AvailabilityTerm:
    return AvailabilityTerm("session", present, word=word)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("penuh", []),
        ("09.40-11.20", [window("09:40", "11:20")]),
        ("jam 9.40 s/d 11.20 WIB", [window("09:40", "11:20")]),
        ("09:40 – 11:20, 13.00 sampai 14.40", [window("09:40", "11:20"), window("13:00", "14:40")]),
        ("mulai 10.00", [window("10:00", "24:00")]),
        ("sampai 11.00", [window("00:00", "11:00")]),
        ("pagi", [session("morning")]),
        ("pagi/siang", [session("morning"), session("afternoon")]),
        ("hanya sesi II", [session("session 2")]),
        ("pagi saja", [session("morning")]),
        ("siang saja", [session("afternoon")]),
        ("hanya pagi", [session("morning")]),
        ("morning only", [session("morning")]),
        ("hadir pagi hari saja", [session("morning")]),
        ("sampai 14.00 saja", [window("00:00", "14:00")]),
        ("jam 09.40 sampai jam 11.20", [window("09:40", "11:20")]),
        ("slot 1 sampai 5", [slots(1, 5)]),
        ("tidak hadir slot 3", [slots(3, 3, present=False)]),
        ("tidak hadir slot 3, 5-6", [slots(3, 3, present=False), slots(5, 6, present=False)]),
        ("slot 1-5", [slots(1, 5)]),
        ("tidak hadir siang", [session("afternoon", present=False)]),
        ("except 09.40-10.00", [window("09:40", "10:00", present=False)]),
    ],
)
def test_availability_is_read_as_it_is_meant(text: str, terms: list[object]) -> None:
    assert read_availability(text) == (tuple(terms), ())


@pytest.mark.parametrize("text", ["nanti", "25.00-26.00", "11.20-09.40", "slot 5-3", "3"])
def test_availability_that_is_not_clear_is_told(text: str) -> None:
    terms, unclear = read_availability(text)

    assert terms == ()
    assert len(unclear) == 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("5", ("5",)),
        ("Meja 5 - 8", ("5", "6", "7", "8")),
        ("A1, A2 dan B1", ("A1", "A2", "B1")),
        ("A1-A3", ("A1", "A2", "A3")),
        *((f"5 {until} 7", ("5", "6", "7")) for until in ("s.d.", "sd", "s/d", "S.D", "–", "to")),
        *((f"5 {until} 7", ("5", "6", "7")) for until in ("sampai", "sampai dengan", "hingga")),
        ("meja 5 s/d meja 7, 9", ("5", "6", "7", "9")),
        ("A1 s.d. A3", ("A1", "A2", "A3")),
        ("s.d. 7", None),
        ("8-5", None),
        ("dekat pintu", None),
        ("1-99999", None),
    ],
)
def test_table_numbers_are_listed_one_by_one(text: str, numbers: tuple[str, ...]) -> None:
    assert table_numbers(text) == numbers


def test_an_indonesian_partner_list_is_read() -> None:
    result = preview("partners", INDONESIAN.encode(), "mitra.csv")

    first, second = result.rows
    assert (first.code, first.kind, first.offers) == ("PPN", "BUMN", ("lpg",))
    assert (first.table_count, first.table_numbers, first.seats) == (3, ("1", "2", "3"), 2)
    assert first.availability == (window("09:40", "11:20"),)
    assert first.required_documents == ("NIB", "KTP")
    assert (first.contact_name, first.contact_phone) == ("Budi", "+6281234567890")
    assert (second.offers, second.seats) == (("jual_padi", "sembako"), 1)
    assert second.availability == (session("morning"),)
    assert [finding.code for finding in result.findings] == ["phone_lost_zero"]
    assert result.to_json()["rows"][0]["availability"][0]["start"] == "09:40"


def test_an_english_partner_list_is_read() -> None:
    [row] = preview("partners", ENGLISH.encode(), "partners.csv").rows

    assert (row.kind, row.table_count, row.seats) == ("BUMN", 3, 2)
    assert row.availability == (slots(3, 3, present=False),)
    assert row.required_documents == ("NIB", "KTP")


def partners(*lines: str) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """Read partners; return code and status of each, and row and code of each finding."""
    text = "\n".join(["Kode;Nama Mitra;Jenis;Penawaran;Meja;Nomor Meja;Kursi", *lines])
    result = preview("partners", text.encode(), "x.csv")
    rows: list[tuple[str, str]] = [(row.code, row.status) for row in result.rows]
    return rows, [(finding.row, finding.code) for finding in result.findings]


@pytest.mark.parametrize(
    ("lines", "rows", "findings"),
    [
        (["A;PT A;BUMN;lpg;1;;"], [("A", "ok")], []),
        ([";PT Maju Jaya;BUMN;lpg;1;;"], [("MAJUJAYA", "ok")], [(2, "partner_code_missing")]),
        (["A;;BUMN;lpg;1;;"], [("A", "review")], [(2, "partner_name_missing")]),
        (["A;PT A;Yayasan;lpg;1;;"], [("A", "ok")], [(2, "partner_kind_unknown")]),
        (["A;PT A;BUMN;elpji;1;;"], [("A", "ok")], [(2, "offer_fuzzy")]),
        (["A;PT A;BUMN;lpg, roket;1;;"], [("A", "ok")], [(2, "offer_unknown")]),
        (["A;PT A;BUMN;;1;;"], [("A", "ok")], [(2, "offers_missing")]),
        (["A;PT A;BUMN;lpg;;;"], [("A", "ok")], [(2, "tables_missing")]),
        (["A;PT A;BUMN;lpg;banyak;;"], [("A", "review")], [(2, "tables_invalid")]),
        (["A;PT A;BUMN;lpg;3;1,2;"], [("A", "review")], [(2, "tables_invalid")]),
        (["A;PT A;BUMN;lpg;0;;"], [("A", "review")], [(2, "tables_invalid")]),
        (["A;PT A;BUMN;lpg;1;;banyak"], [("A", "ok")], [(2, "seats_invalid")]),
        (
            ["A;PT A;BUMN;lpg;1;5;", "B;PT B;BUMN;lpg;1;5;"],
            [("A", "ok"), ("B", "review")],
            [(3, "table_number_shared")],
        ),
        (["A;PT A;BUMN;lpg;1;;"] * 2, [("A", "ok")], [(3, "partner_repeated")]),
        (
            ["A;PT A;BUMN;lpg;1;;", "A;PT B;BUMN;lpg;2;;"],
            [("A", "ok"), ("A", "review")],
            [(3, "partner_duplicate")],
        ),
    ],
)
def test_what_is_told_about_a_partner(
    lines: list[str], rows: list[tuple[str, str]], findings: list[tuple[int, str]]
) -> None:
    assert partners(*lines) == (rows, findings)


def test_a_section_names_the_kind_of_the_partners_under_it() -> None:
    text = "Nama;Penawaran\nBUMN;\nPT A;lpg\nSWASTA;\nPT B;kopi\n"

    rows = preview("partners", text.encode(), "x.csv").rows

    assert [(row.name, row.kind) for row in rows] == [("PT A", "BUMN"), ("PT B", "Swasta")]


@pytest.mark.parametrize("read", [partners, requests])
def test_a_list_without_rows_has_no_rows(
    read: Callable[..., tuple[list[object], list[object]]],
) -> None:
    assert read("") == ([], [])
