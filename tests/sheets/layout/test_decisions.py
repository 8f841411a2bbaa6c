"""Which columns people mean by a mapping, and what they have to confirm before a list goes in."""

from dataclasses import asdict
from typing import Any

import pytest

from app.sheets.errors import BadMappingError, SheetError
from app.sheets.lists.preview import Preview, preview
from tests.sheets.offices import variations  # noqa: F401 - registers them
from tests.sheets.offices.case import VARIATIONS, Maker, Variation
from tests.sheets.offices.writing import book, text

SUSUKAN = [["Nama", "Asal kampung", "HP"], ["Budi Utomo", "Berta", "081234567890"]]
RAKIT = [
    ["HP", "Asal kampung", "Nama"],
    ["081234567891", "Badamita", "Siti Aminah"],
    ["081234567892", "Situwangi", "Joko Santoso"],
]


def read(data: bytes, **options: Any) -> Preview[Any]:
    return preview("attendees", data, "daftar", **options)


def places(found: Preview[Any]) -> dict[str, str]:
    return {row.name: row.village for row in found.rows}


def test_a_letter_counts_in_the_sheets_with_the_same_heading_there() -> None:
    data = book({"Rakit": RAKIT, "Susukan": SUSUKAN})

    found = read(data, mapping={"B": "village", "A": "phone"})

    assert places(found) == {
        "Budi Utomo": "Berta",
        "Siti Aminah": "Badamita",
        "Joko Santoso": "Situwangi",
    }
    assert {row.phone_e164 for row in found.rows} == {
        *("+6281234567890", "+6281234567891", "+6281234567892"),
    }


def test_a_letter_behind_the_name_of_a_sheet_counts_there_alone() -> None:
    data = book({"Rakit": RAKIT, "Susukan": SUSUKAN})

    found = read(data, mapping={"B": "village", "Susukan!C": None})

    assert {row.name: row.phone_e164 for row in found.rows} == {
        "Siti Aminah": "+6281234567891",
        "Joko Santoso": "+6281234567892",
        "Budi Utomo": "",
    }
    assert {column.key for column in found.other_columns} == {"Susukan!A", "Susukan!C"}


@pytest.mark.parametrize("name", ["Susukan!Z", "Kalibening!A", "Z"])
def test_a_column_that_no_sheet_has_is_refused(name: str) -> None:
    with pytest.raises(BadMappingError):
        read(book({"Rakit": RAKIT, "Susukan": SUSUKAN}), mapping={"B": "village", name: "note"})


def test_columns_without_a_heading_are_to_be_confirmed_until_somebody_has_said_so() -> None:
    data = text([["Budi Utomo", "Berta", "081234567890"], ["Siti Aminah", "Derik", "081234567891"]])

    shown = read(data)
    confirmed = read(data, mapping=shown.to_confirm)

    assert shown.to_confirm == {"1": "name", "2": "village", "3": "phone"}
    assert [column.confirm for column in shown.columns] == [True, True, True]
    assert confirmed.to_confirm == {}
    assert {column.basis for column in confirmed.columns} == {"user"}


def test_columns_under_headings_are_not_to_be_confirmed() -> None:
    assert read(book({"Rakit": RAKIT}), mapping={"B": "village"}).to_confirm == {}


@pytest.mark.parametrize("entry", VARIATIONS, ids=lambda entry: f"{entry.rule} {entry.title}")
def test_confirming_what_is_shown_changes_nothing_but_that_it_is_confirmed(
    entry: Variation,
) -> None:
    case = entry.make(Maker(11))
    kind: Any = entry.kind
    try:
        shown = preview(kind, case.data, "daftar", partner_names=case.partners)
    except SheetError:
        return
    again = preview(
        *(kind, case.data, "daftar"),
        partner_names=case.partners,
        mapping=shown.to_confirm,
    )
    assert again.to_confirm == {}
    assert list(map(asdict, again.rows)) == list(map(asdict, shown.rows))


def test_rows_of_several_sheets_name_the_sheet_of_another_row() -> None:
    data = book({"Rakit": RAKIT, "Lagi": [RAKIT[0], ["081234567893", "Badamita", "Siti Aminah"]]})

    found = read(data, mapping={"B": "village"})

    [repeated] = [f for f in found.findings if f.code == "duplicate_same_person"]
    assert (repeated.sheet, repeated.row, repeated.detail) == ("Lagi", 2, "2 (Rakit)")
