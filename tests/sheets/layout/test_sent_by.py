"""Headings such as `Perwakilan Koperasi` stand above people, or above what sends them."""

from collections.abc import Sequence
from itertools import product

import pytest

from app.sheets.lists.preview import preview

PEOPLE = ("Sutarno", "Siti Aminah", "Budi Santoso", "Joko Wibowo", "Tono")
VILLAGES = ("Berta", "Dermasari", "Karangjati", "Gumelem Wetan", "Piasa Wetan")
HEADINGS = [
    " ".join(each)
    for each in product(
        ("Perwakilan", "UTUSAN", "Delegasi", "Wakil", "Utusan dari"),
        ("Koperasi", "KDMP", "Kopdes", "Desa"),
    )
]


def found(heading: str, cells: Sequence[tuple[str, ...]], *others: str) -> dict[str, str]:
    lines = [";".join(("No", heading, *others))]
    lines += [";".join((str(n), *row)) for n, row in enumerate(cells, start=1)]
    read = preview("attendees", "\n".join(lines).encode(), "daftar.csv")
    assert [(row.name, row.village) for row in read.rows] == list(
        zip(PEOPLE, VILLAGES, strict=False)
    )[: len(cells)]
    return {column.header: column.field for column in read.columns}


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("place", ["Desa", "Alamat"])
def test_people_under_who_is_sent_are_names(heading: str, count: int, place: str) -> None:
    cells = list(zip(PEOPLE, VILLAGES, strict=True))[:count]
    assert found(heading, cells, place)[heading] == "name"


@pytest.mark.parametrize("heading", [each for each in HEADINGS if "Desa" not in each])
@pytest.mark.parametrize("before", ["", "KDMP "])
def test_cooperatives_under_who_is_sent_are_what_sends(heading: str, before: str) -> None:
    cells = [(before + village, name) for name, village in zip(PEOPLE, VILLAGES, strict=True)]
    assert found(heading, cells, "Nama")[heading] == "cooperative"


@pytest.mark.parametrize("heading", [each for each in HEADINGS if "Desa" in each])
def test_villages_under_who_is_sent_are_what_sends(heading: str) -> None:
    cells = [(village, name) for name, village in zip(PEOPLE, VILLAGES, strict=True)]
    assert found(heading, cells, "Nama")[heading] == "village"
