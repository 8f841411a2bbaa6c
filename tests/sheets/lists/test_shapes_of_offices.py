"""Shapes that offices send: cards, exports of address books, lines of a PDF, cells that share."""

from typing import Any

import pytest

from app.sheets.errors import ColumnsMissingError
from app.sheets.lists.preview import preview
from app.sheets.values.people import read_name, without_mail
from app.sheets.values.regions.villages import without_kind


def _people(text: str) -> list[tuple[str, str, str, str]]:
    read: Any = preview("attendees", text.encode(), "daftar")
    return [(row.name, row.village, row.phone_e164, row.position) for row in read.ready]


def test_cards_of_contacts_are_people_and_partners() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:Utomo;Budi=20Agus;;;\r\n"
        "item1.ORG:KDMP Berta;Bagian\\, satu\r\nTITLE:Ketua\r\nTEL;CELL:0812-3456-\r\n 7890\r\n"
        "TEL;WORK:0286 591234\r\nPHOTO;BASE64:AAAA\r\nEND:VCARD\r\n"
    ).replace(";Bagian\\, satu", "")

    assert _people(card) == [("Budi Agus Utomo", "Berta", "+6281234567890", "Ketua")]
    partners: Any = preview("partners", card.replace("KDMP Berta", "PT Maju").encode(), "x")
    assert [(row.name, row.contact_name) for row in partners.rows] == [
        ("PT Maju", "Budi Agus Utomo")
    ]


def test_a_number_beside_the_parts_of_a_name_is_of_whom_has_the_whole_name() -> None:
    text = (
        "Full Name,First Name,Given Name,Last Name,Phone 1 - Value,Organization 1 - Name\n"
        "Budi Utomo,Budi,Budi,Utomo,081234567890,KDMP Berta\n"
        "Siti Aminah,Siti,Siti,Aminah,081234567891,KDMP Derik\n"
    )

    assert _people(text) == [
        ("Budi Utomo", "Berta", "+6281234567890", ""),
        ("Siti Aminah", "Derik", "+6281234567891", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Budi Utomo budi.utomo@dinkop.go.id", "Budi Utomo"),
        ("Budi Utomo (email: budi@example.com)", "Budi Utomo"),
        ("<budi@example.com> Budi Utomo", "Budi Utomo"),
    ],
)
def test_an_address_of_mail_is_no_part_of_a_name(cell: str, name: str) -> None:
    assert without_mail(cell) == name
    assert read_name(cell).text == name


@pytest.mark.parametrize("kind", ["Gp.", "Kp.", "Kpg", "Nag.", "Lemb.", "Kal", "Neg.", "Ty."])
def test_kinds_of_villages_are_abbreviated(kind: str) -> None:
    assert without_kind(f"{kind} Berta") == ("desa", "berta")


def test_a_village_row_below_a_district_row_lies_in_that_district() -> None:
    text = (
        "No;Nama;Jabatan;Telp\nA. KECAMATAN WANADADI;;;\n1. Desa Gumingsir;;;\n"
        "a.;Budi Utomo;Ketua;081234567890\nB. PAGENTAN;;;\n1. Desa Gumingsir;;;\n"
        "a.;Siti Aminah;Ketua;081234567891\n"
    )
    read: Any = preview("attendees", text.encode(), "daftar")

    assert [(r.name, r.kecamatan) for r in read.ready] == [
        ("Budi Utomo", "Wanadadi"),
        ("Siti Aminah", "Pagentan"),
    ]


def test_running_text_is_parted_by_what_its_words_are_and_confirmed_by_people() -> None:
    text = (
        "No Nama Jabatan Desa Kecamatan No HP\n"
        "1 Budi Utomo Ketua Beji Pejawaran 081234567890\n"
        "2 Siti Aminah Derik Susukan 081234567891\n"
        "3 Joko Santoso Wakil Ketua Bidang Usaha Wanadri Bawang 0812 3456 7892\n"
        "4 Rina Lestari menyusul\n"
    )
    read: Any = preview("attendees", text.encode(), "daftar")

    assert [(r.name, r.village, r.position) for r in read.rows if r.village] == [
        ("Budi Utomo", "Beji", "Ketua"),
        ("Siti Aminah", "Derik", ""),
        ("Joko Santoso", "Wanadri", "Wakil Ketua Bidang Usaha"),
    ]
    assert {"name", "village", "kecamatan", "position"} <= set(read.to_confirm.values())
    said = [skipped.text for skipped in read.skipped] + [row.name for row in read.held_back]
    assert any("Rina Lestari" in text for text in said)


@pytest.mark.parametrize("sign", ["#", "|", ";", "*"])
def test_messages_with_a_keyword_are_parted_by_their_sign(sign: str) -> None:
    people = [("Budi Utomo", "Berta", "7890"), ("Siti Aminah", "Derik", "7891")]
    people += [("Joko Santoso", "Wanadri", "7892")]
    said = [sign.join(("REG", name, desa, "Ketua", f"08123456{n}")) for name, desa, n in people]
    text = "ID\tWaktu Terima\tIsi SMS\n" + "\n".join(f"9\t2025-06-20\t{one}" for one in said)

    assert _people(text) == [(n, desa, f"+628123456{end}", "Ketua") for n, desa, end in people]


def test_a_village_above_its_numbered_partners_is_not_the_one_of_those_above_it() -> None:
    text = (
        "Desa Berta Kec. Susukan\n1. Bank Jateng\n2. PT Pos Indonesia\n\n"
        "Desa Madukara Kec. Madukara\n1. PT Pos Indonesia\n\nDesa Kasilib Kec. Wanadadi\n"
        "1. Bank Jateng\n\nDesa Lawen Kec. Pandanarum\n1. Bank Jateng\n"
    )
    names = {"BANK": "Bank Jateng", "POS": "PT Pos Indonesia"}

    with pytest.raises(ColumnsMissingError):
        preview("requests", text.encode(), "daftar", partner_names=names)
