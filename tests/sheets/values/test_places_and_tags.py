"""Villages and tags: what is meant, and what is left to a person."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets.values.places.resolver import PlaceResolver
from app.sheets.values.places.said import Said
from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.regions.villages import Regions, Village
from app.sheets.values.tags import standard_taxonomy

REGIONS = banjarnegara()
RESOLVER = PlaceResolver(REGIONS)
TAXONOMY = standard_taxonomy()
ANY_VILLAGE = st.sampled_from(REGIONS.villages)


def codes(said: Said) -> list[str]:
    return [note.code for note in RESOLVER.resolve(said).notes]


def name_of(said: Said) -> str:
    village = RESOLVER.resolve(said).village
    return f"{village.name}, {village.kecamatan}" if village else ""


@given(ANY_VILLAGE, st.sampled_from([str, str.upper, str.lower]))
def test_a_village_is_found_by_name_and_district_or_by_code(
    village: Village, case: Callable[[str], str]
) -> None:
    kind = "Desa" if village.kind == "desa" else "Kel."
    for said in (
        Said(case(village.name), case(village.kecamatan)),
        Said(case(f"{kind} {village.name}"), case(f"Kec. {village.kecamatan}")),
        Said(f" {case(village.name)} ", village.kecamatan_code),
        Said(village.name, section=f"KECAMATAN {village.kecamatan.upper()}"),
        Said(case(f"{village.name}, Kec. {village.kecamatan}")),
        Said(code=village.code),
        Said(code=village.code.replace(".", "")),
    ):
        place = RESOLVER.resolve(said)
        assert place.village is village
        assert place.cooperative == REGIONS.cooperative_name(village)
        assert [n.code for n in place.notes if n.code != "kecamatan_missing"] == []


@given(ANY_VILLAGE)
def test_a_name_alone_is_enough_only_where_it_is_the_only_one(village: Village) -> None:
    place = RESOLVER.resolve(Said(village.name))
    same = [other for other in REGIONS.villages if other.name == village.name]

    if len(same) == 1:
        assert place.village is village
        assert [note.code for note in place.notes] == ["kecamatan_missing"]
    else:
        assert place.village is None
        assert [note.code for note in place.notes] == ["village_ambiguous"]


@given(st.text(max_size=30), st.text(max_size=20), st.text(max_size=30), st.text(max_size=20))
def test_any_text_gives_a_village_or_a_reason_why_not(
    village: str, kecamatan: str, cooperative: str, section: str
) -> None:
    place = RESOLVER.resolve(Said(village, kecamatan, cooperative, section))

    assert place.village is not None or place.notes


@pytest.mark.parametrize(
    ("said", "village", "expected"),
    [
        (Said("Salametra", "Mandiraja"), "Salamerta, Mandiraja", ["village_fuzzy"]),
        (Said("Banj engan", "Mandiraja"), "Banjengan, Mandiraja", ["village_alias"]),
        (Said("SIRUKUM", "Kalibening"), "", ["village_ambiguous"]),
        (Said("Gumelem", "Susukan"), "", ["village_ambiguous"]),
        (Said("Kalikajar", "Kaligondang"), "", ["village_not_found"]),
        (Said("Kalikajar", "Susukan"), "", ["village_not_found"]),
        (Said("Randegan", "Punggelan"), "Randegan, Sigaluh", ["kecamatan_mismatch"]),
        (Said("Beji", "Madukara"), "", ["kecamatan_mismatch"]),
        (Said("Desa Wangon", "Banjarnegara"), "Wangon, Banjarnegara", ["type_mismatch"]),
        (Said("Ambal", "Karang Kobar"), "Ambal, Karangkobar", ["kecamatan_alias"]),
        (Said("Ambal", "Karangkobr"), "Ambal, Karangkobar", ["kecamatan_fuzzy"]),
        (
            Said("Gununggiana", "Madukara", "KDMP PENAWANGAN"),
            "Gununggiana, Madukara",
            ["coop_village_mismatch"],
        ),
        (Said("Gununggiana", "Madukara", "KDMP Gunungiana"), "Gununggiana, Madukara", []),
        (
            Said("", "Madukara", "KDMP Gununggiana"),
            "Gununggiana, Madukara",
            ["village_from_cooperative"],
        ),
        (Said("Beji", "", "KDMP Beji Kecamatan Pejawaran"), "Beji, Pejawaran", []),
        (Said("", "", "Koperasi Tani Makmur"), "", ["village_missing"]),
        (Said("SUSUKAN", section="PESERTA SUSULAN"), "", ["village_ambiguous"]),
        (Said("SUSUKAN", section="SUSULAN"), "", ["village_ambiguous"]),
        (Said("Berta", code="99.99.99.9999"), "", ["village_not_found"]),
        (Said("Derik", code="33.04.01.2001"), "Berta, Susukan", ["village_code_mismatch"]),
    ],
)
def test_what_is_told_about_a_place(said: Said, village: str | None, expected: list[str]) -> None:
    assert (name_of(said), codes(said)) == (village, expected)


def test_a_section_of_another_district_does_not_bind_a_village_that_is_the_only_one() -> None:
    said = Said("Berta", section="KEC. RAKIT")

    assert name_of(said) == "Berta, Susukan"
    assert codes(said) == ["kecamatan_missing"]


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("Kecamatan : Susukan (15 koperasi)", "33.04.01"),
        ("KEC. RAKIT - 11 desa", "33.04.11"),
        ("Kecamatan Susukn (15)", "33.04.01"),
        ("SUSUKAN", "33.04.01"),
        ("SUSULAN (15 orang)", ""),
        ("Kecamatan (15 koperasi)", ""),
    ],
)
def test_a_section_heading_names_its_district_whatever_is_counted_behind_it(
    section: str, code: str
) -> None:
    assert RESOLVER.section(section) == code


def test_another_region_list_can_be_used() -> None:
    village = Village("33.03.01.2001", "Kalikajar", "desa", "Kemangkon", "33.03.01")
    regions = Regions([village], {"Kmk": "33.03.01"})

    place = PlaceResolver(regions).resolve(Said("KALIKAJAR", "KMK"))

    assert place.village == village


def test_an_alias_never_hides_a_district_of_that_name() -> None:
    villages = [
        Village("1.1.1", "Satu", "desa", "Klampok", "1.1"),
        Village("1.2.1", "Dua", "desa", "Purworeja Klampok", "1.2"),
    ]

    regions = Regions(villages, {"Klampok": "1.2"})

    assert regions.kecamatan_codes["klampok"] == "1.1"


@pytest.mark.parametrize(
    ("cell", "tags", "fuzzy", "unknown"),
    [
        ("LPG 3Kg, Beras Sphp dan Kentang", ["jual_kentang", "lpg", "sembako"], [], []),
        ("pupuk; gas melon / kur + nila & usp", None, [], []),
        ("Sembako (beras, minyak goreng, gula, tepung)", ["sembako"], [], []),
        ("LPG 3 kg (pangkalan/sub-pangkalan), pupuk", ["lpg", "pupuk"], [], []),
        ("Obat murah / apotek desa", ["obat"], [], []),
        ("1. pupuk 2. gas", ["lpg", "pupuk"], [], []),
        ("Fertiliser and Staple groceries", ["pupuk", "sembako"], [], []),
        ("elpji", ["lpg"], ["elpji"], []),
        ("kebutuhan pupuk", ["pupuk"], ["kebutuhan pupuk"], []),
        ("gas, bantuan hibah", ["lpg"], [], ["bantuan hibah"]),
        ("-", [], [], []),
        ("", [], [], []),
    ],
)
def test_what_needs_mean(
    cell: str, tags: list[str] | None, fuzzy: list[str], unknown: list[str]
) -> None:
    read = TAXONOMY.read(cell)

    if tags is not None:
        assert list(read.tags) == tags
    else:
        assert list(read.tags) == ["jual_ikan", "lpg", "pembiayaan", "pupuk", "simpan_pinjam"]
    assert [item for item, _ in read.fuzzy] == fuzzy
    assert [item for item, _ in read.unknown] == unknown


@given(st.lists(st.sampled_from(sorted(TAXONOMY.tags)), max_size=5), st.sampled_from(",;/+&|\n"))
def test_tags_written_as_aliases_are_read_as_those_tags(names: list[str], between: str) -> None:
    aliases = [TAXONOMY.tags[name].aliases[-1] for name in names]

    assert TAXONOMY.read(f" {between} ".join(aliases)).tags == tuple(sorted(set(names)))


@given(st.text(max_size=60))
def test_any_text_gives_known_tags_only(text: str) -> None:
    assert set(TAXONOMY.read(text).tags) <= set(TAXONOMY.tags)


def test_guessing_at_unknown_words_ends_somewhere_and_no_word_is_lost_unsaid() -> None:
    taxonomy = TAXONOMY.for_one_file()
    for number in range(20_000):
        taxonomy.read(f"zz{number}qq")

    read = taxonomy.read("pupk, lpg")

    assert read.unknown == (("pupk, lpg", ""),)
    assert taxonomy.read("pupuk").tags == ("pupuk",)
    assert TAXONOMY.for_one_file().read("pupk, lpg").tags == ("lpg", "pupuk")
