"""The search and its result as pictures: pure functions from rows to points, in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.core.locale import Locale, number, text
from app.web.frame.tiers import written

WIDTH, HEIGHT, LEFT, FOOT = 640, 220, 8, 8
"""The chart's size and margins, in its own units."""
DOT, DOTS_ACROSS, COLUMN = 9, 8, 100
"""The distance of two dots, how many stand beside each other, and the width of one count."""
IN_WORDS = frozenset({"bounds", "construction", "hint"})
"""Phases with a sentence of their own; every other one improves the timetable."""


class Moment(Protocol):
    """A moment of the search."""

    @property
    def phase(self) -> str:
        """What the search was doing."""

    @property
    def tier(self) -> str | None:
        """The aim that it worked on."""

    @property
    def incumbent(self) -> list[int] | None:
        """What the best timetable reached in that aim."""

    @property
    def bound(self) -> list[int] | None:
        """What no timetable can surpass."""

    @property
    def elapsed(self) -> float:
        """Seconds since the search began."""


@dataclass(frozen=True, slots=True)
class Row:
    """A moment in the table behind the chart."""

    seconds: str
    phase: str
    reached: str
    bound: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The aim that is worked on: what was reached, the bound, and the gap between, as points."""

    tier: str
    reached: str
    bound: str
    gap: str
    reached_now: str
    bound_now: str
    first: str
    last: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Dots:
    """A kecamatan's cooperatives, each a dot above its number of meetings.

    `planned` are those of this timetable, `by_registration` those of registration order; each has
    the middles of its dots.
    """

    kecamatan: str
    planned: Sequence[tuple[int, int]]
    by_registration: Sequence[tuple[int, int]]
    middle: int
    height: int
    fewest: int
    most: int
    meetings: int
    """Of this timetable."""
    without: int
    without_by_registration: int


def phase_of(phase: str, locale: Locale) -> str:
    """Return in words what the search is doing."""
    key = phase if phase in IN_WORDS else "improving"
    return text(f"web.solve_phase_{key}", locale)


def chart(moments: Sequence[Moment], locale: Locale) -> Chart | None:
    """Return the aim that was worked on last as a chart; None if nothing was reached yet."""
    reached = [one for one in moments if one.incumbent is not None]
    if not reached:
        return None
    tier = reached[-1].tier
    own = [one for one in moments if one.tier == tier]
    points = [
        (one.elapsed, _first(one.incumbent), _first(one.bound))
        for one in own
        if one.incumbent is not None
    ]
    values = [value for _, *pair in points for value in pair if value is not None]
    low, high = min(values), max(values)
    begin, end = points[0][0], points[-1][0]

    def at(seconds: float, value: int) -> tuple[int, int]:
        share = (value - low) / (high - low) if high > low else 0.5
        passed = (seconds - begin) / (end - begin) if end > begin else 0
        x = LEFT + round((WIDTH - 2 * LEFT) * passed)
        return x, round(HEIGHT - FOOT - (HEIGHT - 2 * FOOT) * share)

    steps = _steps([at(when, value) for when, value, _ in points if value is not None])
    limits = _steps([at(when, limit) for when, _, limit in points if limit is not None])
    return Chart(
        tier=tier or "",
        reached=_points(steps),
        bound=_points(limits),
        gap=_points([*steps, *reversed(limits)]) if limits else "",
        reached_now=written(tier, [points[-1][1] or 0], locale),
        bound_now="–" if points[-1][2] is None else written(tier, [points[-1][2]], locale),
        first=f"{number(round(begin, 1), locale)} s",
        last=f"{number(round(end, 1), locale)} s",
        rows=[_row(one, locale) for one in own],
    )


def fairness(
    kecamatan: Mapping[UUID, str],
    planned: Mapping[UUID, int],
    by_registration: Mapping[UUID, int],
) -> list[Dots]:
    """Return for each kecamatan how many meetings its cooperatives have, and would have had.

    All by the cooperative's id; those of `kecamatan` are shown.
    """
    members: defaultdict[str, list[UUID]] = defaultdict(list)
    for one, name in kecamatan.items():
        members[name].append(one)
    shown = []
    for name, own in sorted(members.items()):
        counts = Counter(planned.get(one, 0) for one in own)
        before = Counter(by_registration.get(one, 0) for one in own)
        above, middle = _dots(counts, 0)
        below, height = _dots(before, middle + DOT)
        shown.append(
            Dots(
                kecamatan=name,
                planned=above,
                by_registration=below,
                middle=middle,
                height=height,
                fewest=min(counts),
                most=max(counts),
                meetings=sum(count * own for count, own in counts.items()),
                without=counts[0],
                without_by_registration=before[0],
            )
        )
    return shown


def most_of(dots: Iterable[Dots]) -> int:
    """Return the greatest number of meetings for which there is a dot."""
    places = (x for one in dots for x, _ in (*one.planned, *one.by_registration))
    return max((x // COLUMN for x in places), default=0)


def _dots(counts: Counter[int], top: int) -> tuple[list[tuple[int, int]], int]:
    """Return the middles of the dots from `top` down, and where they end."""
    dots = [
        (
            count * COLUMN + 2 * DOT + index % DOTS_ACROSS * DOT,
            top + DOT + index // DOTS_ACROSS * DOT,
        )
        for count, cooperatives in sorted(counts.items())
        for index in range(cooperatives)
    ]
    return dots, max(y for _, y in dots) + DOT


def _first(components: Sequence[int] | None) -> int | None:
    """Return the first component of an aim's value, which counts before the others."""
    return None if not components else sum(components[:1])


def _steps(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a stair through the points, which goes on to the right edge."""
    stair: list[tuple[int, int]] = []
    for x, y in points:
        if stair:
            stair.append((x, stair[-1][1]))
        stair.append((x, y))
    return [*stair, (WIDTH - LEFT, stair[-1][1])] if stair else []


def _points(points: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _row(one: Moment, locale: Locale) -> Row:
    return Row(
        seconds=number(round(one.elapsed, 1), locale),
        phase=phase_of(one.phase, locale),
        reached=_written(one.tier, one.incumbent, locale),
        bound=_written(one.tier, one.bound, locale),
    )


def _written(tier: str | None, components: Sequence[int] | None, locale: Locale) -> str:
    if components is None:
        return "–"
    return written(tier, components, locale)
