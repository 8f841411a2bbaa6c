"""A party's calendar, read by another program: zone, ids, changes, difficult texts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from app.documents.calendars.ics import render_calendar
from app.documents.calendars.shapes import CalendarMeeting, CalendarView

START = datetime(2025, 7, 4, 2, 40, tzinfo=UTC)
MEETING = CalendarMeeting(
    uid="0197d3a0@titik-temu",
    sequence=2,
    start=START,
    end=START + timedelta(minutes=20),
    summary='Perum Bulog; "beras", minyak \\ gula',
    location="Meja 12, Aula",
    description="Bawa NIB.\nDatang 5 menit lebih awal." + " ä" * 60,
)


def calendar(*meetings: CalendarMeeting, zone: str = "Asia/Jakarta") -> CalendarView:
    return CalendarView("Jadwal KDMP Berta", zone, START - timedelta(days=2), meetings)


def read_back(view: CalendarView) -> list[Event]:
    found = Calendar.from_ical(render_calendar(view)).walk("VEVENT")
    return [entry for entry in found if isinstance(entry, Event)]


@pytest.mark.parametrize(
    ("zone", "hour", "offset"),
    [("Asia/Jakarta", 9, 7), ("Asia/Makassar", 10, 8), ("Asia/Jayapura", 11, 9)],
)
def test_times_are_in_the_events_zone_which_the_file_defines(
    zone: str, hour: int, offset: int
) -> None:
    view = calendar(MEETING, zone=zone)
    (entry,) = read_back(view)
    assert entry["dtstart"].params["TZID"] == zone
    assert isinstance(entry.start, datetime)
    assert entry.start.utcoffset() == timedelta(hours=offset)
    assert (entry.start.hour, entry.start.minute) == (hour, 40)
    assert entry.end - entry.start == timedelta(minutes=20)
    (defined,) = Calendar.from_ical(render_calendar(view)).walk("VTIMEZONE")
    assert defined["tzid"] == zone


def test_texts_come_back_as_they_were() -> None:
    (entry,) = read_back(calendar(MEETING))
    assert entry["summary"] == MEETING.summary
    assert entry["location"] == MEETING.location
    assert entry["description"] == MEETING.description


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\ud800"])
def test_no_text_begins_a_property_of_its_own(end: str) -> None:
    text = f"KDMP Berta{end}ATTENDEE:mailto:x@example.org"
    meeting = replace(MEETING, summary=text, location=text, description=text)
    raw = render_calendar(replace(calendar(meeting), title=text))
    assert not [line for line in raw.decode().splitlines() if line.startswith("ATTENDEE")]
    (entry,) = read_back(replace(calendar(meeting), title=text))
    assert str(entry["summary"]).split() == ["KDMP", "Berta", "ATTENDEE:mailto:x@example.org"]


def test_a_moved_meeting_keeps_its_uid_and_raises_its_sequence() -> None:
    (entry,) = read_back(calendar(MEETING))
    assert entry["uid"] == MEETING.uid
    assert entry["sequence"] == 2
    assert entry["status"] == "CONFIRMED"


def test_a_cancelled_meeting_is_sent_as_cancelled() -> None:
    (entry,) = read_back(calendar(replace(MEETING, cancelled=True)))
    assert entry["status"] == "CANCELLED"


def test_the_file_keeps_to_the_format() -> None:
    raw = render_calendar(calendar(MEETING))
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert {b"VERSION:2.0", b"METHOD:PUBLISH", b"DTSTAMP:20250702T024000Z"} <= set(lines)


def test_a_party_without_meetings_gets_an_empty_calendar() -> None:
    assert read_back(calendar()) == []
