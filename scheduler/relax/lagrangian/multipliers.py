"""Multipliers: what prices of meetings prove about breaks, in exact integers without any solver.

Travellers go from one meeting to the next; every other party is a host. Let every meeting with host
h in slot t cost a price y(h, t), of either sign, which the host earns. The prices cancel out, so
the breaks of any timetable on a face are at least

    sum over travellers of (the cheapest day: its breaks and what its meetings cost)
    + sum over meetings between hosts of (the least cost, if it is held)
    + sum over hosts of (the cheapest load profile: its breaks less what its meetings earn):

a Lagrangian relaxation of the constraint that both sides of a meeting hold it. Each part is a
minimum by itself, found by dynamic programming: a traveller needs time to walk between zones, and a
meeting of several slots costs the prices of all. Whatever the prices are, the bound holds; some are
weak.

With w for every break and v for every idle slot in place of 1 and 0, the same sum L bounds
w breaks + v idle; so timetables with b breaks have at least (L - w b) / v idle slots.

Values reached in earlier tiers enter by prices as well: what a day counts in such a tier is taken
off its cost, and what every timetable as good in these tiers must count is added to the sum.
"""

from collections.abc import Mapping

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import DayPrices, SlotPrices, Value
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.costs import (
    BREAK,
    IDLE_SLOT,
    MOST_PRICE,
    Weights,
    finite_sum,
    tier_credit,
)
from scheduler.relax.lagrangian.host_loads import held_slots
from scheduler.relax.lagrangian.host_pricing import cheapest_profiles
from scheduler.relax.lagrangian.pricing import day_pricings
from scheduler.relax.lagrangian.travellers import Traveller, host_rows, travellers_of


def slot_prices(prices: Ints) -> SlotPrices:
    """Return prices (P x S) as a witness lists them."""
    asked = np.argwhere(prices)
    return tuple((party, slot, int(prices[party, slot])) for party, slot in asked.tolist())


def proven_minimum(
    domain: Domain, face: Face, witness: DayPrices, values: Mapping[str, Value]
) -> tuple[int, int]:
    """Return bounds on breaks and, with these breaks, on idle slots that the witness proves.

    They hold for timetables on the face that are as good as `values` in the tiers before. The face
    is that of the parties (`degree.party_face`). A party with a price counts as a host. Raises
    `ValueError` for a witness that does not fit the problem, or whose prices are too large for
    exact arithmetic in 64 bits.
    """
    weights = Weights(BREAK, 0, tier_credit(domain, witness.owed, values, witness.unit))
    breaks = max(0, -(-_least(domain, face, witness.asked, weights) // weights.breaks))
    if witness.idle is None:
        return breaks, 0
    if not 0 <= witness.idle.breaks < MOST_PRICE:
        raise ValueError(f"a break cannot cost {witness.idle.breaks}")
    credit = tier_credit(domain, witness.idle.owed, values, witness.unit)
    weights = Weights(witness.idle.breaks, IDLE_SLOT, credit)
    least = _least(domain, face, witness.idle.asked, weights)
    return breaks, max(0, -(-(least - weights.breaks * breaks) // weights.idle))


def _least(domain: Domain, face: Face, asked: SlotPrices, weights: Weights) -> int:
    """Return a bound on the cost of any timetable on the face."""
    prices = _prices(domain, asked)
    travellers = travellers_of(domain, face, set(np.flatnonzero(prices.any(axis=1)).tolist()))
    days = [pricing.costs(prices[pricing.others]) for pricing in day_pricings(travellers, weights)]
    return sum(map(finite_sum, days)) + hosts_minimum(domain, face, travellers, prices, weights)


def hosts_minimum(
    domain: Domain, face: Face, travellers: Mapping[int, Traveller], prices: Ints, weights: Weights
) -> int:
    """Return the part of the bound that is not travellers' days: host pairs and load profiles."""
    rows = sorted(host_rows(face, travellers))
    credit = weights.credit
    counts = np.zeros_like(domain.score) if credit is None else credit.meetings
    total: int = sum(_cheapest(domain, face, prices, row, int(counts[row])) for row in rows)
    if credit is not None:
        travelling = np.isin(np.arange(len(prices)), list(travellers))
        total += credit.least - int(credit.numbers[~travelling, -1].sum())
    hosts = np.array([p for p in range(len(prices)) if p not in travellers], np.int64)
    if not len(hosts):
        return total
    follows = [s > 0 and domain.problem.adjacent(s - 1) for s in range(prices.shape[1])]
    least, most = held_slots(domain, face)
    opens = {day.start for day in domain.problem.days}
    costs = cheapest_profiles(
        domain.room[hosts], least[hosts], most[hosts], follows, prices[hosts], weights, opens
    )
    return total + finite_sum(costs)


def _prices(domain: Domain, asked: SlotPrices) -> Ints:
    prices: Ints = np.zeros_like(domain.room)
    for party, slot, price in asked:
        if not (0 <= party < prices.shape[0] and 0 <= slot < prices.shape[1]):
            raise ValueError(f"there is no party {party} or no slot {slot}")
        if abs(price) >= MOST_PRICE:
            raise ValueError(f"the price {price} is too large")
        prices[party, slot] = price
    return prices


def _cheapest(domain: Domain, face: Face, prices: Ints, row: int, credit: int) -> int:
    """Return the least cost of a meeting between hosts, at most 0 if it need not be held."""
    covered = prices[domain.a[row]] + prices[domain.b[row]]
    length = int(domain.length[row])
    costs = [
        int(covered[slot : slot + length].sum()) - credit
        for slot in np.flatnonzero(domain.starts[row]).tolist()
    ]
    cheapest = min(costs, default=0)
    return cheapest if face.low[row] == 1 else min(0, cheapest)
