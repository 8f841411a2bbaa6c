"""A problem whose scores are in the largest unit that divides all, and what is found in its own.

Scores of ten million each are the same wishes as scores of one; sums and prices of small numbers
stay exact in 64 bits, and solvers are at ease with them.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import gcd

from scheduler.anytime.progress import Observer, Progress
from scheduler.model.problem import Problem
from scheduler.model.solution import DayPrices, Prices, TierPrices, TierReport, Value, Witness
from scheduler.model.tiers import gap

TIER = "satisfaction"


class Units:
    """The `problem` with every candidate's score divided by `unit`, the greatest common divisor."""

    def __init__(self, problem: Problem) -> None:
        scores = [candidate.score_a + candidate.score_b for candidate in problem.candidates]
        self.unit = gcd(*scores) or 1
        self.problem = problem
        if self.unit > 1:
            candidates = (
                replace(candidate, score_a=score // self.unit, score_b=0)
                for candidate, score in zip(problem.candidates, scores, strict=True)
            )
            self.problem = replace(problem, candidates=tuple(candidates))

    def telling(self, observer: Observer) -> Observer:
        """Return an observer that tells this one values and bounds in the original unit."""
        return observer if self.unit == 1 else _Telling(observer, self)

    def original(self, reports: Iterable[TierReport]) -> tuple[TierReport, ...]:
        """Return the reports with values, bounds and witnesses in the original unit."""
        return tuple(reports if self.unit == 1 else map(self._original, reports))

    def times(self, tier: str, value: Value | None) -> Value | None:
        """Return a value of the tier in the original unit."""
        if value is None or tier != TIER:
            return value
        return tuple(self.unit * part for part in value)

    def _original(self, report: TierReport) -> TierReport:
        value = self.times(report.name, report.value) or ()
        bound = self.times(report.name, report.bound)
        return replace(
            report,
            value=value,
            bound=bound,
            gap=gap(value, bound),
            witness=self._witness(report.name, report.witness),
        )

    def _witness(self, tier: str, witness: Witness | None) -> Witness | None:
        if tier == TIER and isinstance(witness, Prices):
            return Prices(tuple(self.unit * price for price in witness.prices))
        if isinstance(witness, DayPrices):
            owed: TierPrices = witness.owed + (witness.idle.owed if witness.idle else ())
            if any(name == TIER for name, _ in owed):
                return replace(witness, unit=self.unit)
        return witness


class _Telling(Observer):
    def __init__(self, observer: Observer, units: Units) -> None:
        self._observer = observer
        self._units = units

    def improved(self, progress: Progress) -> None:
        """Tell the observer the same in the original unit."""
        value = self._units.times(progress.tier, progress.incumbent)
        bound = self._units.times(progress.tier, progress.bound)
        found = None if value is None else gap(value, bound)
        self._observer.improved(replace(progress, incumbent=value, bound=bound, gap=found))
