"""What makes a programme sound: pure decisions."""

from dataclasses import dataclass
from datetime import date, datetime, time
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


def ordered(plans: list[IntervalPlan]) -> list[IntervalPlan]:
    """Return the stretches in time order; refuse empty, backward and overlapping ones."""
    for plan in plans:
        if plan.ends_at <= plan.starts_at:
            raise IntervalOrderError(start=_clock(plan.starts_at), end=_clock(plan.ends_at))
    in_order = sorted(plans, key=lambda plan: plan.starts_at)
    for earlier, later in pairwise(in_order):
        if later.starts_at < earlier.ends_at:
            raise IntervalsOverlapError(
                first=f"{_clock(earlier.starts_at)}-{_clock(earlier.ends_at)}",
                second=f"{_clock(later.starts_at)}-{_clock(later.ends_at)}",
            )
    return in_order


def moment(day: date, at: time, zone: str) -> datetime:
    """Return the aware moment of a wall-clock time in a zone."""
    return datetime.combine(day, at, ZoneInfo(zone))


def _clock(at: time) -> str:
    return at.strftime("%H:%M")
