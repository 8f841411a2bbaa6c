"""The committed example is what its program writes, and holds what its README promises."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from examples.make_banjarnegara.needs import asked_partners
from examples.make_banjarnegara.sources import EVENT_FOLDER, partners, villages
from tests.examples.conftest import Written

NEVER_DIAL = re.compile(r"\+628\d\d0000\d{4}")


def contents(path: Path) -> dict[str, object]:
    """Return all that a reader of a workbook can see, sheet by sheet."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: (
            sheet.sheet_state,
            sorted(str(area) for area in sheet.merged_cells.ranges),
            sorted(row for row, look in sheet.row_dimensions.items() if look.hidden),
            list(sheet.iter_rows(values_only=True)),
        )
        for sheet in book
    }


@pytest.mark.parametrize("name", ["peserta.xlsx", "mitra.xlsx"])
def test_the_committed_workbook_is_the_one_the_program_writes(written: Written, name: str) -> None:
    assert contents(EVENT_FOLDER / name) == contents(written.folder / name)


@pytest.mark.parametrize("name", ["event.json", "permintaan.csv"])
def test_the_committed_text_is_the_one_the_program_writes(written: Written, name: str) -> None:
    assert (EVENT_FOLDER / name).read_bytes() == (written.folder / name).read_bytes()


def test_every_village_sends_one_manager_and_nine_wait_for_a_person(written: Written) -> None:
    expected = written.expected().values()

    assert Counter(row.village_code for row in expected) == Counter(
        village.code for village in villages()
    )
    assert Counter(row.status for row in expected) == {"ok": 269, "review": 9}
    assert sum(line.held for _, line in written.attendees) == 11


def test_no_telephone_number_in_the_lists_can_belong_to_anybody(written: Written) -> None:
    numbers = [row.phone_e164 for row in written.expected().values()]
    numbers += [row.phone_other for row in written.expected().values()]
    numbers += [line.phone for _, line in written.partners]
    given = [number for number in numbers if number]

    assert len(given) > 290
    assert [number for number in given if not NEVER_DIAL.fullmatch(number)] == []


def test_partners_have_fifty_three_tables_numbered_through_the_hall(written: Written) -> None:
    numbers = [int(number) for _, line in written.partners for number in line.table_numbers]

    assert len(written.partners) == 28
    assert numbers == list(range(1, 54))


def test_needs_and_offers_ask_for_more_than_twice_the_seats_there_are(written: Written) -> None:
    asked = [
        len(asked_partners(row.needs, partners()))
        for row in written.expected().values()
        if row.status == "ok"
    ]

    assert min(asked) >= 3
    assert sum(asked) == 1477


def test_the_friday_has_ten_slots_of_twenty_minutes_around_the_prayer() -> None:
    event = json.loads((EVENT_FOLDER / "event.json").read_text(encoding="utf-8"))
    programme = event["programme"]
    slots = [item for item in programme if item["kind"] == "slot"]

    assert date.fromisoformat(event["date"]).strftime("%A") == "Friday"
    assert [(slot["starts_at"], slot["ends_at"], slot["session"]) for slot in slots] == [
        ("09:40", "10:00", "pagi"),
        ("10:00", "10:20", "pagi"),
        ("10:20", "10:40", "pagi"),
        ("10:40", "11:00", "pagi"),
        ("11:00", "11:20", "pagi"),
        ("13:00", "13:20", "siang"),
        ("13:20", "13:40", "siang"),
        ("13:40", "14:00", "siang"),
        ("14:00", "14:20", "siang"),
        ("14:20", "14:40", "siang"),
    ]
    assert [item["starts_at"] for item in programme[1:]] == [
        item["ends_at"] for item in programme[:-1]
    ]


def test_wishes_name_only_cooperatives_and_partners_that_come(written: Written) -> None:
    ready = {
        f"{row.kecamatan}/{row.village}"
        for row in written.expected().values()
        if row.status == "ok"
    }
    codes = {partner.code for partner in partners()}
    usable = [wish for _, wish in written.requests if not wish.held]

    assert {wish.place for wish in usable} <= ready
    assert {wish.partner for wish in usable} <= codes
    assert {wish.direction for wish in usable} == {"cooperative", "partner"}


def test_every_fact_about_partners_and_produce_names_its_source() -> None:
    for name in ("partners.csv", "kecamatan_commodities.csv"):
        with (EVENT_FOLDER / "sources" / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                assert row["source"] or "assumed" in row.values() or "no source" in row["note"]


def test_the_licence_of_the_villages_is_named_beside_the_lists() -> None:
    notice = (EVENT_FOLDER / "NOTICE").read_text(encoding="utf-8")

    assert "idn-area-data" in notice
    assert "ODbL-1.0" in notice
