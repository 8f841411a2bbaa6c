"""Where an event's sections are, and whether its day has come."""

from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from app.events.records import Event
from app.web.frame.sections import sections
from app.web.home.rules import Day

_PAGES: Final = {"address": "/edit", "rows": "/held-back"}
"""Pages that are no section of their own."""
_PARTS: Final = {"solve": "#reached"}
"""The part of the first page itself that serves where there is no section."""
_OF_DAYS: Final = ("/programme", "/timetable")
"""Pages that show one day of an event of several."""


def place(event_id: UUID, section: str, *, may_change: bool, is_admin: bool) -> str | None:
    """Return the address where something is done; None: the reader has no such page."""
    if section == "address" and is_admin:
        return "/address"
    if section in _PAGES:
        return f"/events/{event_id}{_PAGES[section]}" if may_change else None
    known = {one.name: one.path for one in sections(may_change=may_change)}
    if section in known:
        return f"/events/{event_id}{known[section]}"
    return _PARTS.get(section) if may_change else None


def at_day(path: str, day: date) -> str:
    """Return a page's address opened at one day of several, if it shows days."""
    return f"{path}?day={day}" if path.endswith(_OF_DAYS) else path


def day_of(event: Event, now: datetime) -> Day:
    """Return whether the event is ahead, on now or over, by its own zone.

    Between its days it is ahead: there is something to prepare.
    """
    today = now.astimezone(ZoneInfo(event.timezone)).date()
    if today > event.days[-1]:
        return "over"
    return "today" if today in event.days else "ahead"
