"""Villages in addresses, as lists of participants have them."""

import pytest

from app.sheets.values.places.resolver import PlaceResolver
from app.sheets.values.places.said import Said
from app.sheets.values.regions.shipped import banjarnegara

RESOLVER = PlaceResolver(banjarnegara())


def read(text: str, kecamatan: str = "") -> tuple[str, set[str]]:
    place = RESOLVER.resolve(Said(text, kecamatan))
    village = place.village
    codes = {note.code for note in place.notes} - {"kecamatan_missing"}
    return (f"{village.name}, {village.kecamatan}" if village else ""), codes


@pytest.mark.parametrize(
    "text",
    [
        "RT 01 RW 02 Desa Beji Kec. Pejawaran",
        "RT.01/RW.02, Beji, Pejawaran",
        "Jl. Raya Timur No. 12 RT 1/2 Ds. Beji, Kec Pejawaran 53454",
        "Beji / Pejawaran",
        "Beji/Pejawaran",
        "Beji - Pejawaran",
        "BEJI-PEJAWARAN",
        "Beji Pejawaran",
        "Beji (Pejawaran)",
        "Pejawaran / Beji",
        "Dusun Krajan, Beji, Kec. Pejawaran",
        "Dsn Krajan RT 02 Desa Beji Kecamatan Pejawaran Kabupaten Banjarnegara, Jawa Tengah",
        "Pemdes Beji, Kec. Pejawaran",
        "Pemerintah Desa Beji Kec. Pejawaran",
        "Kantor Kepala Desa Beji, Pejawaran",
        "KDMP Beji Kec. Pejawaran",
        "Koperasi Desa Merah Putih Beji Kecamatan Pejawaran",
        "Desa Beji, Pejawaran, Banjarnegara",
        "Beji Rt01 Rw02 Pejawaran",
        "Dusun 1 Beji, Pejawaran",
        "KDMP Beji - Pejawaran",
        "Perum Griya Asri Blok A1, Beji, Pejawaran",
    ],
)
def test_a_village_is_found_in_an_address(text: str) -> None:
    village, codes = read(text)

    assert village == "Beji, Pejawaran"
    assert codes <= {"village_in_address"}


@pytest.mark.parametrize(
    ("text", "kecamatan", "village"),
    [
        ("Dusun Krajan, Berta", "", "Berta, Susukan"),
        ("Dusun Beji, Desa Derik", "Susukan", "Derik, Susukan"),
        ("RT 03/01 Berta", "Susukan", "Berta, Susukan"),
        ("Pemdes Berta", "", "Berta, Susukan"),
        ("KDMP Berta", "", "Berta, Susukan"),
        ("Desa Brta, Kec. Susukan", "", "Berta, Susukan"),
        ("Brta / Susukan", "", "Berta, Susukan"),
        ("Susukan / Susukan", "", "Susukan, Susukan"),
        ("Desa Berta, dekat pasar", "", "Berta, Susukan"),
    ],
)
def test_the_rest_of_an_address_does_not_matter(text: str, kecamatan: str, village: str) -> None:
    assert read(text, kecamatan)[0] == village


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Berta, Derik", "village_ambiguous"),
        ("Berta, dekat pasar", "village_ambiguous"),
        ("Susukan - Brt", "village_ambiguous"),
        ("Desa Berta Kab. Purbalingga", "village_not_found"),
        ("Desa Kalikajar, Kec. Kaligondang", "village_not_found"),
        ("Jl. Raya No. 3", "village_not_found"),
    ],
)
def test_an_address_that_is_not_clear_is_left_to_people(text: str, code: str) -> None:
    village, codes = read(text)

    assert village == ""
    assert code in codes


@pytest.mark.parametrize(
    "text",
    [
        "Berta Kec. Susukan Lampung",
        "Desa Piasa Wetan Kec. Susukan Aceh",
        "Berta Susukan Jawa Timur",
        "Berta, Susukan, Jawa Timur",
        "Berta (Sumsel)",
        "Berta, Susukan, Prov. Lampung",
        "Berta, Susukan, Kab. Malang",
        "Berta, Susukan, Malang",
        "KDMP Berta Kec. Susukan Lampung",
        "KDMP Berta, Susukan, Jatim",
    ],
)
def test_a_village_of_another_province_or_regency_is_none_of_the_area(text: str) -> None:
    assert read(text) == ("", {"village_not_found"})
    alone = RESOLVER.resolve(Said("", "", cooperative=text))
    assert alone.village is None


@pytest.mark.parametrize(
    "text",
    [
        "Berta Kec. Susukan Jawa Tengah",
        "Berta, Susukan, Banjarnegara, Jateng, Indonesia",
        "Berta Susukan Banjarnegara",
        "Jl. Lampung No. 3, Berta, Susukan",
        "Dusun Bali, Berta, Susukan",
        "Perum Griya Bali, Berta, Susukan",
    ],
)
def test_streets_and_the_own_province_lead_nowhere_else(text: str) -> None:
    assert read(text)[0] == "Berta, Susukan"
