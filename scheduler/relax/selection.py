"""Selection of candidates by a small MIP without slots, where flows leave out constraints.

The model has one Boolean per candidate: a party or limit holds as many slots of meetings as it
has room for (a longer meeting takes more than one), whatever the shape of the problem. It is a
relaxation of the timetable, and its linear relaxation is nearly integral, which suits HiGHS:
it ended in a tenth of a second where CP-SAT proved nothing in ten seconds.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt

from scheduler.budget.clock import Clock
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.model.solution import Value
from scheduler.relax.degree import objective_of, whole_face

STEP_SECONDS = 0.9
"""Time for one component of a tier: the solver cannot be interrupted, so a run must be short."""
LEAST_SECONDS = 0.01
STEP_WORK, STEP_NODES = 0.3, 100
"""In a repeatable run: the work of a component, in seconds' worth, and the nodes that limit its
search (if the wall clock ends the search first, the run is not repeatable)."""
TOLERANCE = 1e-6
"""How far the solver's numbers may be from the integers they stand for."""


@dataclass(frozen=True)
class Selection:
    """`chosen` (M), and the bounds proven for the tiers, each given the values before it."""

    chosen: Bools | None
    bounds: dict[str, Value]


def exceeds_room(domain: Domain, chosen: Bools) -> bool:
    """Return whether some party or limit has too little room for these candidates' lengths."""
    load = np.zeros(len(domain.room), np.int64)
    units = domain.length * chosen
    np.add.at(load, domain.a, units)
    np.add.at(load, domain.b, units)
    limited = domain.limits.members @ units
    return bool(
        (load > domain.room.sum(axis=1)).any() or (limited > domain.limits.room.sum(axis=1)).any()
    )


def select(domain: Domain, bounds: Mapping[str, Value], clock: Clock) -> Selection:
    """Optimise the tiers named by `bounds`, in their order.

    Each of `bounds` is known to hold where the tiers before it attain theirs.
    Ends early when time is up or a step takes too long; then the later tiers have no bound.
    """
    model = _Model(domain)
    proven: dict[str, Value] = {}
    chosen: Bools | None = None
    attained = True
    for tier, known in bounds.items():
        reached: list[int] = []
        for terms, limit in zip(model.components(tier), known, strict=True):
            on_course = attained and tuple(reached) == known[: len(reached)]
            found = model.maximise(terms, limit if on_course else None, clock)
            if found is None:
                return Selection(chosen, proven)
            chosen, value, bound = found
            if value < bound:
                return Selection(chosen, proven)
            reached.append(value)
        proven[tier] = tuple(reached)
        attained = attained and proven[tier] == known
    return Selection(chosen, proven)


class _Model:
    def __init__(self, domain: Domain) -> None:
        self._model = mathopt.Model()
        self._domain = domain
        face = whole_face(domain)
        self._takes = [
            self._model.add_variable(lb=low, ub=high, is_integer=True)
            for low, high in zip(face.low.tolist(), face.high.tolist(), strict=True)
        ]
        self._rows: list[list[int]] = [[] for _ in face.most]
        for row in np.flatnonzero(face.high).tolist():
            self._rows[domain.a[row]].append(row)
            self._rows[domain.b[row]].append(row)
        for limit, members in enumerate(domain.limits.members):
            self._rows[len(domain.most) + limit] = np.flatnonzero(members).tolist()
        rooms = np.concatenate([domain.room, domain.limits.room]).sum(axis=1).tolist()
        numbers = zip(face.least.tolist(), face.most.tolist(), strict=True)
        for rows, room, (least, most) in zip(self._rows, rooms, numbers, strict=True):
            if domain.length[rows].sum() > room:
                units = [int(domain.length[row]) * self._takes[row] for row in rows]
                self._model.add_linear_constraint(mathopt.fast_sum(units) <= room)
            if len(rows) > most:
                taken = mathopt.fast_sum(self._takes[row] for row in rows)
                self._model.add_linear_constraint(taken <= most)
            if least:
                taken = mathopt.fast_sum(self._takes[row] for row in rows)
                self._model.add_linear_constraint(taken >= least)

    def components(self, tier: str) -> list[mathopt.LinearSum]:
        """Return the tier's value, component by component, to be maximised."""
        if tier != "fairness":
            weight = objective_of(self._domain, tier).weight
            return [
                mathopt.fast_sum(
                    int(weight[row]) * self._takes[row] for row in np.flatnonzero(weight).tolist()
                )
            ]
        at_level: list[list[mathopt.Variable]] = [[] for _ in range(self._domain.levels)]
        for party in np.flatnonzero(self._domain.target).tolist():
            levels = range(int(self._domain.target[party]))
            steps = [self._model.add_binary_variable() for _ in levels]
            taken = mathopt.fast_sum(self._takes[row] for row in self._rows[party])
            self._model.add_linear_constraint(mathopt.fast_sum(steps) <= taken)
            for level, step in enumerate(steps):
                at_level[level].append(step)
                if level:
                    self._model.add_linear_constraint(step <= steps[level - 1])
        return [mathopt.fast_sum(steps) for steps in at_level]

    def maximise(
        self, terms: mathopt.LinearSum, known: int | None, clock: Clock
    ) -> tuple[Bools, int, int] | None:
        """Return a selection, its value and the bound proven; later steps keep the value.

        `None` if time is up first.
        """
        if clock.over():
            return None
        if known is not None:
            self._model.add_linear_constraint(terms <= known)
        self._model.maximize(terms)
        step_seconds = max(LEAST_SECONDS, min(STEP_SECONDS, clock.left()))
        repeatable = clock.work is not None
        limits = mathopt.SolveParameters(
            time_limit=timedelta(seconds=clock.wall() if repeatable else step_seconds),
            node_limit=STEP_NODES if repeatable else None,
            relative_gap_tolerance=0.0,
            absolute_gap_tolerance=0.5,
        )
        result = mathopt.solve(self._model, mathopt.SolverType.HIGHS, params=limits)
        clock.book(STEP_WORK)
        if not result.has_primal_feasible_solution():
            return None
        chosen = np.array(result.variable_values(self._takes)) > 1 / 2
        value = round(result.objective_value())
        self._model.add_linear_constraint(terms >= value)
        bound = result.termination.objective_bounds.dual_bound
        return chosen, value, math.floor(bound + TOLERANCE * max(1.0, abs(bound)))
