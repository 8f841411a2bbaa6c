"""Prices that prove a bound on breaks: duals of a linear program over days, by column generation.

The program (Dantzig and Wolfe, 1960) gives every walker a mixture of days and every host a mixture
of programmes; a meeting is where both are. GLOP solves it over the days known so far, and dynamic
programming finds cheaper days at its prices, until there are none. The prices of every round prove
a bound (`prices`), of which the best is kept, so the search may end at any time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import numpy as np
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from scheduler.arrays import Ints
from scheduler.compact.crowd import added, crowds_of
from scheduler.compact.days import BREAK, Day
from scheduler.compact.hosts import breaks_by_number
from scheduler.compact.prices import beside, verified, witness_of
from scheduler.compact.walkers import Walk
from scheduler.cpsat import Watch
from scheduler.domain import Domain
from scheduler.relaxation import Face
from scheduler.solution import DayPrices, Solution
from scheduler.stopping import Clock

FREE = DayPrices(())
"""Hosts that ask nothing."""
PENALTY = 3
"""Breaks for a meeting that only one of its two sides holds: more than it is worth to anybody."""
ROUND_WORK, COLUMN_WORK = 0.02, 3e-5
"""Work of one round, in seconds, and what every column known adds to it."""
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
    best = BreakBound(verified(domain, face, FREE), FREE)
    program = _Program(domain, walkers)
    if not program.build(face, clock):
        return best
    program.add_days_of(start)
    crowds = crowds_of(walkers)
    most = best.value * BREAK
    while not clock.over():
        solved = program.solve(clock)
        if solved is None:
            break
        value, prices = solved
        days = [crowd.cheapest(prices[crowd.others]) for crowd in crowds]
        total = sum(added(found.costs) for found in days) + beside(domain, face, walkers, prices)
        if total > most:
            most = total
            best = BreakBound(-(-total // BREAK), witness_of(prices))
        new = [
            program.add(party, day)
            for crowd, found in zip(crowds, days, strict=True)
            for party, day in zip(crowd.parties, found.days, strict=True)
            if day is not None
        ]
        if not any(new) or best.value >= value - TOLERANCE:
            break
    return best


class _Program:
    """The linear program over the days known so far."""

    def __init__(self, domain: Domain, walkers: dict[int, Walk]) -> None:
        self._domain = domain
        self._walkers = walkers
        self._follows = [
            slot > 0 and domain.problem.adjacent(slot - 1) for slot in range(domain.room.shape[1])
        ]
        self._model = mathopt.Model()
        self._costs: list[mathopt.LinearTypes] = []
        self._meets: dict[tuple[int, int], mathopt.LinearConstraint] = {}
        self._one_day: dict[int, mathopt.LinearConstraint] = {}
        self._known: set[tuple[int, Day]] = set()

    def build(self, face: Face, clock: Clock) -> bool:
        """Set up all but the days; whether there was time for it."""
        needed = breaks_by_number(self._domain, face)
        for host in sorted({other for walk in self._walkers.values() for other in walk.others}):
            if clock.over():
                return False
            most = int(face.most[host])
            self._add_host(host, int(face.least[host]), needed[: most + 1, host].tolist())
        for party in sorted(self._walkers):
            self._one_day[party] = self._model.add_linear_constraint(lb=1, ub=1)
        for party, row in self._one_day.items():
            row.set_coefficient(self._slack(PENALTY * len(self._walkers[party].rows)), 1)
        for row in self._meets.values():
            row.set_coefficient(self._slack(PENALTY), 1)
            row.set_coefficient(self._slack(PENALTY), -1)
        self._model.minimize(mathopt.fast_sum(self._costs))
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        return True

    def add_days_of(self, start: Solution) -> None:
        """Add the days of this timetable."""
        index = self._domain.problem.candidate_index
        slot_of = {index[identity]: at.slot for identity, at in start.placements.items()}
        for party, walk in self._walkers.items():
            day = [(slot_of[row], i) for i, row in enumerate(walk.rows) if row in slot_of]
            if walk.walker.least <= len(day) <= walk.walker.most:
                self.add(party, tuple((i, slot) for slot, i in sorted(day)))

    def add(self, party: int, day: Day) -> bool:
        """Add a day; whether it was new."""
        if (party, day) in self._known:
            return False
        self._known.add((party, day))
        share = self._model.add_variable(lb=0)
        self._model.objective.set_linear_coefficient(share, self._breaks(day))
        self._one_day[party].set_coefficient(share, 1)
        for meeting, slot in day:
            host = self._walkers[party].others[meeting]
            self._meets[host, slot].set_coefficient(share, 1)
        return True

    def solve(self, clock: Clock) -> tuple[float, Ints] | None:
        """The least cost over the known days, and the prices (P x S); `None`: no time."""
        interrupter = SolveInterrupter()
        limits = mathopt.SolveParameters(time_limit=timedelta(seconds=max(0.01, clock.wall())))
        with Watch(clock.stop, interrupter.interrupt):
            result = self._solver.solve(params=limits, interrupter=interrupter)
        clock.book(ROUND_WORK + COLUMN_WORK * len(self._known))
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        prices: Ints = np.zeros_like(self._domain.room)
        duals = result.dual_values(list(self._meets.values()))
        for (host, slot), dual in zip(self._meets, duals, strict=True):
            prices[host, slot] = round(-dual * BREAK)
        return result.objective_value(), prices

    def _breaks(self, day: Day) -> int:
        slots = [slot for _, slot in day]
        return sum(
            later != earlier + 1 or not self._follows[later] for earlier, later in pairwise(slots)
        )

    def _slack(self, cost: int) -> mathopt.Variable:
        slack = self._model.add_variable(lb=0)
        self._costs.append(cost * slack)
        return slack

    def _add_host(self, host: int, least: int, needed: Sequence[int]) -> None:
        """A mixture of programmes: runs of slots in use; breaks are their starts but the first.

        `needed` are the breaks that 0, 1, ... meetings need at least: each break a host makes
        lets it hold a few meetings more, fewer and fewer.
        """
        model, rooms = self._model, self._domain.room[host].tolist()
        first = [model.add_variable(lb=0, ub=1) for _ in rooms]
        begins = [model.add_variable(lb=0, ub=1) for _ in rooms]
        used = [model.add_variable(lb=0, ub=min(1, room)) for room in rooms]
        loads = [model.add_variable(lb=0, ub=room) for room in rooms]
        model.add_linear_constraint(mathopt.fast_sum(first) <= 1)
        for slot, room in enumerate(rooms):
            before = used[slot - 1] if self._follows[slot] else 0.0
            model.add_linear_constraint(used[slot] - before <= begins[slot])
            model.add_linear_constraint(first[slot] <= begins[slot])
            model.add_linear_constraint(loads[slot] <= room * used[slot])
            model.add_linear_constraint(used[slot] <= loads[slot])
            self._meets[host, slot] = model.add_linear_constraint(lb=0, ub=0)
            self._meets[host, slot].set_coefficient(loads[slot], -1)
        number = mathopt.fast_sum(loads)
        breaks = mathopt.fast_sum(begins) - mathopt.fast_sum(first)
        model.add_linear_constraint(number >= least)
        model.add_linear_constraint(number <= len(needed) - 1)
        self._costs.append(breaks)
        steps = [needed.count(count) for count in range(needed[-1] + 1)]
        made = [model.add_variable(lb=0, ub=1) for _ in steps[1:]]
        more = mathopt.fast_sum(step * one for step, one in zip(steps[1:], made, strict=True))
        model.add_linear_constraint(number - more <= steps[0] - 1)
        model.add_linear_constraint(mathopt.fast_sum(made) <= breaks)
