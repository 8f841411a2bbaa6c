"""When a programme is valid, as pure rules."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.events.errors import IntervalOrderError, IntervalsOverlapError
from app.events.records import IntervalKind


@dataclass(frozen=True, slots=True)
class IntervalPlan:
    """An interval of the event day in local time of the event's zone."""

    kind: IntervalKind
    starts_at: time
    ends_at: time
    title_id: str
    title_en: str
    session: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval plan with its begin and end as moments."""

    plan: IntervalPlan
    starts_at: datetime
    ends_at: datetime

    @property
    def wall_clock(self) -> str:
        """Return the begin and end as planned, in local time."""
        return f"{_clock(self.plan.starts_at)}-{_clock(self.plan.ends_at)}"


def ordered(plans: list[IntervalPlan], day: date, zone: str) -> list[Stretch]:
    """Return the intervals of a day in time order; refuse empty, backward and overlapping ones.

    An hour that is skipped when a zone sets its clocks forward has no duration.
    """
    stretches = [
        Stretch(plan, moment(day, plan.starts_at, zone), moment(day, plan.ends_at, zone))
        for plan in plans
    ]
    for one in stretches:
        if one.ends_at <= one.starts_at:
            raise IntervalOrderError(start=_clock(one.plan.starts_at), end=_clock(one.plan.ends_at))
    in_order = sorted(stretches, key=lambda one: one.starts_at)
    for earlier, later in pairwise(in_order):
        if later.starts_at < earlier.ends_at:
            raise IntervalsOverlapError(first=earlier.wall_clock, second=later.wall_clock)
    return in_order


def moment(day: date, at: time, zone: str) -> datetime:
    """Return the moment of a local time in a zone, in UTC.

    UTC, because Python compares moments of one zone by their local time.
    """
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _clock(at: time) -> str:
    return at.strftime("%H:%M")
