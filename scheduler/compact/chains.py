"""The moves of simulated annealing for compactness, in Python; `annealing.c` does the same.

A move takes a meeting from slot s to slot t; a party that is full there moves one of its meetings
back to s, and so on: the chains of `construct.kempe`, here with random choices. Worse moves are
accepted with falling probability (Kirkpatrick, Gelatt and Vecchi, 1983).
"""

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.construct.partial import PartialTimetable
from scheduler.model.solution import Placement, Solution

LONGEST = 12
"""Limit on the meetings that a chain moves."""
MOST_STEPS = 127
"""Limit on the steps by which a chain is found."""
GUIDED = 0.85
"""Share of moves that start at a party with more breaks than it needs."""

Cost = tuple[int, int]
"""Breaks, and idle slots."""


@dataclass(frozen=True)
class _Chain:
    """Rows and the slots they move to; per party, how many more it then has in slot `to`."""

    rows: dict[int, int]
    change: dict[int, int]
    source: int
    to: int


class Chains:
    """Tries chains on a partial timetable, and keeps the most compact one it meets.

    `idle` is the cost of an idle slot in breaks, `needed` (P) are breaks that no party can save.
    """

    per_second = 20_000
    """Chains whose work counts as a second."""

    def __init__(
        self, partial: PartialTimetable, needed: Sequence[int], seed: int, idle: float
    ) -> None:
        self._partial = partial
        self._needed = needed
        self._idle = idle
        self._dice = random.Random(seed)  # noqa: S311
        problem = partial.domain.problem
        self._slots = range(len(problem.slots))
        self._joined = sum(1 << (slot + 1) for slot in self._slots if problem.adjacent(slot))
        self._days = [sum(1 << slot for slot in day) for day in problem.days]
        self._known: dict[int, Cost] = {0: (0, 0)}
        self._slots_of: dict[int, tuple[int, ...]] = {}
        self._mask = [
            sum(1 << slot for slot, rows in enumerate(slots) if rows) for slots in partial.at
        ]
        self._rows = [row for row in partial.placed if partial.length[row] == 1]
        self._total = self._sum()
        self.best = self._total
        """The cost of the most compact timetable met so far."""
        self._best: dict[int, Placement] = dict(partial.placed)

    def steps(self, count: int, heat: float) -> None:
        """Try so many chains at this temperature."""
        broken = self._broken()
        for _ in range(count if self._rows else 0):
            change = self._step(heat, broken)
            if change is not None:
                self._total = self._total[0] + change[0], self._total[1] + change[1]
                if self._total < self.best:
                    self.best = self._total
                    self._best = dict(self._partial.placed)

    def solution(self) -> Solution:
        """Return the most compact timetable met so far."""
        candidates = self._partial.domain.problem.candidates
        return Solution({candidates[row].id: at for row, at in sorted(self._best.items())})

    def settle(self) -> None:
        """Leave the partial timetable at the most compact one."""
        placed = self._partial.placed
        self._partial.restore({row: at for row, at in self._best.items() if placed[row] != at})

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
        if self._partial.move(chain.rows) is None:
            return None
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
        steps = 0
        while waiting:
            moved, slot = waiting.pop()
            steps += 1
            if (
                len(rows) >= LONGEST
                or steps > MOST_STEPS
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
            costs = [self._cost_of_day(mask & day) for day in self._days if mask & day]
            cost = sum(breaks for breaks, _ in costs), sum(idle for _, idle in costs)
            self._known[mask] = cost
        return cost

    def _cost_of_day(self, mask: int) -> Cost:
        """Return the cost of a day with meetings."""
        runs = (mask & ~(mask << 1 & self._joined)).bit_count()
        first = (mask & -mask).bit_length() - 1
        return runs - 1, mask.bit_length() - first - mask.bit_count()

    def _sum(self) -> Cost:
        costs = [self._cost(mask) for mask in self._mask]
        return sum(breaks for breaks, _ in costs), sum(idle for _, idle in costs)

    def _broken(self) -> list[int]:
        """Return parties with more breaks than their number of meetings requires."""
        return [
            party
            for party, mask in enumerate(self._mask)
            if self._cost(mask)[0] > self._needed[party]
        ]
