"""Prices that prove a bound on breaks: duals of a linear program over days, by column generation.

GLOP solves the program (`program`) over the days known so far, and dynamic programming finds
cheaper days at its prices, until there are none. The prices of every round prove a bound
(`prices`), of which the best is kept, so the search may end at any time.

Idle slots are bounded the same way among the timetables with no more breaks than are known to be
needed: the dual value of that limit is what a break then costs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.compact.costs import BREAK, Weights, worth_of
from scheduler.compact.crowd import added, crowds_of
from scheduler.compact.prices import IDLE, asked_of, beside, verified
from scheduler.compact.program import Program
from scheduler.compact.walkers import Walk
from scheduler.domain import Domain
from scheduler.metrics import tier_values
from scheduler.relaxation import Face
from scheduler.solution import Asked, DayPrices, IdlePrices, Owed, Solution, Value
from scheduler.stopping import Clock

NOTHING: Mapping[str, Value] = {}
FREE = DayPrices(())
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
    walkers: dict[int, Walk],
    start: Solution,
    clock: Clock,
    owed: Mapping[str, Value] = NOTHING,
) -> BreakBound:
    """The best bound that prices prove, as far as it is found within the time.

    `start` is a timetable, whose days are the first columns. `owed` are values of earlier tiers
    that it has, and which the face does not imply.
    """
    if not walkers or clock.over():
        return BreakBound(0, FREE)
    best = BreakBound(verified(domain, face, FREE, owed)[0], FREE)
    program = Program(domain, walkers, owed)
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
    walkers: dict[int, Walk],
    start: Solution,
    clock: Clock,
    owed: Mapping[str, Value] = NOTHING,
) -> tuple[int, IdlePrices | None]:
    """Idle slots that no timetable on the face with no more breaks can do without, and the prices.

    `start` and `owed` are as above.
    """
    if not walkers or clock.over():
        return 0, None
    breaks = tier_values(domain.problem, start, domain)["compactness"][0]
    program = Program(domain, walkers, owed, breaks)
    if not program.build(face, clock):
        return 0, None
    program.add_days_of(start)
    idle, prices = 0, None
    for asked, one_break, debts, total in _rounds(program, domain, face, clock, owed):
        proven = -(-(total - one_break * breaks) // IDLE)
        if proven > idle:
            idle, prices = proven, IdlePrices(asked, one_break, debts)
        if idle >= program.least - TOLERANCE:
            break
    return idle, prices


def _rounds(
    program: Program, domain: Domain, face: Face, clock: Clock, owed: Mapping[str, Value]
) -> Iterator[tuple[Asked, int, Owed, int]]:
    """Prices, what a break costs, what is owed, and what every timetable then costs at least.

    Ends when there are no cheaper days, or time is up.
    """
    while not clock.over():
        solved = program.solve(clock)
        if solved is None:
            return
        prices, one_break, debts = solved
        weights = Weights(one_break, program.one_idle, worth_of(domain, debts, owed))
        crowds = crowds_of(program.walkers, weights)
        days = [crowd.cheapest(prices[crowd.others]) for crowd in crowds]
        total = sum(added(found.costs) for found in days)
        total += beside(domain, face, program.walkers, prices, weights)
        yield asked_of(prices), one_break, debts, total
        new = [
            program.add(party, day)
            for crowd, found in zip(crowds, days, strict=True)
            for party, day in zip(crowd.parties, found.days, strict=True)
            if day is not None
        ]
        if not any(new):
            return
