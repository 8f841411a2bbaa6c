"""The two reference lists: every row and every finding as their truth files say."""

import csv
from collections import Counter
from functools import cache

import pytest

from app.sheets.lists.plain import finding_json
from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow
from tests.shared_data import PARTNERS, SAMPLE_LISTS

FILES = ("peserta_messy.xlsx", "peserta_semicolon.csv")
PLACE = ("file", "row", "line", "column", "column_header", "problem", "severity", "blocks_row")
COMPARED = (
    *("row", "village_code", "village", "village_type", "kecamatan", "cooperative", "name_key"),
    *("position", "phone_e164", "phone_other", "legal_no", "legal_date", "needs", "note", "status"),
)
PLACES = {"village_code", "village", "village_type", "kecamatan", "cooperative"}


def records(name: str) -> list[dict[str, str]]:
    with (SAMPLE_LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def read(name: str) -> Preview[AttendeeRow]:
    return preview("attendees", (SAMPLE_LISTS / name).read_bytes(), name)


def key(entry: dict[str, str]) -> tuple[str, ...]:
    """For a misspelt village the truth accepts either code, and so either severity."""
    place = {name: str(entry[name]) for name in PLACE}
    if place["problem"] in {"village_alias", "village_fuzzy"}:
        place |= {"problem": "village_fuzzy", "severity": "either"}
    return tuple(place.values())


@pytest.mark.parametrize("name", FILES)
def test_every_finding_is_expected_and_every_expected_one_is_found(name: str) -> None:
    expected = Counter(key(e) for e in records("peserta_expected_errors.csv") if e["file"] == name)
    found = Counter(key(finding_json(finding, name)) for finding in read(name).findings)

    assert sorted((expected - found).elements()) == []
    assert sorted((found - expected).elements()) == []


@pytest.mark.parametrize("name", FILES)
def test_every_importable_row_is_as_the_truth_says_and_no_other_goes_in(name: str) -> None:
    truth = [e for e in records("peserta_truth.csv") if e["file"] == name and e["status"] == "ok"]
    rows = [row for row in read(name).to_json()["rows"] if row["status"] == "ok"]

    expected = {e["village_code"]: [e[field] for field in COMPARED] for e in truth}
    found = {row["village_code"]: [str(row[field]) for field in COMPARED] for row in rows}

    assert found == expected
    assert len(rows) == len(truth)


@pytest.mark.parametrize("name", FILES)
def test_every_row_that_needs_a_person_is_held_back_with_what_is_known(name: str) -> None:
    truth = {
        e["row"]: e
        for e in records("peserta_truth.csv")
        if e["file"] == name and e["status"] == "review"
    }
    held = {str(row["row"]): row for row in read(name).to_json()["rows"] if row["status"] != "ok"}

    assert set(truth) <= set(held)
    for number, expected in truth.items():
        row = held[number]
        known = [field for field in COMPARED if row["village_code"] or field not in PLACES]
        assert [str(row[field]) for field in known] == [expected[field] for field in known]


def test_the_csv_after_the_workbook_names_the_same_people() -> None:
    by_village = [
        {row.village_code: row.name_key for row in read(name).rows if row.status == "ok"}
        for name in FILES
    ]

    both = by_village[0].keys() & by_village[1].keys()

    assert len(both) > 250
    assert all(by_village[0][code] == by_village[1][code] for code in both)


def test_the_reference_partner_list_is_read_without_a_finding() -> None:
    data = PARTNERS.read_bytes()
    with PARTNERS.open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file))

    result = preview("partners", data, "partners.csv")

    assert result.findings == []
    for row, expected in zip(result.rows, truth, strict=True):
        assert sorted(row.offers) == sorted(expected["offers"].split(";"))
        assert row.table_count == int(expected["tables"])
        for name in ("code", "name", "kind", "sector", "participation", "source", "note"):
            assert getattr(row, name) == expected[name]
