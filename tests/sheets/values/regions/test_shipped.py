"""The villages of the whole nation, loaded by regency."""

from collections import Counter

import pytest

from app.sheets.values.places.resolver import PlaceResolver
from app.sheets.values.places.said import Said
from app.sheets.values.regions.shipped import (
    MOST_REGENCIES,
    UnknownRegencyError,
    area_of,
    find_regencies,
    regencies,
    villages_of,
)


def test_every_village_of_every_regency_is_there() -> None:
    kinds = Counter(village.kind for code in regencies() for village in villages_of(code))

    assert len(regencies()) == 514
    assert kinds == {"desa": 75_252, "kelurahan": 8_496, "desa adat": 14}


def test_a_regency_says_how_many_villages_it_has() -> None:
    counts = {code: len(list(villages_of(code))) for code in ("33.04", "11.01", "91.71")}

    assert counts == {code: regencies()[code].villages for code in counts}


def test_no_province_has_more_regencies_than_an_event_may_name() -> None:
    provinces = Counter(regency.province for regency in regencies().values())

    assert max(provinces.values()) <= MOST_REGENCIES


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("banjarnegara", "33.04"),
        ("Kab. Purbalingga", "33.03"),
        ("bandung", "32.04"),
        ("kota bandung", "32.73"),
        ("33.04", "33.04"),
        ("jawa tengah banyumas", "33.02"),
    ],
)
def test_a_regency_is_found_by_name_province_or_code(text: str, first: str) -> None:
    assert find_regencies(text)[0].code == first


def test_an_unknown_regency_is_refused() -> None:
    with pytest.raises(UnknownRegencyError):
        area_of(("99.99",))


@pytest.mark.parametrize(
    ("said", "regency"),
    [
        (Said("Berta", "Susukan"), "Kabupaten Banjarnegara"),
        (Said("Kemetul", "Susukan"), "Kabupaten Semarang"),
        (Said("Susukan", "Susukan"), ""),
        (Said("Susukan", "Susukan", regency="Kab. Semarang"), "Kabupaten Semarang"),
        (Said("Desa Susukan Kec. Susukan Kab. Banjarnegara"), "Kabupaten Banjarnegara"),
        (Said("Berta", "Susukan", regency="Kabupaten Purbalingga"), ""),
    ],
)
def test_districts_of_one_name_are_told_apart_by_village_and_regency(
    said: Said, regency: str
) -> None:
    found = PlaceResolver(area_of(("33.04", "33.22"))).resolve(said).village

    assert (found.regency if found else "") == regency
