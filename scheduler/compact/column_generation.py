"""Column generation: prices that prove a bound on breaks, as duals of a linear program over days.

GLOP solves the `master` program over the days known so far, and the pricing problem finds cheaper
days at its prices, until there are none. The prices of every round prove a bound
(`relax.lagrangian.multipliers`), of which the best is kept, so the search may end at any time.

Idle slots are bounded in the same way among the timetables with no more breaks than a known one:
the dual value of that limit is the cost of a break.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.budget.clock import Clock
from scheduler.compact.master import Master
from scheduler.data.domain import Domain
from scheduler.data.metrics import tier_values
from scheduler.model.solution import DayPrices, IdlePrices, SlotPrices, Solution, TierPrices, Value
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.costs import BREAK, IDLE_SLOT, Weights, finite_sum, tier_credit
from scheduler.relax.lagrangian.multipliers import hosts_minimum, proven_minimum, slot_prices
from scheduler.relax.lagrangian.pricing import day_pricings
from scheduler.relax.lagrangian.travellers import Traveller

NO_VALUES: Mapping[str, Value] = {}
NO_PRICES = DayPrices(())
"""Prices that are all 0."""
TOLERANCE = 1e-6
"""How far the linear program's value may be from its exact value."""


@dataclass(frozen=True)
class BreakBound:
    """No timetable on the face has fewer breaks than `value`; `prices` prove it.

    Without travellers or time it is 0: prices then prove no more than counting.
    """

    value: int
    prices: DayPrices


def break_bound(
    domain: Domain,
    face: Face,
    travellers: dict[int, Traveller],
    start: Solution,
    clock: Clock,
    required: Mapping[str, Value] = NO_VALUES,
) -> BreakBound:
    """Return the best bound on breaks proven by prices within the time.

    `start` is a timetable, whose days are the first columns. `required` are those of its
    values in earlier tiers that the face does not imply.
    """
    if not travellers or clock.over():
        return BreakBound(0, NO_PRICES)
    best = BreakBound(proven_minimum(domain, face, NO_PRICES, required)[0], NO_PRICES)
    master = Master(domain, travellers, required)
    if not master.build(face, clock):
        return best
    master.add_days_of(start)
    for asked, _, tier_prices, total in _rounds(master, domain, face, clock, required):
        if total > best.value * BREAK:
            best = BreakBound(-(-total // BREAK), DayPrices(asked, owed=tier_prices))
        if best.value >= master.least - TOLERANCE:
            break
    return best


def idle_bound(
    domain: Domain,
    face: Face,
    travellers: dict[int, Traveller],
    start: Solution,
    clock: Clock,
    required: Mapping[str, Value] = NO_VALUES,
) -> tuple[int, IdlePrices | None]:
    """Return a bound on the idle slots of timetables on the face, and the prices that prove it.

    The timetables have no more breaks than `start`; `required` is as in `break_bound`.
    """
    if not travellers or clock.over():
        return 0, None
    breaks = tier_values(domain.problem, start, domain)["compactness"][0]
    master = Master(domain, travellers, required, breaks)
    if not master.build(face, clock):
        return 0, None
    master.add_days_of(start)
    idle, prices = 0, None
    for asked, one_break, tier_prices, total in _rounds(master, domain, face, clock, required):
        proven = -(-(total - one_break * breaks) // IDLE_SLOT)
        if proven > idle:
            idle, prices = proven, IdlePrices(asked, one_break, tier_prices)
        if idle >= master.least - TOLERANCE:
            break
    return idle, prices


def _rounds(
    master: Master, domain: Domain, face: Face, clock: Clock, required: Mapping[str, Value]
) -> Iterator[tuple[SlotPrices, int, TierPrices, int]]:
    """Yield prices, the cost of a break, the prices of `required`, and the bound on the total cost.

    Ends when there are no cheaper days, or time is up.
    """
    while not clock.over():
        solved = master.solve(clock)
        if solved is None:
            return
        prices, one_break, tier_prices = solved
        weights = Weights(one_break, master.one_idle, tier_credit(domain, tier_prices, required))
        pricings = day_pricings(master.travellers, weights)
        days = [pricing.cheapest(prices[pricing.others]) for pricing in pricings]
        total = sum(finite_sum(found.costs) for found in days)
        total += hosts_minimum(domain, face, master.travellers, prices, weights)
        yield slot_prices(prices), one_break, tier_prices, total
        new = [
            master.add(party, day)
            for pricing, found in zip(pricings, days, strict=True)
            for party, day in zip(pricing.parties, found.days, strict=True)
            if day is not None
        ]
        if not any(new):
            return
