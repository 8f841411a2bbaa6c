"""The best timetable so far, which the checker has accepted.

Searches may run side by side, so every change is made under a lock.
"""

import threading
from collections.abc import Sequence

from scheduler.anytime.progress import Observer, Progress
from scheduler.budget.clock import Clock
from scheduler.data.domain import Domain
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Solution, Value
from scheduler.model.tiers import TIERS, gap
from scheduler.verify.feasibility import check


class Incumbent:
    """Keeps the best solution offered, by the tiers in order, and reports improvements."""

    def __init__(
        self, domain: Domain, tiers: Sequence[str], clock: Clock, observer: Observer
    ) -> None:
        self.domain = domain
        self.tiers = tuple(tiers)
        self.solution: Solution | None = None
        self.values: dict[str, Value] = {}
        self.bounds: dict[str, Value] = {}
        self._clock = clock
        self._observer = observer
        self._lock = threading.RLock()

    def offer(self, solution: Solution, phase: str) -> bool:
        """Keep the solution if it is feasible and better than the best so far."""
        if check(self.domain.problem, solution):
            return False
        values = dict(tier_values(self.domain.problem, solution, self.domain))
        with self._lock:
            if self.solution is not None and not self._surpassed_by(values):
                return False
            self.solution, self.values = solution, values
            self._tell(phase, self._open_tier(), solution)
        return True

    def bounded(self, tier: str, bound: Value, phase: str) -> None:
        """Keep a proven bound on a tier."""
        with self._lock:
            if self.bounds.get(tier) != bound:
                self.bounds[tier] = bound
                self._tell(phase, tier, None)

    def reached(self, tier: str) -> bool:
        """Return whether the best so far attains the tier's bound."""
        return tier in self.bounds and self.values.get(tier) == self.bounds[tier]

    def _surpassed_by(self, values: dict[str, Value]) -> bool:
        for tier in self.tiers:
            if values[tier] != self.values[tier]:
                return TIERS[tier].better(values[tier], self.values[tier])
        return False

    def _open_tier(self) -> str:
        """Return the first tier that does not attain its bound."""
        return next((tier for tier in self.tiers if not self.reached(tier)), self.tiers[-1])

    def _tell(self, phase: str, tier: str, solution: Solution | None) -> None:
        value, bound = self.values.get(tier), self.bounds.get(tier)
        self._observer.improved(
            Progress(
                phase=phase,
                tier=tier,
                incumbent=value,
                bound=bound,
                gap=None if value is None else gap(value, bound),
                elapsed=self._clock.elapsed(),
                solution=solution,
            )
        )
