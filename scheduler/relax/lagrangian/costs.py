"""What prices are set against: breaks, idle slots, and what a timetable owes to earlier tiers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import TierPrices, Value
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import Objective, objective_of, scalar

BREAK = 1_000_000
"""The price of a break; other prices are in the same unit."""
MOST_CREDIT = 2**50
"""Of everything that counts in earlier tiers, taken together: sums stay exact in 64 bits."""


@dataclass(frozen=True)
class TierCredit:
    """What meetings (M), and numbers of meetings of the parties (P x N+1), count in earlier tiers.

    Every timetable that is as good there has `owed` at least.
    """

    meetings: Ints
    numbers: Ints
    owed: int


@dataclass(frozen=True)
class Weights:
    """What a break and an idle slot cost, and what is taken off for earlier tiers, in one unit."""

    breaks: int
    idle: int
    worth: TierCredit | None = None


BREAKS_ALONE = Weights(BREAK, 0)


def tier_credit(domain: Domain, owed: TierPrices, values: Mapping[str, Value]) -> TierCredit | None:
    """The worth in the tiers that a witness names, given what was reached in them.

    Raises `ValueError` for a tier that does not come before, a worth below 0 or one too large.
    """
    if not owed:
        return None
    parties, most = len(domain.most), int(domain.target.max(initial=0))
    meetings = np.zeros(len(domain.a), np.int64)
    numbers = np.zeros((parties, most + 1), np.int64)
    total = least = 0
    for tier, price in owed:
        if tier not in FLOW_TIERS or tier not in values or price < 0:
            raise ValueError(f"nothing can be owed to the tier {tier!r} at {price}")
        objective = objective_of(domain, tier)
        rewards = rewards_of(objective, parties, most)
        total += price * (int(np.abs(objective.weight).sum()) + int(rewards[:, -1].sum()))
        if total >= MOST_CREDIT:
            raise ValueError(f"the worth of the tier {tier!r} is too large")
        meetings += price * objective.weight
        numbers += price * rewards
        least += price * scalar(tier, values[tier])
    return TierCredit(meetings, numbers, least)


def rewards_of(objective: Objective, parties: int, most: int) -> Ints:
    """(P x N+1) what 0, 1, ... N = `most` meetings of a party earn; more earn no more."""
    numbers = [np.full_like(objective.target, number) for number in range(most + 1)]
    return np.stack([objective.reward(held)[:parties] for held in numbers], axis=1)


def finite_sum(costs: Ints) -> int:
    """The sum of those costs that are possible."""
    return int(costs[costs < INFINITE // 2].sum())


INFINITE = 2**60
"""Stands for "impossible": prices may shift it a little, so costs above half of it are none."""


MOST_PRICE = 2**40
"""Prices (of either sign) below it keep all sums far below `INFINITE`."""


IDLE_SLOT = 1_000_000
"""The price of an idle slot where idle slots are priced."""
