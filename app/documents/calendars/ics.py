"""One party's meetings as an iCalendar file (RFC 5545), in the event's own time zone."""

import unicodedata
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from app.documents.calendars.shapes import CalendarMeeting, CalendarView

_BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that end a line or have no place in one."""
_PRODUCT = "-//Titik Temu//Titik Temu//ID"


def render_calendar(view: CalendarView) -> bytes:
    """Return the calendar file; programs replace older entries by uid and sequence."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(view.title))
    calendar.add("x-wr-timezone", view.zone)
    calendar.add_component(_zone(view.zone))
    for meeting in view.meetings:
        calendar.add_component(_entry(meeting, view))
    return bytes(calendar.to_ical())


def _entry(meeting: CalendarMeeting, view: CalendarView) -> Event:
    zone = ZoneInfo(view.zone)
    entry = Event()
    entry.add("uid", meeting.uid)
    entry.add("sequence", meeting.sequence)
    entry.add("dtstamp", view.stamp)
    entry.add("dtstart", meeting.start.astimezone(zone))
    entry.add("dtend", meeting.end.astimezone(zone))
    entry.add("summary", _line(meeting.summary))
    entry.add("location", _line(meeting.location))
    if meeting.description:
        entry.add("description", "\n".join(map(_line, meeting.description.splitlines())))
    entry.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    return entry


def _line(text: str) -> str:
    """Return a text as one line without control characters, which could begin other properties."""
    return "".join(" " if unicodedata.category(mark) in _BREAKS else mark for mark in text)


@cache
def _zone(name: str) -> Timezone:
    return Timezone.from_tzid(name)
