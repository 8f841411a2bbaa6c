"""What prices of meetings prove about breaks, proven_minimum in exact integers without any solver.

Walkers go from one host to the next; a host is everybody else. Let every meeting with host h in
slot t cost a price y(h, t), of either sign, which the host earns. The prices cancel out, so the
breaks of any timetable on a face are at least

    sum over walkers of (the cheapest day: its breaks and what its meetings cost)
    + sum over meetings between hosts of (the least that it costs, if it is held)
    + sum over hosts of (the cheapest programme: its breaks less what its meetings earn):

a Lagrangian relaxation of "whom a walker meets, meets the walker". Each part is a minimum by
itself, found by dynamic programming: a walker needs time to walk between zones, and a meeting of
several slots costs the prices of all. The prices cannot be wrong, only weak.

With w for every break and v for every idle slot in place of 1 and 0, the same sum L bounds
w breaks + v idle; so timetables with b breaks have at least (L - w b) / v idle slots.

What is reached in an earlier tier is owed by every timetable that is as good there: at a price
for what that tier counts, days cost so much less, and all of them together as much more as is owed.
"""

from collections.abc import Mapping

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import DayPrices, SlotPrices, Solution, Value
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


def chosen_face(domain: Domain, solution: Solution) -> Face:
    """The face of the timetables that hold exactly the solution's meetings."""
    held = np.zeros(len(domain.a), np.int64)
    held[[domain.problem.candidate_index[identity] for identity in solution.placements]] = 1
    count = np.zeros_like(domain.most)
    np.add.at(count, domain.a, held)
    np.add.at(count, domain.b, held)
    return Face(least=count, most=count, low=held, high=held)


def slot_prices(prices: Ints) -> SlotPrices:
    """Prices (P x S) as they stand in a witness."""
    asked = np.argwhere(prices)
    return tuple((party, slot, int(prices[party, slot])) for party, slot in asked.tolist())


def proven_minimum(
    domain: Domain, face: Face, witness: DayPrices, values: Mapping[str, Value]
) -> tuple[int, int]:
    """Breaks and, with these, idle slots without which no timetable on the face can be.

    As far as the witness proves it, for timetables as good as these `values` in the tiers before.
    The face is that of the parties (`relaxation.of_parties`).
    Who asks a price counts as a host. Raises `ValueError` for a witness that does not fit the
    problem, or whose prices are too large for exact arithmetic in 64 bits.
    """
    weights = Weights(BREAK, 0, tier_credit(domain, witness.owed, values))
    breaks = max(0, -(-_least(domain, face, witness.asked, weights) // weights.breaks))
    if witness.idle is None:
        return breaks, 0
    if not 0 <= witness.idle.breaks < MOST_PRICE:
        raise ValueError(f"a break cannot cost {witness.idle.breaks}")
    worth = tier_credit(domain, witness.idle.owed, values)
    weights = Weights(witness.idle.breaks, IDLE_SLOT, worth)
    least = _least(domain, face, witness.idle.asked, weights)
    return breaks, max(0, -(-(least - weights.breaks * breaks) // weights.idle))


def _least(domain: Domain, face: Face, asked: SlotPrices, weights: Weights) -> int:
    """What any timetable on the face costs at least."""
    prices = _prices(domain, asked)
    walkers = travellers_of(domain, face, set(np.flatnonzero(prices.any(axis=1)).tolist()))
    days = [crowd.costs(prices[crowd.others]) for crowd in day_pricings(walkers, weights)]
    return sum(map(finite_sum, days)) + hosts_minimum(domain, face, walkers, prices, weights)


def hosts_minimum(
    domain: Domain, face: Face, walkers: Mapping[int, Traveller], prices: Ints, weights: Weights
) -> int:
    """What meetings between hosts cost at least, and hosts' programmes less what they earn."""
    rows = sorted(host_rows(face, walkers))
    worth = weights.worth
    counts = np.zeros_like(domain.score) if worth is None else worth.meetings
    total: int = sum(_cheapest(domain, face, prices, row, int(counts[row])) for row in rows)
    if worth is not None:
        walking = np.isin(np.arange(len(prices)), list(walkers))
        total += worth.owed - int(worth.numbers[~walking, -1].sum())
    hosts = np.array([p for p in range(len(prices)) if p not in walkers], np.int64)
    if not len(hosts):
        return total
    follows = [s > 0 and domain.problem.adjacent(s - 1) for s in range(prices.shape[1])]
    least, most = held_slots(domain, face)
    costs = cheapest_profiles(
        domain.room[hosts], least[hosts], most[hosts], follows, prices[hosts], weights
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


def _cheapest(domain: Domain, face: Face, prices: Ints, row: int, worth: int) -> int:
    """What a meeting between hosts costs at least, nothing if it need not be held."""
    covered = prices[domain.a[row]] + prices[domain.b[row]]
    length = int(domain.length[row])
    costs = [
        int(covered[slot : slot + length].sum()) - worth
        for slot in np.flatnonzero(domain.starts[row]).tolist()
    ]
    cheapest = min(costs, default=0)
    return cheapest if face.low[row] == 1 else min(0, cheapest)
