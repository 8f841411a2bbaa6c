"""Simulated annealing for compactness: the pairs stay, their slots change.

A move takes a meeting from slot s to slot t; a party that is full there moves one of its meetings
back to s, and so on: the chains of `construct.kempe`, here with random choices. Worse moves are
accepted with falling probability (Kirkpatrick, Gelatt and Vecchi, 1983).
"""

import math
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scheduler.budget.clock import Clock
from scheduler.construct.partial import FormerPlacements, PartialTimetable
from scheduler.model.solution import Solution
from scheduler.relax.degree import needed_breaks

TEMPERATURES = ((0.2, 0.05), (0.3, 0.1), (0.6, 0.15))
"""Temperatures at the start and the end, in breaks. Which pair is best differs between events, so
rounds use one after another."""
IDLE, IDLE_ALONE = 0.01, 0.2
"""Cost of an idle slot, in breaks: while breaks are to be saved, and once they are fewest."""
LONGEST = 12
"""Limit on the moves of a chain."""
DESCENT = 0.15
"""Share of the budget spent at the final temperature first, so that a good timetable is found
early."""
GUIDED = 0.85
"""Share of moves that start at a party with more breaks than it needs."""
ROUND = 200
"""Moves between looks at the clock."""
CHAINS_PER_SECOND = 20_000
"""Chains whose work counts as a second."""
REPORT_SECONDS, REPORT_SHARE = 0.25, 0.1
"""Time between reports of improvements, and the share of it that reporting may take."""

Cost = tuple[int, int]
"""Breaks, and idle slots."""


