"""Is the best timetable of a problem better or worse than given values, and in which tier?"""

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
"""Time for a tier where there is none left."""
REST_SHARE = 0.2
"""Share of all the time for tiers that no flow settles: they are seldom settled by any amount."""


@dataclass(frozen=True)
class Comparison:
    """How the best timetable compares with the given values.

    `tier` is the first in which it is better or worse, or that was not settled. `values` are those
    of the best that was found, and of the tier in which it is worse the bound that shows it; none
    is better in the tiers `proven`, from the first.
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

    A tier is looked at only until it tells the two apart; then no later one is.
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
        stop=lambda: watch.told or clock.stop(),
        observer=watch,
        hint=start,
        tiers=tiers,
    )


class _Watch(Observer):
    """Sees when a tier has told the best timetable from the given value (`told`): something better
    was found, or nothing as good can be."""

    def __init__(self, tier: str, given: Value) -> None:
        self.told = False
        self._tier = tier
        self._given = given

    def improved(self, progress: Progress) -> None:
        """Look at a better timetable or bound; a tier is told of once all before attain theirs."""
        if progress.tier == self._tier:
            found, bound = progress.incumbent, progress.bound
            self.told |= (found is not None and self.better(found)) or (
                bound is not None and self.worse(bound)
            )

    def better(self, value: Value) -> bool:
        """Whether the value surpasses the given one."""
        return TIERS[self._tier].better(value, self._given)

    def worse(self, bound: Value) -> bool:
        """Whether the bound is short of the given value."""
        return TIERS[self._tier].better(self._given, bound)
