"""The day as its page shows it: what runs, what comes next, and what waits for an act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from app.day.seats.rules import Planned
from app.events.records import Interval, IntervalKind
from app.meetings.sitting import Sitting

MOST: Final = 3
"""Entries of each list; the pages of that list show the others."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An interval that runs or comes next, with how many meetings it has."""

    interval: Interval
    meetings: int
    minutes: int
    """Until it ends if it runs, else until it begins."""

    @property
    def is_slot(self) -> bool:
        """Whether there are meetings in it."""
        return self.interval.kind is IntervalKind.SLOT


@dataclass(frozen=True, slots=True)
class DueSlot:
    """The meetings of one slot that may be released."""

    starts_at: datetime
    meetings: Sequence[UUID]


def running(
    programme: Sequence[Interval], sittings: Collection[Sitting], now: datetime
) -> Moment | None:
    """Return what runs now; None between two intervals."""
    found = next((one for one in programme if one.starts_at <= now < one.ends_at), None)
    return None if found is None else _moment(found, sittings, found.ends_at, now)


def coming(
    programme: Sequence[Interval], sittings: Collection[Sitting], now: datetime
) -> Moment | None:
    """Return the next slot of the programme; None: there is none."""
    found = next(
        (one for one in programme if one.kind is IntervalKind.SLOT and now < one.starts_at), None
    )
    return None if found is None else _moment(found, sittings, found.starts_at, now)


def by_slot(due: Sequence[Planned]) -> list[DueSlot]:
    """Return what may be released, slot by slot in order of time."""
    times = dict.fromkeys(one.starts_at for one in due)
    return [
        DueSlot(time, [one.meeting_id for one in due if one.starts_at == time]) for time in times
    ]


def _moment(
    interval: Interval, sittings: Collection[Sitting], until: datetime, now: datetime
) -> Moment:
    meetings = sum(one.slot_id == interval.id for one in sittings)
    return Moment(interval, meetings, max(0, round((until - now).total_seconds() / 60)))