@dataclass(frozen=True)
class _Chain:
    """Rows and the slots they move to; per party, how many more it then has in slot `to`."""

    rows: dict[int, int]
    change: dict[int, int]
    source: int
    to: int


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
        self._partial = partial
        self._idle = idle
        self._heats = TEMPERATURES[number % len(TEMPERATURES)]
        self._dice = random.Random(seed + number)  # noqa: S311
        problem = partial.domain.problem
        self._slots = range(len(problem.slots))
        self._joined = sum(1 << (slot + 1) for slot in self._slots if problem.adjacent(slot))
        self._known: dict[int, Cost] = {0: (0, 0)}
        self._slots_of: dict[int, tuple[int, ...]] = {}
        self._mask = [
            sum(1 << slot for slot, rows in enumerate(slots) if rows) for slots in partial.at
        ]
        self._rows = [row for row in partial.placed if partial.length[row] == 1]
        held = partial.domain.most - np.array(partial.spare)
        self._needed: list[int] = needed_breaks(partial.domain, held).tolist()
        self._since_best: list[FormerPlacements] = []

    def run(
        self,
        clock: Clock,
        chains: int,
        enough: Callable[[Cost], bool],
        improved: Callable[[Solution], object],
    ) -> None:
        """Search until time is up, so many chains were tried, or the best so far is good enough.

        `improved` is called with better timetables.
        """
        seconds, report_at = clock.left(), clock.elapsed() + REPORT_SECONDS
        breaks, idle = self._total()
        best, told_best = (breaks, idle), (breaks, idle)
        count, heat, broken = 0, self._heats[1], self._broken()
        while self._rows:
            if count % ROUND == 0:
                if clock.over() or count >= chains or enough(best):
                    break
                clock.book(ROUND / CHAINS_PER_SECOND)
                heat = _temperature(max(1 - clock.left() / seconds, count / chains), *self._heats)
                broken = self._broken()
            count += 1
            change = self._step(heat, broken)
            if change is None:
                continue
            breaks, idle = breaks + change[0], idle + change[1]
            if (breaks, idle) < best:
                best = (breaks, idle)
                self._since_best.clear()
                if clock.elapsed() > report_at:
                    began, told_best = clock.elapsed(), best
                    improved(self._partial.solution())
                    took = clock.elapsed() - began
                    report_at = clock.elapsed() + max(REPORT_SECONDS, took / REPORT_SHARE)
        for former in reversed(self._since_best):
            self._partial.restore(former)
        self._since_best.clear()
        if best < told_best:
            improved(self._partial.solution())

    def _step(self, heat: float, broken: list[int]) -> Cost | None:
        """Try one chain; returns the change of the cost, or `None` if it was not made."""
        chain = self._guided(broken) if broken and self._dice.random() < GUIDED else self._random()
        if chain is None:
            return None
        masks = {party: self._after(party, chain) for party in chain.change}
        breaks = idle = 0
        for party, mask in masks.items():
            before, after = self._cost(self._mask[party]), self._cost(mask)
            breaks += after[0] - before[0]
            idle += after[1] - before[1]
        worse = breaks + self._idle * idle
        if worse > 0 and self._dice.random() >= math.exp(-worse / heat):
            return None
        former = self._partial.move(chain.rows)
        if former is None:
            return None
        self._since_best.append(former)
        for party, mask in masks.items():
            self._mask[party] = mask
        return breaks, idle

    def _guided(self, broken: list[int]) -> _Chain | None:
        """Return a chain that moves a meeting from the end of a run to a slot next to a run."""
        party = self._pick(broken)
        mask = self._mask[party]
        beyond = self._beyond(mask)
        if not beyond:
            return None
        source = self._pick(self._ends(mask))
        return self._chain(self._pick(self._partial.at[party][source]), source, self._pick(beyond))

    def _beyond(self, mask: int) -> tuple[int, ...]:
        """Return the free slots next to a run."""
        return self._slots_in((mask << 1 & self._joined | (mask & self._joined) >> 1) & ~mask)

    def _ends(self, mask: int) -> tuple[int, ...]:
        """Return the slots at either end of a run."""
        return self._slots_in(mask & ~(mask << 1 & self._joined & (mask & self._joined) >> 1))

    def _random(self) -> _Chain | None:
        row = self._pick(self._rows)
        return self._chain(row, self._partial.placed[row].slot, self._pick(self._slots))

    def _pick(self, choices: Sequence[int]) -> int:
        """Return a random one of these; `random.choice` takes several times as long."""
        return choices[int(self._dice.random() * len(choices))]

    def _slots_in(self, mask: int) -> tuple[int, ...]:
        """Return the slots of a mask."""
        found = self._slots_of.get(mask)
        if found is None:
            found = tuple(slot for slot in self._slots if mask >> slot & 1)
            self._slots_of[mask] = found
        return found

    def _chain(self, row: int, source: int, to: int) -> _Chain | None:
        """Return the chain that follows from moving a row; `None` if there is none."""
        partial = self._partial
        if to == source or to not in self._slots:
            return None
        rows: dict[int, int] = {}
        change: defaultdict[int, int] = defaultdict(int)
        waiting = [(row, to)]
        while waiting:
            moved, slot = waiting.pop()
            if (
                len(rows) >= LONGEST
                or partial.length[moved] > 1
                or not partial.may_start(moved, slot)
            ):
                return None
            rows[moved] = slot
            back = source if slot == to else to
            for party in (partial.a[moved], partial.b[moved]):
                change[party] += 1 if slot == to else -1
                gained = change[party] if slot == to else -change[party]
                held = partial.at[party][slot]
                if len(held) + gained > partial.room[party][slot]:
                    leaving = [other for other in held if other not in rows]
                    if not leaving:
                        return None
                    waiting.append((self._pick(leaving), back))
        return _Chain(rows, dict(change), source, to)

    def _after(self, party: int, chain: _Chain) -> int:
        """Return the slots the party occupies after a chain, as a mask."""
        at, change = self._partial.at[party], chain.change[party]
        mask = self._mask[party] & ~(1 << chain.source | 1 << chain.to)
        if len(at[chain.source]) > change:
            mask |= 1 << chain.source
        if len(at[chain.to]) + change > 0:
            mask |= 1 << chain.to
        return mask

    def _cost(self, mask: int) -> Cost:
        cost = self._known.get(mask)
        if cost is None:
            runs = (mask & ~(mask << 1 & self._joined)).bit_count()
            first = (mask & -mask).bit_length() - 1
            cost = runs - 1, mask.bit_length() - first - mask.bit_count()
            self._known[mask] = cost
        return cost

    def _total(self) -> Cost:
        costs = [self._cost(mask) for mask in self._mask]
        return sum(breaks for breaks, _ in costs), sum(idle for _, idle in costs)

    def _broken(self) -> list[int]:
        """Return parties with more breaks than their number of meetings requires."""
        return [
            party
            for party, mask in enumerate(self._mask)
            if self._cost(mask)[0] > self._needed[party]
        ]
