"""The cheapest days of many walkers at once, by dynamic programming over arrays.

Walkers with equally many possible meetings form a crowd. A state is which meetings are over (a
mask), when the last of them ended, and in which zone. Everything is exact in 64-bit integers as
long as prices stay below `MOST_PRICE`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scheduler.data.arrays import Bools, Ints
from scheduler.relax.lagrangian.costs import BREAKS_ALONE, INFINITE, Weights
from scheduler.relax.lagrangian.days import Day
from scheduler.relax.lagrangian.travellers import Traveller

MOST_STATES = 2**17
"""Of a crowd, in a slot and zone: memory grows with it."""


@dataclass(frozen=True)
class CheapestDays:
    """(W) what the cheapest day of every walker costs, and the days (`None`: there is none)."""

    costs: Ints
    days: tuple[Day | None, ...]


@dataclass(frozen=True)
class _Kind:
    """Walkers whose possible meeting at `index` takes `length` slots and is held in `zone`."""

    index: int
    length: int
    zone: int
    walkers: Ints


@dataclass(frozen=True)
class _States:
    """Costs before each slot and at the end (T = S + 1), by walker and mask.

    `ended` (T x Z x W x masks): the last meeting ended with the slot before, in this zone.
    `ready` (S x Z x W x masks): a meeting in this zone begins now, its own price left out.
    """

    ended: Ints
    ready: Ints


class DayPricing:
    """Walkers (W) with K possible meetings each; `others` (W x K) are the parties they meet.

    Zone 0 is that of meetings which are held nowhere in particular, or it is not known where.
    """

    def __init__(
        self, parties: Sequence[int], walks: Sequence[Traveller], weights: Weights = BREAKS_ALONE
    ) -> None:
        self.parties = parties
        self._weights = weights
        walkers = [walk.walker for walk in walks]
        self.others: Ints = np.array([walk.others for walk in walks], np.int64)
        first = walkers[0]
        self._follows = first.follows
        self._reach = first.reach
        self._count = len(first.allowed)
        self._slots = len(first.follows)
        self._zones = 1 + max(max(walker.zones, default=0) for walker in walkers)
        self._walkers = np.arange(len(walkers))
        self.lengths: Ints = np.array([walker.lengths for walker in walkers], np.int64)
        self._zone: Ints = np.array([walker.zones for walker in walkers], np.int64)
        self.allowed: Bools = np.zeros((len(walkers), self._count, self._slots), np.bool_)
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
        self._worth = self._worth_of(walks, masks, held)
        self._full: Bools = held[None, :] >= most
        self._ends: Bools = (
            (masks[None, :] & forced == forced) & (held[None, :] >= least) & (held[None, :] <= most)
        )
        self._without = [masks[masks >> index & 1 == 0] for index in range(self._count)]

    def costs(self, prices: Ints) -> Ints:
        """(W) the least that any day costs at these prices (W x K x S), its breaks included."""
        found: Ints = self._last(self._states(self._asked(prices))).min(axis=1)
        return found

    def cheapest(self, prices: Ints) -> CheapestDays:
        """The least cost at these prices (W x K x S), and a day for every walker that costs it."""
        asked = self._asked(prices)
        states = self._states(asked)
        ends = self._last(states)
        masks = ends.argmin(axis=1)
        costs: Ints = ends[self._walkers, masks]
        days = tuple(
            self._day(states, asked, walker, mask, cost + int(self._worth[walker, mask]))
            if cost < INFINITE // 2
            else None
            for walker, (mask, cost) in enumerate(zip(masks.tolist(), costs.tolist(), strict=True))
        )
        return CheapestDays(costs, days)

    def _worth_of(self, walks: Sequence[Traveller], masks: Ints, held: Ints) -> Ints:
        """(W x masks) what it counts in earlier tiers to hold these meetings."""
        worth = self._weights.worth
        found: Ints = np.zeros((len(walks), len(masks)), np.int64)
        if worth is not None:
            highest = worth.numbers.shape[1] - 1
            found += worth.numbers[list(self.parties)][:, np.minimum(held, highest)]
            bits = masks[None, :] >> np.arange(self._count)[:, None] & 1
            found += worth.meetings[np.array([walk.rows for walk in walks])] @ bits
        return found

    @cached_property
    def _kinds(self) -> list[_Kind]:
        return [
            _Kind(index, length, zone, walkers)
            for index in range(self._count)
            for length in np.unique(self.lengths[:, index]).tolist()
            for zone in range(self._zones)
            if len(
                walkers := np.flatnonzero(
                    (self.lengths[:, index] == length) & (self._zone[:, index] == zone)
                )
            )
        ]

    def _asked(self, prices: Ints) -> Ints:
        """(W x K x S) what a meeting costs that begins in a slot, over all the slots it takes."""
        asked: Ints = np.where(self.allowed, prices, INFINITE)
        for kind in self._kinds:
            for later in range(1, kind.length):
                covered = prices[kind.walkers, kind.index, later:]
                asked[kind.walkers, kind.index, : self._slots - later] += covered
        return asked

    def _last(self, states: _States) -> Ints:
        """(W x masks) the cost of a day that ends with these meetings over, less its worth."""
        last = states.ended.min(axis=(0, 1))
        last[:, 0] = 0
        found: Ints = np.where(self._ends, last - self._worth, INFINITE)
        return found

    def _states(self, asked: Ints) -> _States:
        shape = (self._slots + 1, self._zones, *self._full.shape)
        ended = np.full(shape, INFINITE)
        ready = np.full((self._slots, *shape[1:]), INFINITE)
        settled = np.full(self._full.shape, INFINITE)
        settled[:, 0] = 0
        waits = np.full(1 << self._count, self._weights.idle)
        waits[0] = 0
        since = 0
        for slot in range(self._slots):
            until = max(since, min(slot, slot - self._reach[slot] + 1))
            if slot:
                settled = settled + waits
            for time in range(since, until):
                aged = ended[time].min(axis=0) + self._pause(time, slot)
                np.minimum(settled, aged, out=settled)
            since = until
            ready[slot] = self._ready(ended, settled, slot, since)
            self._hold(ended, ready[slot], asked, slot)
        return _States(ended, ready)

    def _pause(self, time: int, slot: int) -> int:
        """What it costs to begin a meeting in the slot if the last one ended before `time`."""
        if time == slot and self._follows[slot]:
            return 0
        return self._weights.breaks + self._weights.idle * (slot - time)

    def _ready(self, ended: Ints, settled: Ints, slot: int, since: int) -> Ints:
        """(Z x W x masks) the cost of being about to meet in the slot, in each zone."""
        ready = np.repeat(settled[None], self._zones, axis=0)
        for time in range(since, slot + 1):
            pause = self._pause(time, slot)
            near = slot - (time - 1) <= self._reach[slot]
            for zone in range(self._zones):
                froms = {0, zone} if near and zone else range(self._zones)
                for before in froms:
                    np.minimum(ready[zone], ended[time, before] + pause, out=ready[zone])
        found: Ints = np.where(self._full, INFINITE, ready)
        return found

    def _hold(self, ended: Ints, ready: Ints, asked: Ints, slot: int) -> None:
        """Let each of the meetings begin in the slot."""
        for kind in self._kinds:
            if not self.allowed[kind.walkers, kind.index, slot].any():
                continue
            without = self._without[kind.index]
            after = ended[slot + kind.length, kind.zone]
            reached = ready[kind.zone][np.ix_(kind.walkers, without)]
            reached = np.minimum(INFINITE, reached + asked[kind.walkers, kind.index, slot, None])
            where = np.ix_(kind.walkers, without | 1 << kind.index)
            after[where] = np.minimum(after[where], reached)

    def _day(self, states: _States, asked: Ints, walker: int, mask: int, cost: int) -> Day:
        """Follow the cheapest way back from its end."""
        day: list[tuple[int, int]] = []
        if not mask:
            return ()
        [(time, zone), *_] = np.argwhere(states.ended[:, :, walker, mask] == cost).tolist()
        while True:
            index, slot, rest = self._held(states, asked, walker, mask, (time, zone, cost))
            day.append((index, slot))
            mask &= ~(1 << index)
            if not mask:
                return tuple(reversed(day))
            time, zone, cost = self._before(states, walker, mask, (slot, zone, rest))

    def _held(
        self, states: _States, asked: Ints, walker: int, mask: int, at: tuple[int, int, int]
    ) -> tuple[int, int, int]:
        """The meeting that ended, where it began, and what everything before it cost."""
        time, zone, cost = at
        for index in range(self._count):
            slot = time - int(self.lengths[walker, index])
            if not mask >> index & 1 or self._zone[walker, index] != zone or slot < 0:
                continue
            if self.allowed[walker, index, slot]:
                rest = cost - int(asked[walker, index, slot])
                if states.ready[slot, zone, walker, mask & ~(1 << index)] == rest:
                    return index, slot, rest
        raise AssertionError("no way leads here")

    def _before(
        self, states: _States, walker: int, mask: int, at: tuple[int, int, int]
    ) -> tuple[int, int, int]:
        """When and where the meeting before ended, and what it cost to be there."""
        slot, zone, cost = at
        for time in range(slot, 0, -1):
            near = slot - (time - 1) <= self._reach[slot]
            rest = cost - self._pause(time, slot)
            for before in range(self._zones):
                apart = near and zone and before not in (0, zone)
                if not apart and states.ended[time, before, walker, mask] == rest:
                    return time, before, rest
        raise AssertionError("no way leads here")


def day_pricings(
    walkers: Mapping[int, Traveller], weights: Weights = BREAKS_ALONE
) -> list[DayPricing]:
    """The walkers of a face, in crowds."""
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for party, walk in walkers.items():
        by_count[len(walk.rows)].append(party)
    found = []
    for count, parties in by_count.items():
        most = MOST_STATES >> count
        for first in range(0, len(parties), most):
            some = parties[first : first + most]
            found.append(DayPricing(some, [walkers[party] for party in some], weights))
    return found
