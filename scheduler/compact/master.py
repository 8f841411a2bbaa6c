"""The restricted master problem: a linear program over travellers' days and hosts' load profiles.

It gives every traveller a mixture of days and every host a mixture of load profiles, which must
hold the same meetings (Dantzig and Wolfe, 1960). Only its dual values are used, as prices.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

import numpy as np
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from scheduler.budget.clock import Clock
from scheduler.cpsat.run import StopWatcher
from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution, TierPrices, Value
from scheduler.relax.degree import Face, objective_of, scalar
from scheduler.relax.lagrangian.costs import BREAK, IDLE_SLOT, MOST_CREDIT
from scheduler.relax.lagrangian.days import Day
from scheduler.relax.lagrangian.host_loads import breaks_by_number, held_slots
from scheduler.relax.lagrangian.travellers import Traveller, host_rows

PENALTY = 3
"""Cost, in breaks, of a meeting held by only one of its sides: more than it can ever save."""
ROUND_WORK, COLUMN_WORK = 0.02, 3e-5
"""Work of one round, in seconds, and of every known column in it."""


class Master:
    """The linear program over the days known so far.

    It minimises breaks, or (`most` is not `None`) idle slots with no more than
    `most` breaks; `required` are values of earlier tiers that must be reached. `least` is the value
    of the last solution, `one_idle` the price of an idle slot.
    """

    def __init__(
        self,
        domain: Domain,
        travellers: dict[int, Traveller],
        required: Mapping[str, Value],
        most: int | None = None,
    ) -> None:
        self.travellers = travellers
        self.least = 0.0
        self._domain = domain
        self._most = most
        self.one_idle = 0 if most is None else IDLE_SLOT
        self._required = required
        self._objectives = {tier: objective_of(domain, tier) for tier in required}
        self._reaches: dict[str, mathopt.LinearConstraint] = {}
        self._follows = [
            slot > 0 and domain.problem.adjacent(slot - 1) for slot in range(domain.room.shape[1])
        ]
        self._model = mathopt.Model()
        self._costs: list[mathopt.LinearTypes] = []
        self._breaks: list[mathopt.LinearTypes] = []
        self._meets: dict[tuple[int, int], mathopt.LinearConstraint] = {}
        self._one_day: dict[int, mathopt.LinearConstraint] = {}
        self._known: set[tuple[int, Day]] = set()

    def build(self, face: Face, clock: Clock) -> bool:
        """Set up all but the days; returns whether there was time for it."""
        least, most = held_slots(self._domain, face)
        needed = breaks_by_number(self._domain, most)
        for host in sorted(
            {other for traveller in self.travellers.values() for other in traveller.others}
        ):
            if clock.over():
                return False
            self._add_host(host, int(least[host]), needed[: int(most[host]) + 1, host].tolist())
        for party in sorted(self.travellers):
            self._one_day[party] = self._model.add_linear_constraint(lb=1, ub=1)
        penalty = PENALTY * (1 if self._most is None else len(self._follows))
        for party, row in self._one_day.items():
            row.set_coefficient(self._slack(penalty * len(self.travellers[party].rows)), 1)
        for row in self._meets.values():
            row.set_coefficient(self._slack(penalty), 1)
            row.set_coefficient(self._slack(penalty), -1)
        self._require(face, penalty)
        breaks = mathopt.fast_sum(self._breaks)
        if self._most is None:
            self._costs.append(breaks)
        else:
            # A slack keeps the program feasible; its cost limits the price of a break.
            self._fewest = self._model.add_linear_constraint(
                breaks - self._slack(penalty * len(self._follows)) <= self._most
            )
        self._model.minimize(mathopt.fast_sum(self._costs))
        # Reading all values of a solution takes longer than solving.
        rows = [*self._meets.values(), *self._reaches.values()]
        if self._most is not None:
            rows.append(self._fewest)
        self._read = mathopt.ModelSolveParameters(
            variable_values_filter=mathopt.VariableFilter(filtered_items=()),
            reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
            dual_values_filter=mathopt.LinearConstraintFilter(filtered_items=rows),
        )
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        return True

    def _require(self, face: Face, penalty: int) -> None:
        """Require the part of the earlier tiers' values that travellers' days must contribute."""
        parties = len(self._domain.most)
        others = host_rows(face, self.travellers)
        for tier, objective in self._objectives.items():
            rest = int(objective.weight[sorted(others)].sum())
            rewards = objective.reward(objective.target)[:parties].tolist()
            rest += sum(r for party, r in enumerate(rewards) if party not in self.travellers)
            row = self._model.add_linear_constraint(lb=scalar(tier, self._required[tier]) - rest)
            # A slack of more units limits their price, so that all of them stay within the limit.
            worth = int(np.abs(objective.weight).sum()) + sum(rewards)
            units = 1 + 4 * penalty * BREAK * worth // MOST_CREDIT
            row.set_coefficient(self._slack(penalty), units)
            self._reaches[tier] = row

    def _credit(self, tier: str, party: int, day: Day) -> int:
        """Return the value of a day in an earlier tier."""
        objective = self._objectives[tier]
        rows = [self.travellers[party].rows[meeting] for meeting, _ in day]
        held = np.full_like(objective.target, len(day))
        return int(objective.weight[rows].sum() + objective.reward(held)[party])

    def add_days_of(self, start: Solution) -> None:
        """Add the days of this timetable."""
        index = self._domain.problem.candidate_index
        slot_of = {index[identity]: at.slot for identity, at in start.placements.items()}
        for party, traveller in self.travellers.items():
            day = [(slot_of[row], i) for i, row in enumerate(traveller.rows) if row in slot_of]
            if traveller.rules.least <= len(day) <= traveller.rules.most:
                self.add(party, tuple((i, slot) for slot, i in sorted(day)))

    def add(self, party: int, day: Day) -> bool:
        """Add a day; returns whether it is new."""
        if (party, day) in self._known:
            return False
        self._known.add((party, day))
        share = self._model.add_variable(lb=0)
        traveller = self.travellers[party]
        held = [
            (slot + later, traveller.others[meeting])
            for meeting, slot in day
            for later in range(traveller.rules.lengths[meeting])
        ]
        breaks, idle = self._waiting([slot for slot, _ in held])
        self._model.objective.set_linear_coefficient(share, breaks if self._most is None else idle)
        if self._most is not None:
            self._fewest.set_coefficient(share, breaks)
        self._one_day[party].set_coefficient(share, 1)
        for tier, row in self._reaches.items():
            row.set_coefficient(share, self._credit(tier, party, day))
        for slot, host in held:
            self._meets[host, slot].set_coefficient(share, 1)
        return True

    def solve(self, clock: Clock) -> tuple[Ints, int, TierPrices] | None:
        """Return prices (P x S), the cost of a break and those of `required`; `None`: no time."""
        interrupter = SolveInterrupter()
        limits = mathopt.SolveParameters(time_limit=timedelta(seconds=max(0.01, clock.wall())))
        with StopWatcher(clock.stop, interrupter.interrupt):
            result = self._solver.solve(
                params=limits, model_params=self._read, interrupter=interrupter
            )
        clock.book(ROUND_WORK + COLUMN_WORK * len(self._known))
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        prices: Ints = np.zeros_like(self._domain.room)
        duals = result.dual_values(list(self._meets.values()))
        for (host, slot), dual in zip(self._meets, duals, strict=True):
            prices[host, slot] = round(-dual * BREAK)
        self.least = result.objective_value()
        credit = {tier: result.dual_values(row) for tier, row in self._reaches.items()}
        tier_prices = tuple((tier, max(0, round(dual * BREAK))) for tier, dual in credit.items())
        if self._most is None:
            return prices, BREAK, tier_prices
        return prices, max(0, round(-result.dual_values(self._fewest) * IDLE_SLOT)), tier_prices

    def _waiting(self, slots: Sequence[int]) -> tuple[int, int]:
        """Return breaks and idle slots of a day that takes these, which are in order."""
        waits = [self._domain.problem.waiting(*held) for held in pairwise(slots)]
        return sum(breaks for breaks, _ in waits), sum(idle for _, idle in waits)

    def _slack(self, cost: int) -> mathopt.Variable:
        slack = self._model.add_variable(lb=0)
        self._costs.append(cost * slack)
        return slack

    def _add_host(self, host: int, least: int, needed: Sequence[int]) -> None:
        """Add a host's mixture of load profiles: runs, of which a day's first is no break.

        `needed` are the fewest breaks with 0, 1, ... meetings.
        """
        model, rooms = self._model, self._domain.room[host].tolist()
        first = [model.add_variable(lb=0, ub=1) for _ in rooms]
        begins = [model.add_variable(lb=0, ub=1) for _ in rooms]
        used = [model.add_variable(lb=0, ub=min(1, room)) for room in rooms]
        loads = [model.add_variable(lb=0, ub=room) for room in rooms]
        for day in self._domain.problem.days:
            model.add_linear_constraint(mathopt.fast_sum(first[slot] for slot in day) <= 1)
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
        self._breaks.append(breaks)
        if self._most is not None:
            self._costs.append(self._idle(used))
        steps = [needed.count(count) for count in range(needed[-1] + 1)]
        made = [model.add_variable(lb=0, ub=1) for _ in steps[1:]]
        more = mathopt.fast_sum(step * one for step, one in zip(steps[1:], made, strict=True))
        model.add_linear_constraint(number - more <= steps[0] - 1)
        model.add_linear_constraint(mathopt.fast_sum(made) <= breaks)
        model.add_linear_constraint(breaks >= needed[least] if least < len(needed) else 0)

    def _idle(self, used: Sequence[mathopt.Variable]) -> mathopt.LinearTypes:
        """Return slots that are not in use, between some of their day that are."""
        model, opens = self._model, {day.start for day in self._domain.problem.days}
        begun = [model.add_variable(lb=0, ub=1) for _ in used]
        ahead = [model.add_variable(lb=0, ub=1) for _ in used]
        idle = [model.add_variable(lb=0, ub=1) for _ in used]
        for slot, now in enumerate(used):
            model.add_linear_constraint(begun[slot] >= now)
            model.add_linear_constraint(ahead[slot] >= now)
            model.add_linear_constraint(idle[slot] >= begun[slot] + ahead[slot] - 1 - now)
            if slot and slot not in opens:
                model.add_linear_constraint(begun[slot] >= begun[slot - 1])
                model.add_linear_constraint(ahead[slot - 1] >= ahead[slot])
        return mathopt.fast_sum(idle)
