"""Costs of breaks and idle slots, and the credit for what earlier tiers count."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import TierPrices, Value
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import Objective, objective_of, scalar

BREAK = 1_000_000
"""The price of a break; other prices are in the same unit."""
MOST_CREDIT = 2**50
"""Limit on the credit of all meetings together: below it sums stay exact in 64 bits."""


INFINITE = 2**60
"""The cost of what is impossible. Prices may shift it: any cost above half of it is infinite."""
MOST_PRICE = 2**40
"""Limit on prices of either sign, which keeps all sums far below `INFINITE`."""
IDLE_SLOT = 1_000_000
"""The price of an idle slot in a bound on idle slots."""


@dataclass(frozen=True)
class TierCredit:
    """What is taken off the cost of a timetable for its values in earlier tiers.

    `meetings` (M) is the credit of a meeting, `numbers` (P x N+1) that of a party's number of
    meetings. Every timetable that is as good in these tiers has a credit of at least `least`.
    """

    meetings: Ints
    numbers: Ints
    least: int


@dataclass(frozen=True)
class Weights:
    """Costs of a break and of an idle slot, and the credit for earlier tiers, in one unit."""

    breaks: int
    idle: int
    credit: TierCredit | None = None


BREAKS_ALONE = Weights(BREAK, 0)


def tier_credit(
    domain: Domain, owed: TierPrices, values: Mapping[str, Value], unit: int = 1
) -> TierCredit | None:
    """Return the credit for the tiers that a witness names, given the values reached in them.

    The price of satisfaction is one of `unit` points. Raises `ValueError` for a tier that does not
    come before, a price below 0, a unit that does not divide every score, or too large a credit.
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
        objective, reached = objective_of(domain, tier), scalar(tier, values[tier])
        if tier == "satisfaction":
            if not 1 <= unit < MOST_PRICE or (objective.weight % unit).any():
                raise ValueError(f"{unit} points do not divide every score")
            objective = replace(objective, weight=objective.weight // unit)
            reached //= unit
        rewards = rewards_of(objective, parties, most)
        total += price * (int(np.abs(objective.weight).sum()) + int(rewards[:, -1].sum()))
        if max(price, total) >= MOST_CREDIT:
            raise ValueError(f"the worth of the tier {tier!r} is too large")
        meetings += price * objective.weight
        numbers += price * rewards
        least += price * reached
    return TierCredit(meetings, numbers, least)


def rewards_of(objective: Objective, parties: int, most: int) -> Ints:
    """Return (P x N+1) the reward of 0, 1, ... N = `most` meetings of a party."""
    numbers = [np.full_like(objective.target, number) for number in range(most + 1)]
    return np.stack([objective.reward(held)[:parties] for held in numbers], axis=1)


def finite_sum(costs: Ints) -> int:
    """Return the sum of the costs that are not infinite."""
    return int(costs[costs < INFINITE // 2].sum())
