"""The pipeline as a whole: mapping, what is skipped, order, repetition, and any cell at all."""

import json
from contextlib import suppress
from io import BytesIO
from random import Random
from typing import Unpack

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.locale import text
from app.sheets.errors import BadMappingError, SheetError
from app.sheets.files.text.delimited import decode, find_delimiter
from app.sheets.findings import Severity
from app.sheets.lists.preview import Preview, PreviewOptions, preview
from app.sheets.rows import AttendeeRow
from app.sheets.values.regions.shipped import banjarnegara
from tests.sheets.messy import Maker

HEADING = "No;Nama;Desa;Kecamatan;No HP;Kebutuhan"
BERTA = "1;Budi Utomo;Berta;Susukan;081234567890;pupuk"
DERIK = "2;Siti Aminah;Derik;Susukan;081234567891;lpg"


def read(*lines: str, **options: Unpack[PreviewOptions]) -> Preview[AttendeeRow]:
    return preview("attendees", "\n".join(lines).encode(), "x.csv", **options)


def test_a_mapping_overrules_what_was_detected() -> None:
    lines = ("Nama;Pengurus;Desa;Kec", "KDMP Berta;Budi Utomo;Berta;Susukan")

    detected = read(*lines)
    overruled = read(*lines, mapping={"1": "note", "Pengurus": "name"})
    unused = read(*lines, mapping={"Nama": None})

    assert detected.rows[0].name in {"KDMP Berta", "Budi Utomo"}
    assert (overruled.rows[0].name, overruled.rows[0].note) == ("Budi Utomo", "KDMP Berta")
    assert unused.rows[0].name == "Budi Utomo"
    assert unused.columns[0].field == ""


def test_columns_offer_alternatives_and_examples() -> None:
    result = read(HEADING, BERTA, DERIK)

    phone = next(column for column in result.columns if column.field == "phone")
    assert (phone.key, phone.header) == ("5", "No HP")
    assert "phone_other" in phone.alternatives
    assert phone.examples == ("081234567890", "081234567891")


def test_a_file_without_a_heading_can_be_read_with_a_mapping() -> None:
    mapping = {"1": "number", "2": "name", "3": "village", "4": "kecamatan", "5": "phone"}

    result = read(BERTA, DERIK, mapping=mapping)

    assert [row.village for row in result.rows] == ["Berta", "Derik"]


@pytest.mark.parametrize("mapping", [{"Z": "name"}, {"1": "salary"}, {"1": "name", "2": "name"}])
def test_a_mapping_of_what_does_not_exist_is_refused(mapping: dict[str, str]) -> None:
    with pytest.raises(BadMappingError):
        read(HEADING, BERTA, mapping=mapping)


def test_rows_that_are_not_data_are_listed_with_the_reason() -> None:
    result = read(
        *("DAFTAR PESERTA;;;;;", HEADING, "(1);(2);(3);(4);(5);(6)", "KEC. SUSUKAN;;;;;", BERTA),
        *(HEADING, DERIK, ";Jumlah;2 orang;;;", ";;;;;Banjarnegara, 2 Juli 2025", ";;;;;Panitia"),
    )

    assert [(row.row, row.reason) for row in result.skipped] == [
        *((1, "title"), (2, "header"), (3, "column_numbers"), (4, "section"), (6, "header")),
        *((8, "total"), (9, "footer"), (10, "footer")),
    ]
    assert len(result.ready) == 2
    assert result.held_back == []


def test_a_preview_as_json_has_the_names_of_the_exchange_format_and_localized_messages() -> None:
    result = read(HEADING, BERTA.replace("0812", "812"), DERIK.replace("Siti Aminah", ""))

    found = result.to_json(lambda finding: text(finding.text_key, "en", **finding.params()))

    assert json.loads(json.dumps(found)) == found
    assert found["rows"][0]["phone_e164"] == "+6281234567890"
    assert found["rows"][0]["needs"] == "pupuk"
    assert [row["status"] for row in found["rows"]] == ["ok", "review"]
    assert found["findings"][0] == {
        "file": "x.csv",
        "row": 2,
        "line": 2,
        "column": "5",
        "column_header": "No HP",
        "problem": "phone_lost_zero",
        "severity": "info",
        "blocks_row": "no",
        "village_code": "33.04.01.2001",
        "raw_value": "81234567890",
        "expected": "+6281234567890",
        "detail": "",
        "message": "Mobile number 81234567890 has lost its leading 0; read as +6281234567890.",
    }
    assert result.counts() == {"phone_lost_zero": 1, "name_missing": 1}
    assert result.severities() == {Severity.INFO: 1, Severity.WARNING: 0, Severity.ERROR: 1}


