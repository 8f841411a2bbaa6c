"""A bound on the breaks of every timetable on a face of the degree relaxation, with its witness.

Walkers go from one host to the next; hosts have room for a few at once, and on the face hold
between `least` and `most` meetings. A host may ask a price >= 0 for a meeting in a certain slot,
and a price of either sign for a meeting at all. Whatever the prices, the breaks of any timetable
are at least

    sum over walkers of (the cheapest day, breaks and prices together)
    - sum over hosts and slots of the slot's price x room
    + sum over hosts of the least of (breaks a number of meetings needs - number x its price):

a Lagrangian relaxation of room and number, exact in integers. The prices are the dual values of a
linear program over the walkers' days (GLOP; Dantzig and Wolfe, 1960), rounded: they cannot be
wrong, only weak.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver.python import model_builder
from ortools.linear_solver.python.model_builder import LinearConstraint, LinearExpr, Variable

from scheduler.compact.days import BREAK
from scheduler.compact.hosts import breaks_by_number
from scheduler.compact.master import Master
from scheduler.compact.walkers import Walking, between, walkers_of
from scheduler.domain import Domain
from scheduler.relaxation import Face
from scheduler.solution import Solution


@dataclass(frozen=True)
class HostPrices:
    """What hosts (rows of the parties) ask, with `BREAK` as the unit; 0 where not named.

    `slot` for a meeting in a slot, `meeting` for any meeting.
    """

    slot: Mapping[tuple[int, int], int]
    meeting: Mapping[int, int]

    def of(self, host: int, slot: int) -> int:
        """Price of a meeting of the host in the slot."""
        return self.slot.get((host, slot), 0) + self.meeting.get(host, 0)


FREE = HostPrices({}, {})
"""Hosts that ask nothing."""


@dataclass(frozen=True)
class BreakBound:
    """No timetable on the face has fewer breaks than `value`; `prices` prove it."""

    value: int
    prices: HostPrices


def chosen_face(domain: Domain, solution: Solution) -> Face:
    """The face of the timetables that hold exactly the solution's meetings."""
    held = np.zeros(len(domain.a), np.int64)
    held[[domain.problem.candidate_index[identity] for identity in solution.placements]] = 1
    count = np.zeros_like(domain.most)
    np.add.at(count, domain.a, held)
    np.add.at(count, domain.b, held)
    return Face(least=count, most=count, low=held, high=held)


def break_bound(domain: Domain, face: Face, walking: Walking, seconds: float) -> BreakBound:
    """The best bound that prices prove, as far as it is found within the time."""
    plain = BreakBound(verified(domain, face, FREE), FREE)
    prices = _prices(domain, face, walking, seconds)
    if prices is None:
        return plain
    priced = BreakBound(verified(domain, face, prices), prices)
    return priced if priced.value > plain.value else plain


def verified(domain: Domain, face: Face, prices: HostPrices) -> int:
    """What these prices prove, in exact arithmetic and without any solver.

    Raises `ValueError` where a slot has a negative price or a walker asks one.
    """
    walkers = walkers_of(domain, face)
    if any(price < 0 for price in prices.slot.values()):
        raise ValueError("a price of a slot is negative")
    if not walkers.keys().isdisjoint({host for host, _ in prices.slot} | prices.meeting.keys()):
        raise ValueError("a walker asks a price")
    needed = breaks_by_number(domain, face)
    total = -sum(p * int(domain.room[host, slot]) for (host, slot), p in prices.slot.items())
    total += sum(
        min(
            BREAK * breaks - number * prices.meeting.get(host, 0)
            for number, breaks in enumerate(needed[: most + 1, host].tolist())
            if number >= least
        )
        for host, (least, most) in enumerate(
            zip(face.least.tolist(), face.most.tolist(), strict=True)
        )
        if host not in walkers
    )
    slots = range(domain.room.shape[1])
    for walk in walkers.values():
        asked = [[prices.of(other, slot) for slot in slots] for other in walk.others]
        total += walk.walker.cheapest(asked) or 0
    total += sum(_least_asked(domain, face, prices, row) for row in between(face, walkers))
    return max(0, int(-(-total // BREAK)))


def _least_asked(domain: Domain, face: Face, prices: HostPrices, row: int) -> int:
    """What a meeting between hosts pays at least."""
    a, b = int(domain.a[row]), int(domain.b[row])
    asked = [
        prices.of(a, slot) + prices.of(b, slot)
        for slot in np.flatnonzero(domain.starts[row]).tolist()
    ]
    cheapest = min(asked, default=0)
    return cheapest if face.low[row] == 1 else min(0, cheapest)


class _Linear:
    """Makes the model with GLOP."""

    def __init__(self) -> None:
        self.model = model_builder.Model()  # type: ignore[no-untyped-call]

    def variable(self) -> Variable:
        """A share of a walker's day."""
        return self.model.new_num_var(0, 1, None)

    def limit(
        self, terms: Iterable[tuple[Variable, int]], least: int, most: int
    ) -> LinearConstraint:
        """A row of the program."""
        variables, weights = zip(*terms, strict=True)
        total = LinearExpr.weighted_sum(list(variables), list(weights))
        return self.model.add_linear_constraint(total, least, most)


def _prices(domain: Domain, face: Face, walking: Walking, seconds: float) -> HostPrices | None:
    """Dual values of the hosts' limits, rounded; `None` if they are not found in time."""
    engine = _Linear()
    master = Master(engine, domain, face, walking)
    if not master.cost or seconds <= 0:
        return None
    engine.model.minimize(LinearExpr.sum(master.cost))
    solver = model_builder.Solver("GLOP")
    solver.set_time_limit_in_seconds(seconds)
    if solver.solve(engine.model) != model_builder.SolveStatus.OPTIMAL:
        return None

    def price(row: LinearConstraint) -> int:
        return round(-solver.dual_value(row) * BREAK)

    return HostPrices(
        {key: price(room) for key, room in master.rooms.items() if price(room) > 0},
        {host: sum(map(price, limits)) for host, limits in master.numbers.items()},
    )
