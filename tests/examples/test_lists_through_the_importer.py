"""What the product's own importer reads out of the example lists, against the truth."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import pytest

from app.sheets.findings import RULES, Finding, Severity
from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow, AvailabilityTerm, PartnerRow, RequestRow
from examples.make_banjarnegara.lines import Expected
from examples.make_banjarnegara.request_list import village_codes
from examples.make_banjarnegara.sources import partners
from tests.examples.conftest import Written

TODAY = date(2025, 7, 2)
PLAIN_FIELDS = (
    "village_code",
    "village",
    "village_type",
    "kecamatan",
    "cooperative",
    "position",
    "phone_e164",
    "phone_other",
    "legal_no",
    "needs",
    "note",
)


def told(findings: Iterable[Finding]) -> dict[int, set[str]]:
    """Return the codes of warnings and errors by row."""
    by_row: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        if RULES[finding.code].severity is not Severity.INFO:
            by_row[finding.row].add(finding.code)
    return dict(by_row)


@pytest.fixture(scope="module")
def attendees(written: Written) -> Preview[AttendeeRow]:
    path = written.folder / "peserta.xlsx"
    return preview("attendees", path.read_bytes(), path.name, today=TODAY)


def differences(row: AttendeeRow, expected: Expected) -> list[str]:
    """Return what an importable row got wrong, in words."""
    wrong = [
        f"row {row.row}: {name} {getattr(row, name)!r}, not {getattr(expected, name)!r}"
        for name in PLAIN_FIELDS
        if getattr(row, name) != getattr(expected, name)
    ]
    if row.name_key != re.sub("[^a-z0-9]", "", expected.name.casefold()):
        wrong.append(f"row {row.row}: name {row.name!r}, not {expected.name!r}")
    legal_date = row.legal_date.isoformat() if row.legal_date else ""
    if legal_date != expected.legal_date:
        wrong.append(f"row {row.row}: date {legal_date!r}, not {expected.legal_date!r}")
    return wrong


def test_every_importable_attendee_is_read_as_it_was_meant(
    written: Written, attendees: Preview[AttendeeRow]
) -> None:
    expected = {row: who for row, who in written.expected().items() if who.status == "ok"}
    ready = {row.row: row for row in attendees.ready}

    assert sorted(ready) == sorted(expected)
    assert [wrong for row in ready for wrong in differences(ready[row], expected[row])] == []


def test_exactly_the_planned_rows_wait_for_a_person(
    written: Written, attendees: Preview[AttendeeRow]
) -> None:
    planned = sorted(row for row, line in written.attendees if line.held)

    assert sorted(row.row for row in attendees.held_back) == planned


def test_every_planned_mistake_is_told_and_nothing_else(
    written: Written, attendees: Preview[AttendeeRow]
) -> None:
    planned = {row: line.codes for row, line in written.attendees if line.codes}

    assert told(attendees.findings) == planned


def test_every_row_of_the_attendee_sheet_is_accounted_for(
    written: Written, attendees: Preview[AttendeeRow]
) -> None:
    hidden = {row for row, line in written.attendees if line.hidden}

    assert attendees.sheet == "Data Masuk"
    assert {f.row for f in attendees.findings if f.code == "hidden_row"} == hidden
    assert {skipped.row for skipped in attendees.skipped}.isdisjoint(
        row for row, _ in written.attendees
    )


def test_every_partner_is_read_with_its_tables_offers_and_conditions(written: Written) -> None:
    path = written.folder / "mitra.xlsx"
    read: Preview[PartnerRow] = preview("partners", path.read_bytes(), path.name)

    assert told(read.findings) == {}
    assert [
        (
            row.row,
            row.code,
            row.name,
            row.sector,
            set(row.offers),
            row.table_numbers,
            row.table_count,
            row.seats,
            row.required_documents,
            row.contact_name.casefold(),
            row.contact_phone,
        )
        for row in read.rows
    ] == [
        (
            row,
            line.partner.code,
            line.partner.name,
            line.partner.sector,
            set(line.partner.offers),
            line.table_numbers,
            line.partner.tables,
            1,
            line.documents,
            line.representative.casefold(),
            line.phone,
        )
        for row, line in written.partners
    ]
    assert {row.code: row.availability for row in read.rows if row.availability} == {
        "HISWANA": (AvailabilityTerm("session", word="morning"),),
        "ALAMANDA": (AvailabilityTerm("session", word="afternoon"),),
        "BAPENDA": (AvailabilityTerm("window", start="00:00", end="14:00"),),
    }


def test_every_wish_is_read_or_held_back_as_planned(written: Written) -> None:
    path = written.folder / "permintaan.csv"
    names = {partner.code: partner.name for partner in partners()}
    read: Preview[RequestRow] = preview(
        "requests", path.read_bytes(), path.name, partner_names=names
    )
    codes = village_codes()
    planned = [(row, wish) for row, wish in written.requests if not wish.repeats]

    assert [
        (row.row, row.village_code, row.partner_code, row.rank, row.direction) for row in read.ready
    ] == [
        (row, codes[wish.place], wish.partner, wish.rank, wish.direction)
        for row, wish in planned
        if not wish.held
    ]
    assert [row.row for row in read.held_back] == [row for row, wish in planned if wish.held]
    assert told(read.findings) == {
        row: set(wish.codes) for row, wish in written.requests if wish.codes
    }
