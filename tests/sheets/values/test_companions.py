"""Several people in one cell: split where it is clear, left to people where it is not."""

import pytest

from app.sheets.values.companions import read_people, read_phones, read_positions
from app.sheets.values.people import core_of_name, read_name


def read(cell: str) -> list[str]:
    made = read_people(cell)
    assert not made.unclear
    return [f"{p.name.text} ({p.position})" if p.position else p.name.text for p in made.people]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Budi Utomo / Siti Aminah", ["Budi Utomo", "Siti Aminah"]),
        ("Budi Utomo dan Siti Aminah", ["Budi Utomo", "Siti Aminah"]),
        ("BUDI DAN SITI DAN JOKO", ["BUDI", "SITI", "JOKO"]),
        ("Budi Utomo, Siti Aminah", ["Budi Utomo", "Siti Aminah"]),
        ("1. Budi Utomo 2. Siti Aminah", ["Budi Utomo", "Siti Aminah"]),
        ("1) Budi\n2) Siti", ["Budi", "Siti"]),
        ("Budi Utomo\nSiti Aminah", ["Budi Utomo", "Siti Aminah"]),
        ("Budi (Ketua), Siti (Sekretaris)", ["Budi (Ketua)", "Siti (Sekretaris)"]),
        ("Ketua: Budi, Sekretaris: Siti", ["Budi (Ketua)", "Siti (Sekretaris)"]),
        ("Bpk. Budi / Ibu Siti", ["Budi", "Siti"]),
        ("Ketut Sari / Made Wirawan", ["Ketut Sari", "Made Wirawan"]),
        ("Budi, S.Pd / Siti, S.E.", ["Budi, S.Pd", "Siti, S.E."]),
        # One person only.
        ("Drs. H. Budi Utomo, M.M.", ["Drs. H. Budi Utomo, M.M."]),
        ("BUDI UTOMO, SE, MM", ["BUDI UTOMO, SE, MM"]),
        ("Budi Utomo, Amd Keb", ["Budi Utomo, Amd Keb"]),
        ("Budi\nUtomo", ["Budi Utomo"]),
        ("Wahyu d/h Slamet", ["Wahyu d/h Slamet"]),
        ("Budi / 081234567890", ["Budi"]),
        ("Budi / -", ["Budi"]),
        ("1. Budi Utomo", ["Budi Utomo"]),
        ("Budi Utomo (Ketua)", ["Budi Utomo (Ketua)"]),
        ("Budi Utomo - Ketua", ["Budi Utomo (Ketua)"]),
        ("Budi Utomo, Ketua", ["Budi Utomo (Ketua)"]),
        ("Ketut", ["Ketut"]),
        ("A. Rahman B. Hidayat", ["A. Rahman B. Hidayat"]),
    ],
)
def test_who_is_named_in_a_cell(cell: str, people: list[str]) -> None:
    assert read(cell) == people


@pytest.mark.parametrize(
    "cell",
    ["A. N. Hidayat", "A.N. Wijaya", "AN. Hidayat", "An. Nisa", "A.N Wijaya", "a. n. hidayat"],
)
def test_initials_are_no_on_behalf_of(cell: str) -> None:
    (person,) = read_people(cell).people

    assert (person.name.text, person.name.honorific) == (cell, False)


@pytest.mark.parametrize(
    "before",
    ["a/n ", "A/N ", "a/n: ", "atas nama ", "Atas Nama: ", "a.n. ", "a.n ", "an. ", "A.N "],
)
def test_on_behalf_of_before_a_name_is_taken_off_and_told_of(before: str) -> None:
    (person,) = read_people(f"{before}Budi Utomo").people

    assert (person.name.text, person.name.honorific) == ("Budi Utomo", True)


@pytest.mark.parametrize("cell", ["Budi dan istri", "Budi + rombongan", "Budi, Siti / Joko & tim"])
def test_companions_without_a_name_are_left_to_people(cell: str) -> None:
    assert read_people(cell).unclear


def test_numbers_and_positions_are_handed_out_only_if_there_are_as_many() -> None:
    both = read_phones("0812-3456-7890 / 0813-3456-7890", 2)

    assert [phone.e164 for phone in both] == ["+6281234567890", "+6281334567890"]
    assert read_phones("081234567890", 2) == []
    assert read_positions("Ketua / Bendahara", 2) == ["Ketua", "Bendahara"]
    assert read_positions("Ketua", 2) == ["Ketua", ""]


@pytest.mark.parametrize(
    "name",
    [
        *("Budi Utomo", "H. Budi Utomo", "Mas Budi Utomo", "Budi Utomo, S.Pd.", "KH Budi Utomo"),
        *("Budi Utomo S.Pd. M.M.", "Ust. Budi Utomo", "Bpk. Budi Utomo"),
    ],
)
def test_forms_of_address_titles_and_degrees_make_nobody_another_person(name: str) -> None:
    assert core_of_name(name) == "budiutomo"


def test_names_in_arabic_script_are_names_that_differ() -> None:
    one, other = read_name("أحمد عبد الله"), read_name("محمد نور")

    assert one.text == "أحمد عبد الله"
    assert one.key != other.key != ""
    assert core_of_name(one.text) != core_of_name(other.text) != ""
