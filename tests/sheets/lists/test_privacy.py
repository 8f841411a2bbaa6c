"""Identity and family-card numbers go nowhere, and the list says so."""

import json

import pytest

from app.sheets.lists.preview import preview

NIK = "3304011505850001"


def read(*lines: str) -> str:
    made = preview("attendees", "\n".join(lines).encode(), "x.csv")
    assert [row.name for row in made.ready] == ["Budi Utomo", "Siti Aminah"]
    assert NIK not in json.dumps(made.to_json())
    assert not any(NIK in column.examples for column in made.columns)
    return ",".join(f"{f.header}:{f.code}" for f in made.findings if "kecamatan" not in f.code)


@pytest.mark.parametrize("heading", ["NIK", "No KK", "No. KTP", "Nomor Kartu Keluarga"])
def test_a_column_of_identity_numbers_is_left_out_and_named(heading: str) -> None:
    found = read(
        f"Nama;Desa;HP;{heading}",
        f"Budi Utomo;Berta;081234567890;{NIK}",
        f"Siti Aminah;Derik;081234567891;{NIK}",
    )

    assert f"{heading}:column_private" in found


def test_a_column_that_holds_them_under_another_heading_is_left_out_too() -> None:
    lines = [f"Orang {letter};Berta;{NIK}" for letter in "abc"]

    made = preview("attendees", "\n".join(["Nama;Desa;ID", *lines]).encode(), "x.csv")

    assert "column_private" in made.counts()
    assert NIK not in json.dumps(made.to_json())


def test_names_and_addresses_as_on_the_identity_card_are_kept() -> None:
    found = read(
        "Nama sesuai KTP;Alamat KTP;HP",
        "Budi Utomo;Berta;081234567890",
        "Siti Aminah;Derik;081234567891",
    )

    assert "column_private" not in found


def test_a_number_in_a_note_or_for_a_legal_number_is_left_out() -> None:
    found = read(
        "Nama;Desa;HP;Badan Hukum;Keterangan",
        f"Budi Utomo;Berta;081234567890;AHU-0012345.AH.01.29;NIK {NIK} hadir",
        f"Siti Aminah;Derik;081234567891;{NIK};",
    )

    assert found == "Keterangan:identity_left_out,Badan Hukum:identity_left_out"
