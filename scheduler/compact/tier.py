"""The compactness tier: prices for a bound, then local search beside a search that proves."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from scheduler.anytime.incumbent import Incumbent
from scheduler.anytime.progress import Observer, Progress
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.annealing import IDLE, IDLE_ALONE, Annealing
from scheduler.compact.column_generation import NO_PRICES, break_bound, idle_bound
from scheduler.compact.days.search import MOST_STARTS, search_days
from scheduler.construct.partial import partial_from
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution, Value
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.travellers import travellers_of

TIER = "compactness"
BOUND_SHARE = 0.35
"""Share of the remaining time for the bound on breaks, at most; later for that on idle slots."""
BEGIN_SHARE = 0.1
"""Share of the remaining time for a first search, before prices: what it finds is the start of
their days, and most of what can be saved."""
SHORT_SECONDS, SHORT_SHARE = 1.0, 0.7
"""Time for the bound where time is short, and the share it may take: half a search proves
little."""
SEARCH_SHARE = 0.85
"""Share of the time then left for searching."""
IDLE_SHARE = 0.3
"""Share of the time then left for saving idle slots by local search."""
FIRST_SHARE = 0.2
"""Share of the searching that the first round may take, before anything else is tried."""
PROVER_SHARE = 0.5
"""Share of the searching for the exact search, where it follows the local search."""
CHAINS_PER_MEETING = 300
"""Chains of the first round of local search, per meeting."""
GROWTH = 3
"""Factor between the chains of one round and of the next."""
MOST_CHAINS = 2_000_000
"""Limit on the chains of a round: moves since its best timetable are kept in memory."""


class CompactnessTier(Observer):
    """Reduces the breaks of the incumbent, and bounds those of all timetables on a face.

    No timetable on the face has fewer than `breaks` and, with these, fewer than `idle` slots. The
    part of this that `prices` prove, `priced` breaks, is certain; CP-SAT alone proves the rest.
    `required` are values of earlier tiers that the face does not imply.
    """

    def __init__(
        self,
        domain: Domain,
        incumbent: Incumbent,
        face: Face,
        required: Mapping[str, Value],
        clock: Clock,
        effort: Effort,
    ) -> None:
        self.breaks = 0
        self.idle = 0
        self.prices = NO_PRICES
        self.priced = 0
        self._domain = domain
        self._incumbent = incumbent
        self._face = face
        self._required = required
        self._clock = clock
        self._effort = effort
        self._travellers = travellers_of(domain, face)

    def days_fit(self) -> bool:
        """Return whether whole days can be chosen on the face: it has few enough starts."""
        return int(self._domain.starts[self._face.high == 1].sum()) <= MOST_STARTS

    def reached(self) -> bool:
        """Return whether the incumbent has the fewest breaks possible."""
        return self._incumbent.values[TIER][0] <= self._goal()[0]

    def price(self) -> None:
        """Search for a good timetable first, then find prices that prove a bound."""
        self._round(self._clock.part(self._clock.left() * BEGIN_SHARE), 0, self.reached)
        left = self._clock.left()
        seconds = max(left * BOUND_SHARE, min(left * SHORT_SHARE, SHORT_SECONDS))
        clock = self._clock.part(seconds)
        found = break_bound(
            self._domain, self._face, self._travellers, self._timetable(), clock, self._required
        )
        self.prices, self.priced = found.prices, found.value
        self._raise(found.value, "prices")

    def search(self, prove: Callable[[Clock], None] | None) -> None:
        """Run a local search, and beside it (in repeatable runs: after it) `prove`.

        `prove` is called with a clock that stops it once its result is of no more use.
        """
        clock = self._clock.part(self._clock.left() * SEARCH_SHARE)
        self._round(clock.part(clock.left() * FIRST_SHARE), 0, self.reached)
        if prove is None:
            self._rounds(clock, self.reached)
        elif clock.work is None:
            self._side_by_side(clock, prove)
        else:
            self._rounds(clock.part(clock.left() * (1 - PROVER_SHARE)), self.reached)
            if not (self.reached() or clock.over()):
                prove(clock)

    def save_idle(self) -> None:
        """Bound the idle slots of timetables with fewest breaks, and search for fewer."""
        clock = self._clock.part(self._clock.left() * BOUND_SHARE)
        self.breaks = self._goal()[0]
        idle, prices = idle_bound(
            self._domain, self._face, self._travellers, self._timetable(), clock, self._required
        )
        if prices is not None and idle > self.idle:
            self.idle = idle
            self.prices = replace(self.prices, idle=prices)
            self._raise(self.breaks, "prices")
        clock = self._clock.part(self._clock.left() * IDLE_SHARE)
        self._rounds(clock, lambda: self._incumbent.reached(TIER), IDLE_ALONE)

    def choose_days(self, clock: Clock) -> None:
        """Search on whole days; the incumbent must be on the face."""
        found = search_days(
            self._domain,
            self._timetable(),
            self._face,
            self._travellers,
            clock,
            self._effort,
            bound=self.breaks,
            observer=self,
        )
        self._raise(found.bound, "days")

    def improved(self, progress: Progress) -> None:
        """Take a timetable or bound from the search on whole days."""
        if progress.solution is not None:
            self._incumbent.offer(progress.solution, progress.phase)
        if progress.bound is not None:
            self._raise(progress.bound[0], progress.phase)

    def _side_by_side(self, clock: Clock, prove: Callable[[Clock], None]) -> None:
        if self.reached() or clock.over():
            return
        failures: list[Exception] = []

        def run() -> None:
            try:
                prove(clock.part(clock.left(), lambda: clock.stop() or self.reached()))
            except Exception as failure:
                failures.append(failure)

        prover = threading.Thread(target=run, daemon=True)
        prover.start()
        self._rounds(clock, lambda: bool(failures) or self.reached())
        prover.join()
        if failures:
            raise failures[0]

    def _rounds(self, clock: Clock, enough: Callable[[], bool], weight: float = IDLE) -> None:
        number = 1
        while not (clock.over() or enough()):
            self._round(clock, number, enough, weight)
            number += 1

    def _round(
        self, clock: Clock, number: int, enough: Callable[[], bool], weight: float = IDLE
    ) -> None:
        """Run one annealing from the best timetable so far; `weight` is that of an idle slot."""
        partial = partial_from(self._domain, self._timetable())
        chains = CHAINS_PER_MEETING * GROWTH**number * (1 + len(partial.placed))
        Annealing(partial, self._effort.seed, number, weight).run(
            clock,
            min(chains, MOST_CHAINS),
            lambda cost: cost <= self._goal() or (number > 0 and enough()),
            lambda solution: self._incumbent.offer(solution, "local search"),
        )

    def _timetable(self) -> Solution:
        if self._incumbent.solution is None:
            raise RuntimeError("there is no timetable to make compact")
        return self._incumbent.solution

    def _goal(self) -> tuple[int, int]:
        breaks, idle = self._incumbent.bounds[TIER]
        return breaks, idle

    def _raise(self, breaks: int, phase: str) -> None:
        self.breaks = max(self.breaks, breaks)
        if (self.breaks, self.idle) > self._goal():
            self._incumbent.bounded(TIER, (self.breaks, self.idle), phase)
