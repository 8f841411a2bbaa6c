"""The day at the door as its page shows it: pure functions from rows to shapes and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from app.checkin.arrivals.schemas import AbsentOut, ArrivalsOut, MinuteArrivals
from app.core.locale import Locale, clock_time, number

WIDTH, HEIGHT = 720, 180
"""Size of the chart, in its own units."""
_FOOT: Final = 24
"""Space under the curve for the times."""
_HEAD: Final = 16
"""Space above the curve for the greatest number."""
_MOST_POINTS: Final = 90
_STEPS: Final = (1, 2, 5, 10, 15, 30, 60)
"""How many minutes one point of the chart may cover."""
_TICKS: Final = 5
ABSENT_STEP: Final = 10
"""How many missing people the page lists at first, and how many more at each wish."""
MOST_CONFLICTS: Final = 50


@dataclass(frozen=True, slots=True)
class Tick:
    """A time written under the chart."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Bin:
    """How many people arrived in the `Chart.minutes` minutes from `starts` on."""

    starts: datetime
    arrived: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Arrivals over time: an area, the line on top of it, times and the greatest number."""

    area: str
    line: str
    ticks: Sequence[Tick]
    most: int
    minutes: int
    """How many minutes each point covers."""
    bins: Sequence[Bin]


def chart(arrivals: Sequence[MinuteArrivals], zone: str, locale: Locale) -> Chart | None:
    """Return the chart of arrivals per minute, or per few minutes; None: nobody has arrived."""
    bins, minutes = _binned(arrivals)
    if not bins:
        return None
    most = max(each.arrived for each in bins)
    step = WIDTH / max(1, len(bins) - 1)
    room = HEIGHT - _FOOT - _HEAD
    ground = HEIGHT - _FOOT
    points = [(i * step, ground - room * each.arrived / most) for i, each in enumerate(bins)]
    if len(points) == 1:
        points.append((float(WIDTH), points[0][1]))
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    every = max(1, (len(bins) - 1) // _TICKS)
    return Chart(
        area=f"{line}L{WIDTH} {ground}L0 {ground}Z",
        line=line,
        ticks=[
            Tick(round(i * step, 1), clock_time(bins[i].starts, zone, locale))
            for i in range(0, len(bins), every)
        ],
        most=most,
        minutes=minutes,
        bins=bins,
    )


def _binned(arrivals: Sequence[MinuteArrivals]) -> tuple[list[Bin], int]:
    """Return arrivals in bins of equal length, without a gap, and that length in minutes."""
    if not arrivals:
        return [], 1
    first = min(each.minute for each in arrivals)
    last = max(each.minute for each in arrivals)
    span = int((last - first).total_seconds() // 60) + 1
    minutes = next((step for step in _STEPS if span <= step * _MOST_POINTS), _STEPS[-1])
    first -= timedelta(minutes=first.minute % minutes)
    counts = [0] * (int((last - first).total_seconds() // 60) // minutes + 1)
    for each in arrivals:
        counts[int((each.minute - first).total_seconds() // 60) // minutes] += each.arrived
    return [
        Bin(first + timedelta(minutes=i * minutes), count) for i, count in enumerate(counts)
    ], minutes


def soonest_first(absent: Sequence[AbsentOut]) -> list[AbsentOut]:
    """Return people in order of their next meeting; those without one come last."""
    never = datetime.max.replace(tzinfo=UTC)

    def awaited(one: AbsentOut) -> tuple[datetime, str]:
        return one.next_meeting.starts_at if one.next_meeting else never, one.name

    return sorted(absent, key=awaited)


def share(arrivals: ArrivalsOut, locale: Locale) -> str:
    """Return the share of expected people who have arrived, in per cent."""
    part = round(100 * arrivals.arrived / arrivals.total) if arrivals.total else 0
    return f"{number(part, locale)}%"
