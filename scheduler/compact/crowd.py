"""The cheapest days of many walkers at once, by dynamic programming over arrays.

Walkers with equally many possible meetings form a crowd. A state is which meetings are over (a
mask) and whether the last slot was one of them. Everything is exact in 64-bit integers as long as
prices stay below `MOST_PRICE`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scheduler.arrays import Bools, Ints
from scheduler.compact.days import BREAK, Day
from scheduler.compact.walkers import Walk

FAR = 2**60
"""Stands for "impossible": prices may shift it a little, so costs above half of it are none."""
MOST_PRICE = 2**40
"""Prices (of either sign) below it keep all sums far below `FAR`."""


def added(costs: Ints) -> int:
    """The sum of those costs that are possible."""
    return int(costs[costs < FAR // 2].sum())


@dataclass(frozen=True)
class Cheapest:
    """(W) what the cheapest day of every walker costs, and the days (`None`: there is none)."""

    costs: Ints
    days: tuple[Day | None, ...]


class Crowd:
    """Walkers (W) with K possible meetings each; `others` (W x K) are the parties they meet."""

    def __init__(self, parties: Sequence[int], walks: Sequence[Walk]) -> None:
        self.parties = parties
        walkers = [walk.walker for walk in walks]
        self.others: Ints = np.array([walk.others for walk in walks], np.int64)
        first = walkers[0]
        self._follows = first.follows
        self._count = len(first.allowed)
        self.allowed: Bools = np.zeros((len(walkers), self._count, len(first.follows)), np.bool_)
        for index, walker in enumerate(walkers):
            for meeting, slots in enumerate(walker.allowed):
                self.allowed[index, meeting, list(slots)] = True
        masks = np.arange(1 << self._count)
        held = np.array([mask.bit_count() for mask in masks.tolist()])
        forced = np.array([sum(1 << i for i in walker.forced) for walker in walkers])[:, None]
        least, most = (
            np.array([getattr(walker, name) for walker in walkers])[:, None]
            for name in ("least", "most")
        )
        self._full: Bools = held[None, :] >= most
        self._ends: Bools = (
            (masks[None, :] & forced == forced) & (held[None, :] >= least) & (held[None, :] <= most)
        )
        self._without = [masks[masks >> index & 1 == 0] for index in range(self._count)]

    def costs(self, prices: Ints) -> Ints:
        """(W) the least that any day costs at these prices (W x K x S), breaks included."""
        for state in self._states(prices):
            last = state
        found: Ints = np.where(self._ends, np.minimum(*last), FAR).min(axis=1)
        return found

    def cheapest(self, prices: Ints) -> Cheapest:
        """The least cost at these prices (W x K x S), and a day for every walker that costs it."""
        states = list(self._states(prices))
        ends = np.where(self._ends, np.minimum(*states[-1]), FAR)
        masks = ends.argmin(axis=1)
        costs: Ints = ends[np.arange(len(ends)), masks]
        days = tuple(
            self._day(states, prices[walker], walker, mask) if cost < FAR // 2 else None
            for walker, (mask, cost) in enumerate(zip(masks.tolist(), costs.tolist(), strict=True))
        )
        return Cheapest(costs, days)

    @cached_property
    def _first_break(self) -> Ints:
        """(masks) what a meeting after a pause costs: nothing if it is the first."""
        cost = np.full(1 << self._count, BREAK)
        cost[0] = 0
        return cost

    def _states(self, prices: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Before each slot and at the end: costs (W x masks) pausing, and just having met."""
        pausing = np.full(self._full.shape, FAR)
        pausing[:, 0] = 0
        meeting = np.full_like(pausing, FAR)
        yield pausing, meeting
        asked = np.where(self.allowed, prices, FAR)
        for slot in range(len(self._follows)):
            ready = self._ready(pausing, meeting, slot)
            pausing = np.minimum(pausing, meeting)
            meeting = np.full_like(pausing, FAR)
            for index, without in enumerate(self._without):
                if self.allowed[:, index, slot].any():
                    after = without | 1 << index
                    reached = ready[:, without] + asked[:, index, slot, None]
                    meeting[:, after] = np.minimum(meeting[:, after], reached)
            np.minimum(meeting, FAR, out=meeting)
            yield pausing, meeting

    def _ready(self, pausing: Ints, meeting: Ints, slot: int) -> Ints:
        """(W x masks) the cost of being about to meet in the slot."""
        again = meeting + (0 if self._follows[slot] else BREAK)
        return np.where(self._full, FAR, np.minimum(pausing + self._first_break, again))

    def _day(
        self, states: Sequence[tuple[Ints, Ints]], prices: Ints, walker: int, mask: int
    ) -> Day:
        """Follow the cheapest way back from its end."""
        day: list[tuple[int, int]] = []
        busy = bool(states[-1][1][walker, mask] < states[-1][0][walker, mask])
        for slot in range(len(self._follows) - 1, -1, -1):
            pausing, meeting = (side[walker] for side in states[slot])
            if not busy:
                busy = bool(meeting[mask] < pausing[mask])
                continue
            cost = states[slot + 1][1][walker, mask]
            follows = 0 if self._follows[slot] else BREAK
            for index in range(self._count):
                before = mask & ~(1 << index)
                if before == mask or not self.allowed[walker, index, slot]:
                    continue
                rest = cost - prices[index, slot]
                by_meeting = meeting[before] + follows == rest
                if by_meeting or pausing[before] + self._first_break[before] == rest:
                    day.append((index, slot))
                    mask, busy = before, bool(by_meeting)
                    break
            else:
                raise AssertionError("no way leads here")
        return tuple(reversed(day))


def crowds_of(walkers: Mapping[int, Walk]) -> list[Crowd]:
    """The walkers of a face, in crowds."""
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for party, walk in walkers.items():
        by_count[len(walk.rows)].append(party)
    return [Crowd(parties, [walkers[p] for p in parties]) for parties in by_count.values()]
