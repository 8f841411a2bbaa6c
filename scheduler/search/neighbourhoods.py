"""Large neighbourhoods for the first tiers: a few parties are planned anew, all others stay.

A round frees all meetings of some parties that one meeting left out could be held with, and
optimises the tiers over these by CP-SAT (large neighbourhood search: Shaw, 1998). The models are
small, so a round takes a fraction of the time in which CP-SAT would find anything on the whole.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scheduler.anytime.incumbent import Incumbent
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.cpsat.model import TierModel, TimeOverError
from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.data.placements import published_rows
from scheduler.relax.degree import party_degrees

NEAR_SHARE = 0.4
"""Share of the time left for the search."""
WHOLE_STARTS = 4_000
"""Starts of candidates up to which CP-SAT searches the whole at once."""
FREE_STARTS = 800
"""Limit on the starts of freed candidates, which keeps a round short."""
ROUND_SECONDS = 1.0
"""Time of a round for one tier."""
IN_VAIN = 30
"""Rounds in a row without an improvement after which the search ends."""
NEEDY = 0.7
"""Share of rounds that start at a visitor who has too few meetings, while there is one."""


def is_small(domain: Domain) -> bool:
    """Return whether CP-SAT may well search the whole problem at once."""
    return bool(domain.starts.sum() < WHOLE_STARTS)


def plan_anew(incumbent: Incumbent, tiers: Sequence[str], clock: Clock, effort: Effort) -> None:
    """Improve the incumbent within a share of the time left."""
    part = clock.part(clock.left() * NEAR_SHARE)
    Neighbourhoods(incumbent, tiers, clock, effort).run(part)


class Neighbourhoods:
    """A search that improves the incumbent in the first tiers, `tiers`, which flows bound."""

    def __init__(
        self, incumbent: Incumbent, tiers: Sequence[str], clock: Clock, effort: Effort
    ) -> None:
        self._domain = incumbent.domain
        self._incumbent = incumbent
        self._tiers = tiers
        self._clock = clock
        self._effort = effort
        self._dice = random.Random(effort.seed)  # noqa: S311

    def run(self, until: Clock) -> None:
        """Search until the bounds are attained, rounds are in vain, or time is up.

        A round that has begun by then may go on: half a round gives up what later tiers count.
        """
        vain = 0
        while vain < IN_VAIN and not (until.over() or self._attained()):
            before = self._incumbent.solution
            freed = self._freed()
            if freed is None:
                return
            try:
                self._round(freed)
            except TimeOverError:
                return
            vain = 0 if self._incumbent.solution is not before else vain + 1

    def _attained(self) -> bool:
        return all(self._incumbent.reached(tier) for tier in self._tiers)

    def _round(self, domain: Domain) -> None:
        """Optimise the tiers over these starts; what it proves holds of these alone."""
        model = TierModel(domain, domain.starts, self._incumbent, self._clock, self._effort)
        for tier in self._tiers:
            if self._clock.over():
                return
            bound = self._incumbent.bounds[tier]
            model.optimise(tier, bound, self._clock.part(ROUND_SECONDS))

    def _freed(self) -> Domain | None:
        """Return the domain of a round: others' meetings are held where they are."""
        domain, solution = self._domain, self._incumbent.solution
        if solution is None:
            return None
        placed = published_rows(domain.problem, solution)
        starts = np.zeros_like(domain.starts)
        for row, placement in placed.items():
            starts[row, placement.slot] = True
        taken = np.zeros(len(domain.a), np.bool_)
        taken[list(placed)] = True
        left_out = np.flatnonzero(~taken & domain.starts.any(axis=1))
        if not len(left_out):
            return None
        focus = self._focus(left_out, party_degrees(domain, taken))
        free = np.zeros_like(taken)
        for party in self._around(focus):
            more = free | (domain.a == party) | (domain.b == party)
            if free.any() and domain.starts[more].sum() > FREE_STARTS:
                break
            free = more
        starts[free] = domain.starts[free]
        return replace(domain, starts=starts, held=domain.held | (taken & ~free))

    def _focus(self, left_out: Ints, number: Ints) -> int:
        """Return a candidate left out, often one of a visitor with too few meetings."""
        domain = self._domain
        lacks = np.maximum(domain.target - number, 0)
        need = np.maximum(lacks[domain.a[left_out]], lacks[domain.b[left_out]])
        if "fairness" in self._tiers and need.any() and self._dice.random() < NEEDY:
            left_out = left_out[need == need.max()]
        return int(left_out[self._dice.randrange(len(left_out))])

    def _around(self, row: int) -> list[int]:
        """Return the parties of a candidate, then others that one of them could meet, shuffled."""
        domain = self._domain
        a, b = int(domain.a[row]), int(domain.b[row])
        meets = (domain.a == a) | (domain.b == a) | (domain.a == b) | (domain.b == b)
        near = sorted({*domain.a[meets].tolist(), *domain.b[meets].tolist()} - {a, b})
        self._dice.shuffle(near)
        return [a, b, *near]