def test_two_people_of_one_cooperative_are_both_held_back_and_named() -> None:
    result = read(HEADING, BERTA, BERTA.replace("Budi Utomo", "Ani"), DERIK)

    assert [(row.name, row.status) for row in result.rows] == [
        ("Budi Utomo", "review"),
        ("Ani", "review"),
        ("Siti Aminah", "ok"),
    ]
    assert [(finding.row, finding.code, finding.detail) for finding in result.findings] == [
        (2, "conflict_two_people", "3: Ani"),
        (3, "conflict_two_people", "2: Budi Utomo"),
    ]


def test_the_same_person_again_is_merged_and_nothing_of_it_is_lost() -> None:
    second = "3;BUDI UTOMO;Berta;Susukan;081299999999;lpg"

    result = read(HEADING, BERTA.replace("pupuk", ""), second)

    [row] = result.rows
    assert (row.phone_e164, row.phone_other) == ("+6281234567890", "+6281299999999")
    assert row.needs == ("lpg",)
    assert [f.code for f in result.findings] == ["duplicate_same_person"]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 10_000))
def test_the_order_of_rows_changes_nothing_about_them(rng: Random, seed: int) -> None:
    maker = Maker(seed, banjarnegara(), typed=False)
    people = maker.people(12)
    lines = [
        "\t".join(str(person.cells[name] or "").replace("\n", " ") for name in ORDER)
        for person in people
    ]
    shuffled = rng.sample(lines, len(lines))

    def rows(body: list[str]) -> list[str]:
        found = preview("attendees", "\n".join(["\t".join(TITLES), *body]).encode(), "x.csv")
        plain = found.to_json()["rows"]
        return sorted(
            str({k: v for k, v in row.items() if k not in {"row", "line"}}) for row in plain
        )

    assert rows(lines) == rows(shuffled)


ORDER = ("name", "position", "cooperative", "village", "kecamatan", "phone", "legal_date", "needs")
TITLES = ("Nama", "Jabatan", "Koperasi", "Desa", "Kecamatan", "HP", "Tanggal AHU", "Kebutuhan")


def test_reading_again_gives_the_same() -> None:
    lines = (HEADING, BERTA, DERIK, BERTA)

    assert read(*lines).to_json() == read(*lines).to_json()


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(["Nama", "Desa", "Berta", "KECAMATAN SUSUKAN", "081234567890", "Jumlah", "1"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=8), st.booleans())
def test_any_cells_at_all_give_a_preview_or_a_sheet_error(
    rows: list[list[str | float | None]], titled: bool
) -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    lines: list[list[str | float | None]] = [list(TITLES), *rows] if titled else rows
    for number, row in enumerate(lines):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write(number, column, cell)
    book.close()

    for kind in ("attendees", "partners", "requests"):
        with suppress(SheetError):
            found = preview(kind, file.getvalue(), "x.xlsx")
            assert json.dumps(found.to_json())
            assert all(finding.text_key for finding in found.findings)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings_are_recognized(encoding: str) -> None:
    assert decode("Nama;Desa\nMa\u2019ruf;Berta\n".encode(encoding)).lstrip("\ufeff") == (
        "Nama;Desa\nMa\u2019ruf;Berta\n"
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters_are_recognized_behind_titles_and_among_lists(delimiter: str) -> None:
    lines = [
        "Hari/Tanggal : Jumat, 4 Juli 2025; pagi | siang",
        delimiter.join(["No", "Nama", "Desa", "Kecamatan", "Kebutuhan"]),
        *(
            delimiter.join([str(n), "Budi", "Berta", "Susukan", '"a, b; c | d"'])
            for n in range(1, 9)
        ),
    ]

    assert find_delimiter("\n".join(lines)) == delimiter


def test_a_declared_delimiter_is_believed() -> None:
    assert find_delimiter("sep=|\na;b|c;d\n") == "|"


def test_records_and_lines_are_counted_as_people_see_them() -> None:
    result = read(
        "Judul;;;;;", "", HEADING, '1;"Budi\nUtomo";Berta;Susukan;81234567890;pupuk', DERIK[:-4]
    )

    assert [(f.row, f.line, f.code) for f in result.findings] == [
        (4, 4, "newline_in_cell"),
        (4, 4, "phone_lost_zero"),
        (5, 6, "short_record"),
    ]


def test_a_bare_date_is_that_of_the_deed_only_beside_its_number() -> None:
    alone = read("Nama;Desa;Kecamatan;Tanggal", "Budi Utomo;Berta;Susukan;29/05/2025")
    beside = read(
        "Nama;Desa;Kecamatan;Nomor AHU;Tanggal",
        "Budi Utomo;Berta;Susukan;AHU-0000123.AH.01.29.TAHUN 2025;29/05/2025",
    )

    assert alone.rows[0].legal_date is None
    assert alone.columns[3].field == ""
    assert str(beside.rows[0].legal_date) == "2025-05-29"
