"""How a list changes what is known: by example and by property."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.applying.outcome import Outcome
from app.imports.applying.people import representative_fields
from app.imports.applying.rules import (
    PERSONAL,
    changes,
    in_order,
    is_somebody_else,
    outcome_of,
    refusals,
    successor,
)
from app.imports.views import findings_csv
from app.sheets.findings import Finding
from app.sheets.lists.preview import Preview
from app.sheets.rows import PartnerRow

FIELDS = st.sampled_from(["name", "phone", "note", "position"])
VALUES = st.one_of(st.none(), st.sampled_from(["", "a", "b", "c"]))
RECORDS = st.dictionaries(FIELDS, VALUES)
TAGS = st.lists(st.sampled_from("abcdef"), unique=True)


@dataclass
class Place:
    row: int = 7
    line: int = 9
    sheet: str = ""


def test_an_empty_cell_erases_nothing() -> None:
    known = {"name": "Turyanto", "phone": "+62823"}
    assert changes(known, {"name": "Sugeng", "phone": "", "note": None}) == {"name": "Sugeng"}


@given(RECORDS, RECORDS)
def test_what_a_row_changed_it_does_not_change_again_and_nothing_is_emptied(
    known: dict[str, str | None], listed: dict[str, str | None]
) -> None:
    after = known | changes(known, listed)
    assert changes(after, listed) == {}
    assert {name for name, value in known.items() if value} <= {
        name for name, value in after.items() if value
    }


@given(TAGS, TAGS)
def test_tags_are_those_listed_in_the_order_known(known: list[str], listed: list[str]) -> None:
    after = in_order(known, listed)
    assert set(after) == set(listed or known)
    assert [tag for tag in after if tag in known] == [tag for tag in known if tag in after]
    assert in_order(after, listed) == after


def test_outcomes() -> None:
    assert outcome_of(is_new=True, changed=True) is Outcome.CREATED
    assert outcome_of(is_new=False, changed=True) is Outcome.UPDATED
    assert outcome_of(is_new=False, changed=False) is Outcome.UNCHANGED


def test_texts_that_no_column_can_hold_are_named() -> None:
    fields = {"name": "x" * 11, "note": "a\x00b", "position": "\ud800", "count": 3, "phone": None}
    remarks = refusals(Place(), fields, {"name": 10, "note": None})
    assert [(r.row, r.line, r.code, r.params["field"]) for r in remarks] == [
        (7, 9, "value_too_long", "name"),
        (7, 9, "value_not_text", "note"),
        (7, 9, "value_not_text", "position"),
    ]
    assert refusals(Place(), {"name": "x" * 10}, {"name": 10}) == []


def test_a_landline_of_a_partner_is_no_mobile_number() -> None:
    def number(phone: str) -> tuple[object, object]:
        fields = representative_fields(PartnerRow(1, 1, contact_phone=phone))
        return fields["phone"], fields["phone_other"]

    assert number("+6281200000308") == ("+6281200000308", "")
    assert number("+62286591234") == ("", "+62286591234")
    assert number("0286591234") == ("", "0286591234")
    assert number("+6591234567") == ("+6591234567", "")


def test_findings_as_csv_hold_no_formula_and_survive_broken_characters() -> None:
    formulas = ["=cmd|' /C calc'!A0", "+62812", "-1", "@x", "\tx", "\uff1d1"]
    formulas += [" =1+1", "\u200b@x", "\u202e\u00a0-1"]
    odd = [*formulas, "a\ud800b", "biasa"]
    findings = [Finding(n, n, "A", "Nama", "phone_invalid", found) for n, found in enumerate(odd)]
    read = Preview("attendees", "daftar.csv", "", (), (), findings=findings * 200)
    text = b"".join(findings_csv([read], "id")).decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 1 + 200 * len(odd)
    for found in formulas:
        assert f"'{found}" in text
    assert "a?b" in text
    assert ",biasa," in text


@pytest.mark.parametrize(
    ("known", "listed"),
    [
        ("Turyanto", "TURYANTO"),
        ("Turyanto", "H. Turyanto, S.E."),
        ("Nurul Wijayanti", "Nurul Wijayant1"),
        ("Nurul Wijayanti", "Nurul  Wijayanty"),
        ("Budi", "Budi Santoso"),
        ("M. Nur Hidayat", "M Nur Hidayat"),
        ("Turyanto", ""),
        ("", "Turyanto"),
    ],
)
def test_another_spelling_is_the_same_person(known: str, listed: str) -> None:
    assert not is_somebody_else(known, listed)
    assert not is_somebody_else(listed, known)


@pytest.mark.parametrize(
    ("known", "listed"),
    [("Turyanto", "Sugeng"), ("Budi", "Budiman"), ("Yanto", "Yanti"), ("Siti Aminah", "Siti Nur")],
)
def test_another_name_is_another_person(known: str, listed: str) -> None:
    assert is_somebody_else(known, listed)
    assert is_somebody_else(listed, known)


@given(RECORDS, RECORDS)
def test_a_successor_has_nothing_personal_but_what_the_row_says(
    known: dict[str, str | None], listed: dict[str, str | None]
) -> None:
    after = known | successor(known, listed)
    for name in PERSONAL:
        assert (after.get(name) or None) == (listed.get(name) or None)
    assert after.get("note") == (listed.get("note") or known.get("note"))
    assert changes(after, listed) == {}
