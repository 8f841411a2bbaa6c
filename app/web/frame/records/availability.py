"""When a party is there, slot by slot: pure.

A party is away in a slot that an absence touches. Absences that the choice leaves alone are kept as
they are, so that saving without a change changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from app.core.locale import Locale, clock_time, local_day, long_date
from app.events.parties import AbsenceIn
from app.events.records import Event, Interval

Window = tuple[datetime, datetime]


class Absence(Protocol):
    """A row of an absence."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Box:
    """A slot as a box to check: the party is there."""

    id: UUID
    starts: str
    ends: str
    present: bool


def windows_of(absences: Iterable[Absence]) -> list[Window]:
    """Return the spans of absences."""
    return [(one.starts_at, one.ends_at) for one in absences]


def boxes(
    slots: Sequence[Interval], windows: Collection[Window], event: Event, locale: Locale
) -> Mapping[str, Sequence[Box]]:
    """Return a box for each slot, by its session and, of an event of several days, its day."""
    found: dict[str, list[Box]] = {}
    for slot in slots:
        day = local_day(slot.starts_at, event.timezone)
        parts = (long_date(day, locale) if event.further_days else "", slot.session)
        starts, ends = (
            clock_time(at, event.timezone, locale) for at in (slot.starts_at, slot.ends_at)
        )
        present = not any(_touches(window, slot) for window in windows)
        found.setdefault(" · ".join(filter(None, parts)), []).append(
            Box(slot.id, starts, ends, present)
        )
    return found


def absences_after(
    slots: Sequence[Interval], windows: Collection[Window], present: Collection[UUID]
) -> list[Window]:
    """Return the spans of absences after which the party is there in just these slots.

    Absences outside all slots stay, and so do those that touch only slots without the party. Slots
    in which nothing is left of its absence are covered from begin to end, neighbours in one span.
    """
    there = [slot for slot in slots if slot.id in present]
    kept = [one for one in windows if not any(_touches(one, slot) for slot in there)]
    missing: list[Window] = []
    follows = False
    for slot in sorted(slots, key=lambda slot: slot.starts_at):
        lacks = slot.id not in present and not any(_touches(one, slot) for one in kept)
        if lacks and follows:
            missing[-1] = (missing[-1][0], slot.ends_at)
        elif lacks:
            missing.append((slot.starts_at, slot.ends_at))
        follows = lacks
    return sorted([*kept, *missing])


def written(windows: Iterable[Window], event: Event) -> list[AbsenceIn]:
    """Return spans of absences as the API takes them, in the event's own time."""
    zone = ZoneInfo(event.timezone)
    return [
        AbsenceIn(
            day=local_day(start, event.timezone),
            starts_at=start.astimezone(zone).strftime("%H:%M"),
            ends_at=end.astimezone(zone).strftime("%H:%M"),
        )
        for start, end in windows
    ]


def _touches(window: Window, slot: Interval) -> bool:
    return window[0] < slot.ends_at and slot.starts_at < window[1]
