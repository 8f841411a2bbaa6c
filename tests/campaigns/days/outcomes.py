"""What came of simulated days, summed up."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median, quantiles
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What came of a day."""

    seed: int
    requests: str
    people: str
    absent: float
    untouched: int
    """What the published timetable would have held."""
    held: int
    most: int
    """What no timetable exceeds that knows who comes, when, and what they will say."""
    most_in_place: int
    """The same if nobody who comes is moved: by filling seats alone."""
    lost: dict[str, int]
    """What hindsight could have held and was not held, by reason (`losses.Reason`)."""
    clicks: int
    moved: int
    accepted: int
    missed: int
    told: dict[str, int]
    untold: dict[str, int]
    slowest: float
    """Seconds from a minute's changes to the last answer that shows them, asked in turn."""

    @property
    def share(self) -> float:
        """What was held of what hindsight could have held."""
        return self.held / self.most


def summed_up(found: list[Outcome]) -> dict[str, Any]:
    """Return the figures of a campaign: of all days, and of each kind of day."""
    kinds = {"all": found}
    for one in sorted(found, key=lambda it: (it.requests, it.people)):
        kinds.setdefault(f"{one.requests}, {one.people}", []).append(one)
    return {name: _figures(days) for name, days in kinds.items()}


def _figures(found: list[Outcome]) -> dict[str, Any]:
    worst = min(found, key=lambda one: one.share)
    return {
        "days": len(found),
        "mean_of_hindsight": round(mean(one.share for one in found), 4),
        "p5_of_hindsight": round(_p5(one.share for one in found), 4),
        "median_of_hindsight": round(median(one.share for one in found), 4),
        "worst": round(worst.share, 4),
        "worst_seed": worst.seed,
        "mean_of_filling_alone": round(mean(one.held / one.most_in_place for one in found), 4),
        "untouched": round(mean(one.untouched / one.most for one in found), 4),
        "clicks": round(mean(one.clicks for one in found), 2),
        "most_clicks": max(one.clicks for one in found),
        "people_moved": round(mean(one.moved for one in found), 2),
        "told": _sum(one.told for one in found),
        "untold": _sum(one.untold for one in found),
        "lost_a_day": {
            reason: round(count / len(found), 2)
            for reason, count in sorted(_sum(one.lost for one in found).items())
        },
        "slowest_p95": round(quantiles([one.slowest for one in found] * 2, n=20)[-1], 3),
    }


def _p5(shares: Iterable[float]) -> float:
    return quantiles(list(shares) * 2, n=20, method="inclusive")[0]


def _sum(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in counts:
        for name, count in one.items():
            total[name] = total.get(name, 0) + count
    return total
