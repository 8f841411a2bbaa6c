"""When a party is there, slot by slot.

A party is away in a slot that an absence touches. Absences that the choice leaves alone are kept as
they are, so that saving without a change changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import Depends, Form

from app.core.locale import Locale, clock_time, local_day, long_date
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
    mark: str
    """Names the slot together with its begin and end."""
    starts: str
    ends: str
    present: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """The form as it was sent: the version of the record and the slots it showed, and its ticks."""

    version: str
    shown: frozenset[str]
    """The marks of all slots that it showed."""
    present: frozenset[UUID]
    """The slots that were ticked."""

    def fit(self, slots: Iterable[Interval], version: int) -> bool:
        """Return whether neither the record nor the slots have changed since the form was shown."""
        return self.version == str(version) and self.shown == {_mark(slot) for slot in slots}


async def _ticks(
    version: Annotated[str, Form()] = "",
    shown: Annotated[list[str] | None, Form()] = None,
    present: Annotated[list[UUID] | None, Form()] = None,
) -> Ticks:
    return Ticks(version, frozenset(shown or []), frozenset(present or []))


SentTicks = Annotated[Ticks, Depends(_ticks)]
"""The form as it was sent."""


def windows_of(absences: Iterable[Absence]) -> list[Window]:
    """Return the spans of absences."""
    return [(one.starts_at, one.ends_at) for one in absences]


def boxes(
    slots: Sequence[Interval],
    windows: Collection[Window],
    event: Event,
    locale: Locale,
    ticks: Ticks | None = None,
) -> Mapping[str, Sequence[Box]]:
    """Return a box for each slot, by its session and, of an event of several days, its day.

    Slots that a refused form showed are as they were ticked in it, all others as it is on record.
    """
    found: dict[str, list[Box]] = {}
    for slot in slots:
        day = local_day(slot.starts_at, event.timezone)
        parts = (long_date(day, locale) if event.further_days else "", slot.session)
        starts, ends = (
            clock_time(at, event.timezone, locale) for at in (slot.starts_at, slot.ends_at)
        )
        present = not any(_touches(window, slot) for window in windows)
        if ticks is not None and _mark(slot) in ticks.shown:
            present = slot.id in ticks.present
        found.setdefault(" · ".join(filter(None, parts)), []).append(
            Box(slot.id, _mark(slot), starts, ends, present)
        )
    return found


def absences_after(
    slots: Sequence[Interval], windows: Collection[Window], present: Collection[UUID], zone: str
) -> list[Window]:
    """Return the spans of absences after which the party is there in just these slots.

    Absences outside all slots stay, and so do those that touch only slots without the party. Slots
    in which nothing is left of its absence are covered from begin to end, neighbours of one day of
    the event's `zone` in one span.
    """
    there = [slot for slot in slots if slot.id in present]
    kept = [one for one in windows if not any(_touches(one, slot) for slot in there)]
    missing: list[Window] = []
    before = None  # the day of the slot before, if that is missing too
    for slot in sorted(slots, key=lambda slot: slot.starts_at):
        lacks = slot.id not in present and not any(_touches(one, slot) for one in kept)
        day = local_day(slot.starts_at, zone) if lacks else None
        if day and day == before:
            missing[-1] = (missing[-1][0], slot.ends_at)
        elif lacks:
            missing.append((slot.starts_at, slot.ends_at))
        before = day
    return sorted([*kept, *missing])


def absences_wanted(
    slots: Sequence[Interval], absences: Iterable[Absence], ticks: Ticks, zone: str
) -> list[Window] | None:
    """Return the spans of absences that a form asks for; None: they are so already."""
    known = windows_of(absences)
    after = absences_after(slots, known, ticks.present, zone)
    return None if after == sorted(known) else after


def _mark(slot: Interval) -> str:
    return f"{slot.id} {slot.starts_at.isoformat()} {slot.ends_at.isoformat()}"


def _touches(window: Window, slot: Interval) -> bool:
    return window[0] < slot.ends_at and slot.starts_at < window[1]
