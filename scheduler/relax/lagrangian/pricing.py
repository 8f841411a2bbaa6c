"""The pricing problem of travellers: their cheapest days at given prices, many at once.

Travellers with equally many possible meetings are priced in one batch.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.relax.lagrangian.costs import BREAKS_ALONE, INFINITE, Weights
from scheduler.relax.lagrangian.days import Day
from scheduler.relax.lagrangian.labels import Labelling, Labels
from scheduler.relax.lagrangian.travellers import Traveller

MOST_STATES = 2**17
"""Limit on the labels of a batch, in a slot and zone: memory grows with it."""


@dataclass(frozen=True)
class CheapestDays:
    """(W) the cost of the cheapest day of every traveller, and the days (`None`: there is none)."""

    costs: Ints
    days: tuple[Day | None, ...]


class DayPricing:
    """The pricing problem of travellers (W) with K possible meetings each.

    `parties` are the travellers' rows, `others` (W x K) the parties they meet.
    """

    def __init__(
        self,
        parties: Sequence[int],
        travellers: Sequence[Traveller],
        weights: Weights = BREAKS_ALONE,
    ) -> None:
        self._labelling = Labelling(parties, travellers, weights)
        self.parties = parties
        self.others = self._labelling.others

    def costs(self, prices: Ints) -> Ints:
        """Return (W) the least cost of any day at these prices (W x K x S), its breaks included."""
        labelling = self._labelling
        labels = labelling.labels(labelling.meeting_costs(prices))
        found: Ints = labelling.day_costs(labels).min(axis=1)
        return found

    def cheapest(self, prices: Ints) -> CheapestDays:
        """Return every traveller's least cost at these prices (W x K x S), and a day of it."""
        meeting_costs = self._labelling.meeting_costs(prices)
        labels = self._labelling.labels(meeting_costs)
        ends = self._labelling.day_costs(labels)
        credit = self._labelling.credit
        masks = ends.argmin(axis=1)
        costs: Ints = ends[np.arange(len(masks)), masks]
        back = _Backtracking(self._labelling, labels, meeting_costs)
        days = tuple(
            back.day(traveller, mask, cost + int(credit[traveller, mask]))
            if cost < INFINITE // 2
            else None
            for traveller, (mask, cost) in enumerate(
                zip(masks.tolist(), costs.tolist(), strict=True)
            )
        )
        return CheapestDays(costs, days)


@dataclass(frozen=True)
class _Backtracking:
    """Recovers days from labels."""

    labelling: Labelling
    labels: Labels
    costs: Ints

    def day(self, traveller: int, mask: int, cost: int) -> Day:
        """Return a day that ends with this mask at this cost."""
        day: list[tuple[int, int]] = []
        if not mask:
            return ()
        ended = self.labels.ended
        [(time, zone), *_] = np.argwhere(ended[:, :, traveller, mask] == cost).tolist()
        while True:
            index, slot, rest = self._last_meeting(traveller, mask, (time, zone, cost))
            day.append((index, slot))
            mask &= ~(1 << index)
            if not mask:
                return tuple(reversed(day))
            time, zone, cost = self._end_before(traveller, mask, (slot, zone, rest))

    def _last_meeting(
        self, traveller: int, mask: int, at: tuple[int, int, int]
    ) -> tuple[int, int, int]:
        """Return the meeting that ended, where it began, and the cost of everything before it."""
        time, zone, cost = at
        labelling = self.labelling
        for index in range(labelling.count):
            slot = time - int(labelling.lengths[traveller, index])
            if not mask >> index & 1 or labelling.zone[traveller, index] != zone or slot < 0:
                continue
            if labelling.allowed[traveller, index, slot]:
                rest = cost - int(self.costs[traveller, index, slot])
                if self.labels.ready[slot, zone, traveller, mask & ~(1 << index)] == rest:
                    return index, slot, rest
        raise AssertionError("no label leads here")

    def _end_before(
        self, traveller: int, mask: int, at: tuple[int, int, int]
    ) -> tuple[int, int, int]:
        """Return when and where the meeting before ended, and the cost up to then."""
        slot, zone, cost = at
        for time in range(slot, 0, -1):
            near = self.labelling.near(time, slot)
            rest = cost - self.labelling.pause(time, slot)
            for before in range(self.labelling.zones):
                apart = near and zone and before not in (0, zone)
                if not apart and self.labels.ended[time, before, traveller, mask] == rest:
                    return time, before, rest
        raise AssertionError("no label leads here")


def day_pricings(
    travellers: Mapping[int, Traveller], weights: Weights = BREAKS_ALONE
) -> list[DayPricing]:
    """Return the pricing problems of the travellers of a face, in batches."""
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for party, traveller in travellers.items():
        by_count[len(traveller.rows)].append(party)
    found = []
    for count, parties in by_count.items():
        most = MOST_STATES >> count
        for first in range(0, len(parties), most):
            some = parties[first : first + most]
            found.append(DayPricing(some, [travellers[party] for party in some], weights))
    return found
