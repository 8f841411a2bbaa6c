"""What makes a programme sound: pure decisions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.events.errors import IntervalOrderError, IntervalsOverlapError
from app.events.records import IntervalKind


@dataclass(frozen=True, slots=True)
class IntervalPlan:
    """A stretch of the day, in the event's own zone."""

    kind: IntervalKind
    starts_at: time
    ends_at: time
    title_id: str
    title_en: str
    session: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A plan with the moments at which it begins and ends."""

    plan: IntervalPlan
    starts_at: datetime
    ends_at: datetime

    @property
    def wall_clock(self) -> str:
        """When it is, as it was planned."""
        return f"{_clock(self.plan.starts_at)}-{_clock(self.plan.ends_at)}"


def ordered(plans: list[IntervalPlan], day: date, zone: str) -> list[Stretch]:
    """Return the stretches of a day in time order; refuse empty, backward and overlapping ones.

    Where a zone puts its clocks forward, an hour of the wall clock lasts no time at all.
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
    """Return the moment of a wall-clock time in a zone, in UTC.

    Moments of one zone would be compared by what the wall clock says.
    """
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _clock(at: time) -> str:
    return at.strftime("%H:%M")
