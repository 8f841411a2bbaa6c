"""The timetable page's cells, bands and paths, from rows alone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from app.core.ids import new_id
from app.events.records import Event, Interval, IntervalKind
from app.events.rules import moment
from app.web.frame.cooperatives import found, label
from app.web.timetable.shapes import CellMeeting
from app.web.timetable.view import Day, breakable, grid, path
from tests.api import PROGRAMME
from tests.conftest import EVENT_MORNING
from tests.web.sample import MEETINGS, build_sample

ZONE = "Asia/Jakarta"


@pytest.fixture
def day() -> Day:
    event = Event(
        name="Kontak Bisnis",
        day=date(2025, 7, 4),
        timezone=ZONE,
        created_at=EVENT_MORNING,
        updated_at=EVENT_MORNING,
    )

    def at(clock: str) -> datetime:
        return moment(event.day, time.fromisoformat(clock), ZONE)

    programme = [
        Interval(
            event_id=event.id,
            kind=IntervalKind(part["kind"]),
            starts_at=at(part["starts_at"]),
            ends_at=at(part["ends_at"]),
            title_id=part.get("title_id", ""),
        )
        for part in PROGRAMME
    ]
    slots = [interval for interval in programme if interval.kind is IntervalKind.SLOT]
    sample = build_sample(event.id, slots, EVENT_MORNING)
    return Day(
        event=event,
        programme=programme,
        tables=sample.tables,
        partners={partner.id: partner for partner in sample.partners},
        cooperatives={one.id: one for one in sample.cooperatives},
        meetings=sample.meetings,
    )


def test_columns_are_the_slots_with_the_break_between_them_and_nothing_before(day: Day) -> None:
    columns = grid(day, None, "id").columns
    assert [(column.starts, column.is_slot) for column in columns] == [
        ("09.40", True),
        ("10.00", True),
        ("11.20", False),
        ("13.00", True),
    ]
    assert columns[2].title == "Salat Jumat"


def test_tables_stand_with_their_partner_in_order_of_number(day: Day) -> None:
    laid_out = grid(day, None, "id")
    assert [[row.number for row in partner.tables] for partner in laid_out.partners] == [
        [1, 2],
        [3],
        [4],
    ]
    assert laid_out.row_count == 4


def test_every_meeting_stands_in_exactly_one_cell_and_the_band_is_empty(day: Day) -> None:
    laid_out = grid(day, None, "id")
    rows = [row for partner in laid_out.partners for row in partner.tables]
    assert sum(len(cell) for row in rows for cell in row.cells) == len(MEETINGS)
    assert all(row.cells[2] == [] for row in rows)
    assert rows[0].cells[0][0].first == "Gumelem Wetan"
    assert rows[3].cells[3][0].first == "Gumelem Wetan"


def test_seats_of_one_table_are_shown_in_their_order(day: Day) -> None:
    for index, meeting in enumerate(day.meetings[:2]):
        meeting.table_id, meeting.seat = day.tables[0].id, 2 - index
    first = grid(day, None, "id").partners[0].tables[0].cells[0]
    assert [seat.first for seat in first] == ["Gumelem Kulon", "Gumelem Wetan"]


def test_only_the_chosen_cooperative_is_lit(day: Day) -> None:
    chosen = next(one for one in day.cooperatives.values() if one.village == "Gumelem Kulon")
    rows = [row for partner in grid(day, chosen.id, "id").partners for row in partner.tables]
    lit = [seat for row in rows for cell in row.cells for seat in cell if seat.chosen]
    assert [seat.first for seat in lit] == ["Gumelem Kulon"] * 2


def test_a_path_runs_in_order_of_time_in_the_readers_notation(day: Day) -> None:
    day.meetings[0].slot_id, day.meetings[6].slot_id = (
        day.meetings[6].slot_id,
        day.meetings[0].slot_id,
    )
    chosen = next(iter(day.cooperatives))
    assert [(step.starts, step.table) for step in path(day, chosen, "id").steps] == [
        ("09.40", 4),
        ("10.00", 3),
        ("13.00", 1),
    ]
    assert path(day, chosen, "en").steps[0].starts == "09:40"


def test_a_cooperative_without_meetings_has_an_empty_path(day: Day) -> None:
    last = list(day.cooperatives.values())[-1]
    assert path(day, last.id, "id").steps == []


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("gumelem", ["Gumelem Wetan", "Gumelem Kulon"]),
        ("WETAN susukan", ["Gumelem Wetan", "Penarusan Wetan"]),
        ("Berta · Susukan", ["Berta"]),
        ("klampok", ["Kalilandak"]),
        ("kdmp berta", ["Berta"]),
        ("   ", []),
        ("tidak ada", []),
    ],
)
def test_cooperatives_are_found_by_any_part_of_their_names(
    day: Day, wish: str, expected: list[str]
) -> None:
    assert [one.village for one in found(day.cooperatives.values(), wish)] == expected


def test_the_offered_label_finds_just_that_cooperative(day: Day) -> None:
    for one in day.cooperatives.values():
        assert found(day.cooperatives.values(), label(one)) == [one]


def test_an_event_without_slots_has_an_empty_grid(day: Day) -> None:
    bare = Day(day.event, [], day.tables, day.partners, day.cooperatives, [])
    assert grid(bare, None, "id").columns == []


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("Kutabanjarnegara", "Kutaban|jarnegara"),
        ("Parakancanggah", "Parakan|canggah"),
        ("Condongcampur", "Condongcampur"),
        ("KUTABANJARNEGARA", "KUTABANJARNEGARA"),
        ("33.04.01.2001.2002", "33.04.01.2001.2002"),
    ],
)
def test_only_a_very_long_word_may_be_divided_and_at_a_syllable(word: str, shown: str) -> None:
    assert breakable(word).replace("\N{SOFT HYPHEN}", "|") == shown


def test_where_many_slots_make_columns_narrow_shorter_words_are_divided_too(day: Day) -> None:
    names = {seat.first for seat in seats(day)}
    assert not any("\N{SOFT HYPHEN}" in name for name in names if len(name) < 13)
    slot = next(one for one in day.programme if one.kind is IntervalKind.SLOT)
    slots = [
        slot.model_copy(
            update={
                "id": new_id(),
                "starts_at": slot.starts_at + timedelta(hours=6, minutes=20 * place),
                "ends_at": slot.ends_at + timedelta(hours=6, minutes=20 * place),
            }
        )
        for place in range(15)
    ]
    crowded = replace(day, programme=[*day.programme, *slots])
    shown = {name for seat in seats(crowded) for name in (seat.first, seat.second)}
    for word in " ".join(shown).split():
        assert len(word) <= 8 or "\N{SOFT HYPHEN}" in word or word.isupper(), word
    assert grid(crowded, None, "id").is_broad
    assert not grid(day, None, "id").is_broad


def seats(day: Day) -> list[CellMeeting]:
    return [
        seat
        for partner in grid(day, None, "id").partners
        for row in partner.tables
        for cell in row.cells
        for seat in cell
    ]
