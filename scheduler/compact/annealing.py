"""Simulated annealing for compactness: the pairs stay, their slots change.

The moves are those of `chains`, compiled where that was possible at installation.
"""

from collections.abc import Callable

import numpy as np

from scheduler.budget.clock import Clock
from scheduler.compact.chains import Chains, Cost
from scheduler.compact.compiled import CompiledChains, is_compiled_for
from scheduler.construct.partial import PartialTimetable
from scheduler.model.solution import Solution
from scheduler.relax.degree import needed_breaks

TEMPERATURES = ((0.2, 0.05), (0.3, 0.1), (0.6, 0.15))
"""Temperatures at the start and the end, in breaks. Which pair is best differs between events, so
rounds use one after another."""
IDLE, IDLE_ALONE = 0.01, 0.2
"""Cost of an idle slot, in breaks: while breaks are to be saved, and once they are fewest."""
DESCENT = 0.15
"""Share of the budget spent at the final temperature first, so that a good timetable is found
early."""
ROUND = 200
"""Moves between looks at the clock."""
REPORT_SECONDS, REPORT_SHARE = 0.25, 0.1
"""Time between reports of improvements, and the share of it that reporting may take."""


def _temperature(spent: float, hot: float, cold: float) -> float:
    """Return the temperature after this share of the budget: cold, then from hot back to cold."""
    if spent < DESCENT:
        return cold
    return float(hot * (cold / hot) ** ((spent - DESCENT) / (1 - DESCENT)))


class Annealing:
    """Annealing of a partial timetable; `run` leaves it at the most compact one it found.

    `number` is that of the round in its search, `idle` the cost of an idle slot in breaks.
    """

    def __init__(
        self, partial: PartialTimetable, seed: int, number: int = 0, idle: float = IDLE
    ) -> None:
        held = partial.domain.most - np.array(partial.spare)
        needed: list[int] = needed_breaks(partial.domain, held).tolist()
        chains = CompiledChains if is_compiled_for(partial) else Chains
        self._chains = chains(partial, needed, seed + number, idle)
        self._movable = any(partial.length[row] == 1 for row in partial.placed)
        self._heats = TEMPERATURES[number % len(TEMPERATURES)]

    def run(
        self,
        clock: Clock,
        most: int,
        enough: Callable[[Cost], bool],
        improved: Callable[[Solution], object],
    ) -> None:
        """Search until time is up, `most` chains were tried, or the best so far is good enough.

        `improved` is called with better timetables.
        """
        chains = self._chains
        seconds, report_at = clock.left(), clock.elapsed() + REPORT_SECONDS
        told_best, count = chains.best, 0
        while self._movable and not (clock.over() or count >= most or enough(chains.best)):
            clock.book(ROUND / chains.per_second)
            spent = max(1 - clock.left() / seconds, count / most)
            chains.steps(ROUND, _temperature(spent, *self._heats))
            count += ROUND
            if chains.best < told_best and clock.elapsed() > report_at:
                began, told_best = clock.elapsed(), chains.best
                improved(chains.solution())
                took = clock.elapsed() - began
                report_at = clock.elapsed() + max(REPORT_SECONDS, took / REPORT_SHARE)
        chains.settle()
        if chains.best < told_best:
            improved(chains.solution())
