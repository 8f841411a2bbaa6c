"""Numbers that stand in a list reach its rows, or the list says that they do not."""

import pytest

from app.sheets.lists.preview import preview

NUMBERS = ("081234567890", "085712345678", "081398765432")
STORED = [f"+62{number[1:]}" for number in NUMBERS]


def partners(headings: str, cells: str) -> bytes:
    firms = ("PT Pupuk Indonesia", "CV Sumber Rejeki", "Bank Jateng")
    names = ("Budi Utomo", "Siti Aminah", "Joko Susilo")
    rows = (
        cells.format(firm=firm, name=name, number=number)
        for firm, name, number in zip(firms, names, NUMBERS, strict=True)
    )
    return "\n".join([headings, *rows]).encode()


@pytest.mark.parametrize("heading", ["Kontak PIC", "Nomor PIC", "Yang bisa dikontak", "Kolom 4"])
def test_numbers_beside_the_contact_are_the_contacts(heading: str) -> None:
    made = preview(
        "partners", partners(f"Mitra;Meja;PIC;{heading}", "{firm};1;{name};{number}"), "m.csv"
    )

    assert [row.contact_phone for row in made.ready] == STORED
    assert [row.contact_name for row in made.ready] == ["Budi Utomo", "Siti Aminah", "Joko Susilo"]


@pytest.mark.parametrize("heading", ["PIC & No. HP", "Kontak Person & HP"])
def test_names_of_contacts_in_the_cells_of_their_numbers_are_kept(heading: str) -> None:
    made = preview("partners", partners(f"Mitra;{heading}", "{firm};{name} {number}"), "m.csv")

    assert [row.contact_name for row in made.ready] == ["Budi Utomo", "Siti Aminah", "Joko Susilo"]
    assert [row.contact_phone for row in made.ready] == STORED


def test_numbers_of_partners_that_are_not_read_are_told() -> None:
    made = preview(
        "partners",
        partners("Mitra;Narahubung;Meja;Darurat", "{firm};{name};1;{number}"),
        "m.csv",
    )

    told = [f for f in made.findings if f.code == "column_of_numbers"]
    assert [(f.row, f.header, f.found, f.detail) for f in told] == [(2, "Darurat", NUMBERS[0], "3")]


def attendees(*numbers: str) -> bytes:
    people = (("Budi Utomo", "Berta"), ("Siti Aminah", "Derik"), ("Joko Susilo", "Kedawung"))
    rows = (
        f"{name};{village};Susukan;{number};{other}"
        for (name, village), number, other in zip(people, numbers, NUMBERS, strict=True)
    )
    return "\n".join(["Nama;Desa;Kecamatan;No HP;Kontak Pendamping", *rows]).encode()


def test_numbers_are_told_while_a_row_has_none() -> None:
    made = preview("attendees", attendees("081111111111", "", "081111111113"), "p.csv")

    told = [f for f in made.findings if f.code == "column_of_numbers"]
    assert [(f.row, f.header, f.detail) for f in told] == [(3, "Kontak Pendamping", "1")]


def test_nothing_is_told_where_each_row_has_a_number() -> None:
    made = preview("attendees", attendees("081111111111", "081111111112", "081111111113"), "p.csv")

    assert "column_of_numbers" not in made.counts()


def test_a_column_that_a_person_left_out_is_not_told_again() -> None:
    made = preview("attendees", attendees("", "", ""), "p.csv", mapping={"Kontak Pendamping": None})

    assert "column_of_numbers" not in made.counts()


@pytest.mark.parametrize(
    "heading",
    [
        "Nama & No. HP",
        "Nama & HP",
        "Nama Lengkap & No. HP/WA",
        "Nama, No. Telp",
        "Nama dan Nomor WA",
    ],
)
def test_name_and_number_stand_in_one_cell(heading: str) -> None:
    lines = [
        f"Desa\tKecamatan\t{heading}\tJabatan",
        *(
            f'{village}\tSusukan\t"{name}\n{number}"\tKetua'
            for village, name, number in zip(
                ("Berta", "Derik", "Kedawung"),
                ("Wartini Teguh Kurniawan", "Budi Utomo", "Siti Aminah"),
                NUMBERS,
                strict=True,
            )
        ),
    ]
    made = preview("attendees", "\n".join(lines).encode(), "p.tsv")

    assert [row.phone_e164 for row in made.ready] == STORED
    assert made.ready[0].name == "Wartini Teguh Kurniawan"


@pytest.mark.parametrize(("unit", "head"), [("Unit Kerja", "Kepala Unit"), ("Kantor", "Manajer")])
def test_branches_and_their_heads_are_partners_and_contacts(unit: str, head: str) -> None:
    made = preview(
        "partners", partners(f"No;{unit};{head};No HP", "1;{firm};{name};{number}"), "m.csv"
    )

    assert [row.name for row in made.ready] == [
        "PT Pupuk Indonesia",
        "CV Sumber Rejeki",
        "Bank Jateng",
    ]
    assert [row.contact_name for row in made.ready] == ["Budi Utomo", "Siti Aminah", "Joko Susilo"]


def test_a_contact_comes_before_the_head_of_the_office() -> None:
    made = preview(
        "partners",
        partners("Mitra;Kepala Kantor;Narahubung;No HP", "{firm};Agus Salim;{name};{number}"),
        "m.csv",
    )

    assert made.ready[0].contact_name == "Budi Utomo"


@pytest.mark.parametrize("between", ["a.n.", "a.n", "an.", "a/n", "atas nama"])
def test_a_sentence_says_on_whose_behalf(between: str) -> None:
    text = (
        f"1. Desa Berta {between} Budi Utomo (Sekretaris), HP 081234567890\n"
        f"2. Desa Derik {between} Siti Aminah (Ketua), HP 085712345678\n"
        f"3. Desa Kedawung {between} Joko Susilo (Bendahara), HP 081398765432\n"
    )
    made = preview("attendees", text.encode(), "p.txt")

    assert [(row.name, row.village) for row in made.ready] == [
        ("Budi Utomo", "Berta"),
        ("Siti Aminah", "Derik"),
        ("Joko Susilo", "Kedawung"),
    ]
