"""When a programme is valid, and until when personal data may be kept, as pure rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from app.core.locale import Locale, local_day, long_date, wall_clock
from app.events.errors import (
    IntervalDayError,
    IntervalOrderError,
    IntervalsOverlapError,
    RetentionLongError,
    RetentionPastError,
)
from app.events.records import Event, IntervalKind

KEPT_DAYS: Final = 90
"""Days after the event for which personal data is kept where the event says nothing."""
NOTICE_DAYS: Final = 30
"""Days after which it is erased at the earliest of an event that was put in after its day."""
LONGEST_DAYS: Final = 730
"""Days after the event for which personal data can be kept at most."""


@dataclass(frozen=True, slots=True)
class IntervalPlan:
    """An interval of a day of the event, in local time of the event's zone."""

    kind: IntervalKind
    starts_at: time
    ends_at: time
    title_id: str
    title_en: str
    session: str | None
    day: date | None = None
    """One of the event's days; None: the first."""
    id: UUID | None = None
    """The interval that it was before; None: the one with the same begin, if any."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval plan with its begin and end as moments."""

    plan: IntervalPlan
    starts_at: datetime
    ends_at: datetime
    dated: bool = False
    """Whether the event has other days."""

    @property
    def named(self) -> str:
        """Return what it is called, with begin and end as planned, in local time."""
        plan = self.plan
        words = (plan.title_id or plan.session or "", plan.day.isoformat() if plan.day else "")
        clock = f"{_clock(plan.starts_at)}-{_clock(plan.ends_at)}"
        return " ".join(word for word in (*words, clock) if word)

    def said(self, locale: Locale) -> str:
        """Return the same in a reader's words; with the date where the event has several days."""
        plan = self.plan
        title = (plan.title_id or plan.title_en) if locale == "id" else plan.title_en
        name = title or plan.title_id or plan.session or ""
        date_of = long_date(plan.day, locale) if plan.day and self.dated else ""
        clock = "–".join(wall_clock(at, locale) for at in (plan.starts_at, plan.ends_at))
        return " ".join(word for word in (name, date_of, clock) if word)


def ordered(plans: Sequence[IntervalPlan], days: Sequence[date], zone: str) -> list[Stretch]:
    """Return the intervals in time order; refuse empty, backward and overlapping ones.

    `days` are the event's; an interval of another day is refused. An hour that is skipped when a
    zone sets its clocks forward has no duration.
    """
    stretches = [_stretch(plan, days, zone) for plan in plans]
    for one in stretches:
        if one.ends_at <= one.starts_at:
            raise IntervalOrderError(start=one.plan.starts_at, end=one.plan.ends_at)
    in_order = sorted(stretches, key=lambda one: one.starts_at)
    for earlier, later in pairwise(in_order):
        if later.starts_at < earlier.ends_at:
            raise IntervalsOverlapError(
                first=earlier.named,
                second=later.named,
                start=later.plan.starts_at,
                end=earlier.plan.ends_at,
                said=(earlier.said, later.said),
            )
    return in_order


def _stretch(plan: IntervalPlan, days: Sequence[date], zone: str) -> Stretch:
    day = plan.day or days[0]
    if day not in days:
        raise IntervalDayError(day=day)
    begin, end = (moment(day, at, zone) for at in (plan.starts_at, plan.ends_at))
    return Stretch(plan, begin, end, dated=len(days) > 1)


def moment(day: date, at: time, zone: str) -> datetime:
    """Return the moment of a local time in a zone, in UTC.

    UTC, because Python compares moments of one zone by their local time.
    """
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _clock(at: time) -> str:
    return at.strftime("%H:%M")


def kept_until(event: Event) -> date:
    """Return the last day on which personal data of the event is kept."""
    usual = event.days[-1] + timedelta(days=KEPT_DAYS)
    noticed = event.created_at.date() + timedelta(days=NOTICE_DAYS)
    return event.retain_until or max(usual, noticed)


def latest(event: Event) -> date:
    """Return the last day until which personal data of the event can be kept."""
    return event.days[-1] + timedelta(days=LONGEST_DAYS)


def check_retention(event: Event, until: date, now: datetime, *, pointer: str) -> None:
    """Refuse a day that is over, or too late, as the last one on which personal data is kept.

    `pointer` says where the caller gave it.
    """
    if until < local_day(now, event.timezone):
        raise RetentionPastError(pointer=pointer)
    if until > latest(event):
        raise RetentionLongError(latest=latest(event), pointer=pointer)
