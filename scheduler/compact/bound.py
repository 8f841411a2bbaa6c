"""Prices that prove a bound on breaks: duals of a linear program over days, by column generation.

GLOP solves the program (`program`) over the days known so far, and dynamic programming finds
cheaper days at its prices, until there are none. The prices of every round prove a bound
(`prices`), of which the best is kept, so the search may end at any time.

Idle slots are bounded the same way among the timetables with no more breaks than are known to be
needed: the dual value of that limit is what a break then costs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.compact.crowd import added, crowds_of
from scheduler.compact.days import BREAK, Weights
from scheduler.compact.prices import asked_of, beside, verified
from scheduler.compact.program import Program
from scheduler.compact.walkers import Walk
from scheduler.domain import Domain
from scheduler.relaxation import Face
from scheduler.solution import Asked, DayPrices, IdlePrices, Solution
from scheduler.stopping import Clock

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
    domain: Domain, face: Face, walkers: dict[int, Walk], start: Solution, clock: Clock
) -> BreakBound:
    """The best bound that prices prove, as far as it is found within the time.

    `start` is a timetable, whose days are the first columns.
    """
    if not walkers or clock.over():
        return BreakBound(0, FREE)
    free = verified(domain, face, FREE)[0]
    program = Program(domain, walkers, None)
    if not program.build(face, clock):
        return BreakBound(free, FREE)
    program.add_days_of(start)
    best = BreakBound(free, FREE)
    for asked, _, total in _rounds(program, domain, face, clock):
        if total > best.value * BREAK:
            best = BreakBound(-(-total // BREAK), DayPrices(asked))
        if best.value >= program.least - TOLERANCE:
            break
    return best


def idle_bound(
    domain: Domain,
    face: Face,
    walkers: dict[int, Walk],
    start: Solution,
    breaks: int,
    clock: Clock,
) -> tuple[int, IdlePrices | None]:
    """Idle slots that no timetable on the face with so few breaks can do without, and the prices.

    `start` is such a timetable.
    """
    if not walkers or clock.over():
        return 0, None
    program = Program(domain, walkers, breaks)
    if not program.build(face, clock):
        return 0, None
    program.add_days_of(start)
    idle, prices = 0, None
    for asked, weights, total in _rounds(program, domain, face, clock):
        proven = -(-(total - weights.breaks * breaks) // weights.idle)
        if proven > idle:
            idle, prices = proven, IdlePrices(asked, weights.breaks)
        if idle >= program.least - TOLERANCE:
            break
    return idle, prices


def _rounds(
    program: Program, domain: Domain, face: Face, clock: Clock
) -> Iterator[tuple[Asked, Weights, int]]:
    """Prices, what breaks and idle slots cost, and what every timetable then costs at least.

    Ends when there are no cheaper days, or time is up.
    """
    while not clock.over():
        solved = program.solve(clock)
        if solved is None:
            return
        prices, weights = solved
        crowds = crowds_of(program.walkers, weights)
        days = [crowd.cheapest(prices[crowd.others]) for crowd in crowds]
        total = sum(added(found.costs) for found in days)
        total += beside(domain, face, program.walkers, prices, weights)
        yield asked_of(prices), weights, total
        new = [
            program.add(party, day)
            for crowd, found in zip(crowds, days, strict=True)
            for party, day in zip(crowd.parties, found.days, strict=True)
            if day is not None
        ]
        if not any(new):
            return
