"""Prices that prove a bound on breaks: duals of a linear program over days, by column generation.

GLOP solves the program (`program`) over the days known so far, and dynamic programming finds
cheaper days at its prices, until there are none. The prices of every round prove a bound
(`prices`), of which the best is kept, so the search may end at any time.

Idle slots are bounded the same way among the timetables with no more breaks than are known to be
needed: the dual value of that limit is what a break then costs.
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
"""Hosts that ask nothing."""
TOLERANCE = 1e-6
"""How far the linear program's value may be from what it stands for."""


@dataclass(frozen=True)
class BreakBound:
    """No timetable on the face has fewer breaks than `value`; `prices` prove it.

    Without walkers, or time, that is 0: counting says as much as prices then.
    """

    value: int
    prices: DayPrices


def break_bound(
    domain: Domain,
    face: Face,
    walkers: dict[int, Traveller],
    start: Solution,
    clock: Clock,
    owed: Mapping[str, Value] = NO_VALUES,
) -> BreakBound:
    """The best bound that prices prove, as far as it is found within the time.

    `start` is a timetable, whose days are the first columns. `owed` are values of earlier tiers
    that it has, and which the face does not imply.
    """
    if not walkers or clock.over():
        return BreakBound(0, NO_PRICES)
    best = BreakBound(proven_minimum(domain, face, NO_PRICES, owed)[0], NO_PRICES)
    program = Master(domain, walkers, owed)
    if not program.build(face, clock):
        return best
    program.add_days_of(start)
    for asked, _, debts, total in _rounds(program, domain, face, clock, owed):
        if total > best.value * BREAK:
            best = BreakBound(-(-total // BREAK), DayPrices(asked, owed=debts))
        if best.value >= program.least - TOLERANCE:
            break
    return best


def idle_bound(
    domain: Domain,
    face: Face,
    walkers: dict[int, Traveller],
    start: Solution,
    clock: Clock,
    owed: Mapping[str, Value] = NO_VALUES,
) -> tuple[int, IdlePrices | None]:
    """Idle slots that no timetable on the face with no more breaks can do without, and the prices.

    `start` and `owed` are as above.
    """
    if not walkers or clock.over():
        return 0, None
    breaks = tier_values(domain.problem, start, domain)["compactness"][0]
    program = Master(domain, walkers, owed, breaks)
    if not program.build(face, clock):
        return 0, None
    program.add_days_of(start)
    idle, prices = 0, None
    for asked, one_break, debts, total in _rounds(program, domain, face, clock, owed):
        proven = -(-(total - one_break * breaks) // IDLE_SLOT)
        if proven > idle:
            idle, prices = proven, IdlePrices(asked, one_break, debts)
        if idle >= program.least - TOLERANCE:
            break
    return idle, prices


def _rounds(
    program: Master, domain: Domain, face: Face, clock: Clock, owed: Mapping[str, Value]
) -> Iterator[tuple[SlotPrices, int, TierPrices, int]]:
    """Prices, what a break costs, what is owed, and what every timetable then costs at least.

    Ends when there are no cheaper days, or time is up.
    """
    while not clock.over():
        solved = program.solve(clock)
        if solved is None:
            return
        prices, one_break, debts = solved
        weights = Weights(one_break, program.one_idle, tier_credit(domain, debts, owed))
        crowds = day_pricings(program.walkers, weights)
        days = [crowd.cheapest(prices[crowd.others]) for crowd in crowds]
        total = sum(finite_sum(found.costs) for found in days)
        total += hosts_minimum(domain, face, program.walkers, prices, weights)
        yield slot_prices(prices), one_break, debts, total
        new = [
            program.add(party, day)
            for crowd, found in zip(crowds, days, strict=True)
            for party, day in zip(crowd.parties, found.days, strict=True)
            if day is not None
        ]
        if not any(new):
            return
