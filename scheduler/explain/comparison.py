"""Comparison of the best timetable of a problem with given values, tier by tier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scheduler.anytime.progress import Observer, Progress
from scheduler.budget.clock import Clock
from scheduler.data.metrics import tier_values
from scheduler.model.problem import Problem
from scheduler.model.solution import Result, Solution, Value
from scheduler.model.tiers import FLOW_TIERS, TIERS
from scheduler.search.solve import solve

LEAST_SECONDS = 0.05
"""Time for a tier where no time is left."""
REST_SHARE = 0.2
"""Share of all the time for tiers that no flow decides: more time seldom decides them."""


@dataclass(frozen=True)
class Comparison:
    """How the best timetable compares with the given values.

    `tier` is the first in which it is better or worse, or that was not settled. `values` are those
    of the best timetable found, except that a tier in which it is worse has the bound that shows
    this. No timetable is better in the leading tiers `proven`.
    """

    verdict: Literal["better", "worse", "as_good", "not_settled"]
    tier: str
    values: Mapping[str, Value]
    proven: tuple[str, ...]


def compared(
    problem: Problem,
    start: Solution,
    given: Mapping[str, Value],
    tiers: Sequence[str],
    clock: Clock,
    seed: int,
) -> Comparison:
    """Compare the best timetable, which is searched for from `start`, with the given values.

    Tiers are optimised in order, and only until one of them differs.
    """
    best, rest = start, clock.limit * REST_SHARE
    proven: list[str] = []
    for count, tier in enumerate(tiers, 1):
        if tier not in FLOW_TIERS and rest:
            clock, rest = clock.part(rest), 0.0
        watch = _Watch(tier, given[tier])
        result = _solved(problem, best, tiers[:count], clock, seed, watch)
        if result.solution is None:
            break
        best = result.solution
        values = tier_values(problem, best)
        *before, report = result.tiers
        if report.proven:
            proven.append(tier)
        if watch.better(report.value):
            return Comparison("better", tier, values, tuple(proven))
        if not all(other.proven for other in before):
            break
        if report.bound is not None and watch.worse(report.bound):
            return Comparison("worse", tier, {**values, tier: report.bound}, tuple(tiers[:count]))
        if not report.proven:
            break
    else:
        return Comparison("as_good", tier, values, tuple(proven))
    return Comparison("not_settled", tier, tier_values(problem, best), tuple(proven))


def _solved(
    problem: Problem,
    start: Solution,
    tiers: Sequence[str],
    clock: Clock,
    seed: int,
    watch: "_Watch",
) -> Result:
    return solve(
        problem,
        time_limit=max(clock.left(), LEAST_SECONDS),
        seed=seed,
        stop=lambda: watch.decided or clock.stop(),
        observer=watch,
        hint=start,
        tiers=tiers,
    )


class _Watch(Observer):
    """Observes whether a tier is decided (`decided`).

    It is once a better value than the given one was found, or the bound is worse than it.
    """

    def __init__(self, tier: str, given: Value) -> None:
        self.decided = False
        self._tier = tier
        self._given = given

    def improved(self, progress: Progress) -> None:
        """Compare a better timetable or bound; a tier is reported once all before attain theirs."""
        if progress.tier == self._tier:
            found, bound = progress.incumbent, progress.bound
            self.decided |= (found is not None and self.better(found)) or (
                bound is not None and self.worse(bound)
            )

    def better(self, value: Value) -> bool:
        """Return whether the value surpasses the given one."""
        return TIERS[self._tier].better(value, self._given)

    def worse(self, bound: Value) -> bool:
        """Return whether the bound is worse than the given value."""
        return TIERS[self._tier].better(self._given, bound)
