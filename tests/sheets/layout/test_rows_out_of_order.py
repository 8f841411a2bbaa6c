"""Rows whose cells slipped sideways, bad rows at the end, and districts said once for a block."""

from itertools import groupby

import pytest

from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow
from app.sheets.values.regions.shipped import banjarnegara

HEADING = "No;Nama Koperasi;Desa;Kecamatan;Nama;Jabatan;No HP;Tanggal AHU;Kebutuhan;Catatan"
PLACE = "1;KDMP Berta;Berta;Susukan"
PERSON = "Ketua;081234567890;01/05/2025;pupuk"


def read(heading: str, *lines: str) -> Preview[AttendeeRow]:
    return preview("attendees", "\n".join([heading, *lines]).encode(), "x.csv")


@pytest.mark.parametrize(
    ("line", "offset", "heading", "name", "position"),
    [
        (f"{PLACE};;Budi Utomo;{PERSON}", "+1", "Nama", "Budi Utomo", "Ketua"),
        (f"{PLACE};Budi Utomo;;{PERSON}", "+1", "Jabatan", "Budi Utomo", "Ketua"),
        (f"1;{PLACE[1:]};Budi Utomo;{PERSON}", "+1", "Nama Koperasi", "Budi Utomo", "Ketua"),
        (f"1;KDMP Berta;;Berta;Susukan;Budi Utomo;{PERSON}", "+1", "Desa", "Budi Utomo", "Ketua"),
        (f"{PLACE};{PERSON};hadir;", "-1", "Jabatan", "", "Ketua"),
        (f"{PLACE};Budi Utomo;{PERSON[6:]};hadir;", "-1", "No HP", "Budi Utomo", ""),
        (f"1;Berta;Susukan;Budi Utomo;{PERSON};;", "-1", "Desa", "Budi Utomo", "Ketua"),
    ],
)
def test_a_row_that_slipped_is_held_back_and_read_from_where_it_slipped(
    line: str, offset: str, heading: str, name: str, position: str
) -> None:
    result = read(HEADING, line)

    [row] = result.rows
    assert [(f.code, f.proposed, f.detail) for f in result.findings] == [
        ("shifted_columns", offset, heading)
    ]
    assert (row.village, row.name, row.position, row.phone_e164, row.needs, row.status) == (
        *("Berta", name, position, "+6281234567890", ("pupuk",)),
        "review",
    )


@pytest.mark.parametrize("line", [f"{PLACE};;;;;;", f"{PLACE};;Ketua;081234567890;;;"])
def test_a_row_with_blanks_is_not_taken_for_one_that_slipped(line: str) -> None:
    codes = {finding.code for finding in read(HEADING, line).findings}

    assert "name_missing" in codes
    assert "shifted_columns" not in codes


SHORT = "No;Nama;Desa;Kecamatan;No HP;Kebutuhan"
FIRST = "1;Budi Utomo;Berta;Susukan;081234567890;pupuk"
SECOND = "2;Siti Aminah;Derik;Susukan;081234567891;lpg"


@pytest.mark.parametrize(
    "last", ["3;Ani;;;;", "3;;Brrrta;;;", ";Ani;Brrrta;;;", "3;Ani;;Susukan;;", ";Ani;;Susukan;;"]
)
def test_a_bad_last_row_is_held_back_and_not_taken_for_a_footer(last: str) -> None:
    result = read(SHORT, FIRST, SECOND, last)

    assert [row.row for row in result.held_back] == [4]
    assert [skipped.reason for skipped in result.skipped] == ["header"]


@pytest.mark.parametrize(
    "footer",
    [
        ["3;;;;;"],
        [";Panitia;;;;"],
        ["Banjarnegara, 2 Juli 2025;;;;;"],
        [";Mengetahui,;Ketua Panitia,;;;", ";(Budi);(Ani);;;"],
        [";;;;;", ";Lurah;Camat;;;", ";;;;;", ";Budi;Ani;;;"],
        [";;;;;", ";;;;Petugas,;", ";;;;( Ani );"],
    ],
)
def test_a_signature_is_no_row_of_data(footer: list[str]) -> None:
    result = read(SHORT, FIRST, SECOND, *footer)

    assert [row.row for row in result.rows] == [2, 3]
    assert {skipped.reason for skipped in result.skipped} == {"header", "footer"}


def test_a_numbered_row_within_the_list_is_data_and_a_numbered_district_a_heading() -> None:
    result = read(SHORT, FIRST, "2;Ani;;;;", "3;KECAMATAN RAKIT;;;;", "3;Dodi;Badamita;;0812;")

    assert [(row.row, row.status) for row in result.rows] == [
        (3 - 1, "ok"),
        (3, "review"),
        (5, "ok"),
    ]
    assert [(skipped.row, skipped.reason) for skipped in result.skipped[1:]] == [(4, "section")]


def said_once_a_block() -> list[str]:
    """Write every village, its district only in the first row of each."""
    lines: list[str] = []
    for kecamatan, villages in groupby(banjarnegara().villages, key=lambda v: v.kecamatan):
        for place, village in enumerate(villages):
            number = len(lines) + 1
            said = "" if place else kecamatan
            lines.append(f"{number};Orang {number};{village.name};{said};08120000{number:04};lpg")
    return lines


def test_a_district_said_once_for_its_block_holds_for_the_rows_below() -> None:
    result = read(SHORT, *said_once_a_block())

    assert [row.village_code for row in result.ready] == [v.code for v in banjarnegara().villages]
    assert result.counts() == {"kecamatan_filled": 278 - 20}
    finding = result.findings[0]
    assert (finding.row, finding.header, finding.proposed, finding.detail) == (
        *(3, "Kecamatan"),
        *("Susukan", "2"),
    )


def test_a_block_with_a_village_of_another_district_is_not_filled() -> None:
    lines = said_once_a_block()
    lines.insert(5, "900;Telat;Badamita;;081399990000;lpg")

    result = read(SHORT, *lines)

    filled = {f.row for f in result.findings if f.code == "kecamatan_filled"}
    missing = {f.row for f in result.findings if f.code == "kecamatan_missing"}
    assert min(filled) > max(missing)
    assert len(filled) + 15 == 278 - 20


def test_a_list_that_states_most_districts_is_not_filled() -> None:
    lines = [
        f"{number};Orang {number};{village.name};{village.kecamatan};08120000{number:04};lpg"
        for number, village in enumerate(banjarnegara().by_kecamatan["33.04.01"], 1)
    ]
    lines[3] = lines[3].replace(";Susukan;", ";;")

    assert read(SHORT, *lines).counts() == {"kecamatan_missing": 1}


def test_a_column_beyond_the_heading_may_hold_what_a_long_record_pushed_there() -> None:
    rows = ["Budi Utomo;Berta;;LPG", "Siti Aminah;Derik;;pupuk", "Joko Santoso;Wanadri;;LPG"]

    read = preview("attendees", "\n".join(["Nama;Desa", *rows]).encode(), "x.csv")

    assert len(read.rows) == len(rows)
