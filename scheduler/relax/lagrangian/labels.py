"""Label setting for the days of many travellers at once: dynamic programming over arrays.

A label says which meetings are over (a mask), when the last of them ended, and in which zone.
Everything is exact in 64-bit integers as long as prices stay below `costs.MOST_PRICE`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scheduler.data.arrays import Bools, Ints
from scheduler.relax.lagrangian.costs import INFINITE, Weights
from scheduler.relax.lagrangian.travellers import Traveller


@dataclass(frozen=True)
class _Kind:
    """Travellers whose possible meeting at `index` takes `length` slots and is held in `zone`."""

    index: int
    length: int
    zone: int
    members: Ints


@dataclass(frozen=True)
class Labels:
    """Least costs before each slot and at the end (T = S + 1), by traveller and mask.

    `ended` (T x Z x W x masks): the last meeting ended with the slot before, in this zone.
    `ready` (S x Z x W x masks): a meeting in this zone begins now, its own cost left out.
    """

    ended: Ints
    ready: Ints


class Labelling:
    """Labels of travellers (W) with K possible meetings each; `others` (W x K): whom they meet.

    `parties` are the travellers' rows. Zone 0 is that of meetings without a zone, or of which it
    is not known. `credit` (W x masks) is taken off the cost of a day that ends with a mask.
    """

    def __init__(
        self, parties: Sequence[int], travellers: Sequence[Traveller], weights: Weights
    ) -> None:
        self.parties = parties
        self._weights = weights
        rules = [traveller.rules for traveller in travellers]
        self.others: Ints = np.array([traveller.others for traveller in travellers], np.int64)
        first = rules[0]
        self._follows = first.follows
        self._reach = first.reach
        self._days = first.days
        self.count = len(first.allowed)
        self._slots = len(first.follows)
        self.zones = 1 + max(max(own.zones, default=0) for own in rules)
        self.lengths: Ints = np.array([own.lengths for own in rules], np.int64)
        self.zone: Ints = np.array([own.zones for own in rules], np.int64)
        self.allowed: Bools = np.zeros((len(rules), self.count, self._slots), np.bool_)
        for index, own in enumerate(rules):
            for meeting, slots in enumerate(own.allowed):
                self.allowed[index, meeting, list(slots)] = True
        masks = np.arange(1 << self.count)
        held = np.array([mask.bit_count() for mask in masks.tolist()])
        forced = np.array([sum(1 << i for i in own.forced) for own in rules])[:, None]
        least = np.array([own.least for own in rules])[:, None]
        most = np.array([own.most for own in rules])[:, None]
        self.credit = self._credit_of(travellers, masks, held)
        self._full: Bools = held[None, :] >= most
        self._ends: Bools = (
            (masks[None, :] & forced == forced) & (held[None, :] >= least) & (held[None, :] <= most)
        )
        self._without = [masks[masks >> index & 1 == 0] for index in range(self.count)]

    def meeting_costs(self, prices: Ints) -> Ints:
        """Return (W x K x S) the prices of all slots of a meeting, by the slot it begins in."""
        costs: Ints = np.where(self.allowed, prices, INFINITE)
        for kind in self._kinds:
            for later in range(1, kind.length):
                covered = prices[kind.members, kind.index, later:]
                costs[kind.members, kind.index, : self._slots - later] += covered
        return costs

    def day_costs(self, labels: Labels) -> Ints:
        """Return (W x masks) the cost of a day with these meetings, less its credit."""
        last = labels.ended.min(axis=(0, 1))
        last[:, 0] = 0
        found: Ints = np.where(self._ends, last - self.credit, INFINITE)
        return found

    def labels(self, costs: Ints) -> Labels:
        """Return all labels at these costs of meetings (W x K x S)."""
        shape = (self._slots + 1, self.zones, *self._full.shape)
        ended = np.full(shape, INFINITE)
        ready = np.full((self._slots, *shape[1:]), INFINITE)
        settled = np.full(self._full.shape, INFINITE)
        settled[:, 0] = 0
        waits = np.full(1 << self.count, self._weights.idle)
        waits[0] = 0
        since = 0
        rested = np.full_like(settled, INFINITE)
        for slot in range(self._slots):
            until = max(since, min(slot, slot - self._reach[slot] + 1))
            if slot and self._days[slot] != self._days[slot - 1]:
                rested = ended[:since].min(axis=(0, 1), initial=INFINITE)
                settled = np.full_like(settled, INFINITE)
                settled[:, 0] = 0
            elif slot:
                settled = settled + waits
            for time in range(since, until):
                aged = ended[time].min(axis=0) + self.pause(time, slot)
                pool = settled if self._one_day(time, slot) else rested
                np.minimum(pool, aged, out=pool)
            since = until
            ready[slot] = self._ready(ended, np.minimum(settled, rested), slot, since)
            self._hold(ended, ready[slot], costs, slot)
        return Labels(ended, ready)

    def pause(self, time: int, slot: int) -> int:
        """Return the cost of a pause from a meeting that ended before `time` to the slot."""
        if not self._one_day(time, slot) or (time == slot and self._follows[slot]):
            return 0
        return self._weights.breaks + self._weights.idle * (slot - time)

    def _one_day(self, time: int, slot: int) -> bool:
        """Return whether the slot before `time` is on the day of the slot."""
        return time > 0 and self._days[time - 1] == self._days[slot]

    def near(self, time: int, slot: int) -> bool:
        """Return whether there is no time to change zones from before `time` to the slot."""
        return slot - (time - 1) <= self._reach[slot]

    def _credit_of(self, travellers: Sequence[Traveller], masks: Ints, held: Ints) -> Ints:
        """Return (W x masks) the credit of these meetings."""
        credit = self._weights.credit
        found: Ints = np.zeros((len(travellers), len(masks)), np.int64)
        if credit is not None:
            highest = credit.numbers.shape[1] - 1
            found += credit.numbers[list(self.parties)][:, np.minimum(held, highest)]
            bits = masks[None, :] >> np.arange(self.count)[:, None] & 1
            rows = np.array([traveller.rows for traveller in travellers])
            found += credit.meetings[rows] @ bits
        return found

    @cached_property
    def _kinds(self) -> list[_Kind]:
        return [
            _Kind(index, length, zone, members)
            for index in range(self.count)
            for length in np.unique(self.lengths[:, index]).tolist()
            for zone in range(self.zones)
            if len(
                members := np.flatnonzero(
                    (self.lengths[:, index] == length) & (self.zone[:, index] == zone)
                )
            )
        ]

    def _ready(self, ended: Ints, settled: Ints, slot: int, since: int) -> Ints:
        """Return (Z x W x masks) the cost of being about to meet in the slot, in each zone."""
        ready = np.repeat(settled[None], self.zones, axis=0)
        for time in range(since, slot + 1):
            pause = self.pause(time, slot)
            near = self.near(time, slot)
            for zone in range(self.zones):
                froms = {0, zone} if near and zone else range(self.zones)
                for before in froms:
                    np.minimum(ready[zone], ended[time, before] + pause, out=ready[zone])
        found: Ints = np.where(self._full, INFINITE, ready)
        return found

    def _hold(self, ended: Ints, ready: Ints, costs: Ints, slot: int) -> None:
        """Extend the labels by each of the meetings that may begin in the slot."""
        for kind in self._kinds:
            if not self.allowed[kind.members, kind.index, slot].any():
                continue
            without = self._without[kind.index]
            after = ended[slot + kind.length, kind.zone]
            reached = ready[kind.zone][np.ix_(kind.members, without)]
            reached = np.minimum(INFINITE, reached + costs[kind.members, kind.index, slot, None])
            where = np.ix_(kind.members, without | 1 << kind.index)
            after[where] = np.minimum(after[where], reached)
