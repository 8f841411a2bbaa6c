"""The CP-SAT model of a repair: every table by itself, objectives one after another."""

from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python.cp_model import (
    INFEASIBLE,
    OPTIMAL,
    CpModel,
    IntVar,
    LinearExpr,
    SatParameters,
)

from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.cpsat.constraints import FAMILIES
from scheduler.cpsat.objectives import OBJECTIVES
from scheduler.cpsat.run import Run
from scheduler.cpsat.variables import NO_GROUP, Variables, total
from scheduler.data.arrays import Bools, seats_by_slot
from scheduler.data.domain import Domain
from scheduler.data.seating import Group, Seating
from scheduler.model.solution import Placement, Solution, Value
from scheduler.model.tiers import TIERS
from scheduler.repairs.stability import Stability, touches

MODEL_WORK = 6e-5
"""Work of building and presolving the model, in seconds, per candidate and slot it may start in."""
FULL = 2
"""Linearization level: all constraints enter the linear relaxation, which is nearly integral here.
With it one worker proves in tenths of a second what a portfolio without it does not prove in
minutes."""


class NoSolutionError(Exception):
    """It is proven that the model has no solution."""


@dataclass(frozen=True)
class Reached:
    """Values of an objective's components, and whether each is proven to be the best."""

    value: Value
    proven: bool


def tables_apart(domain: Domain) -> Seating:
    """Return a group for every table, so that the model decides on the table of a meeting."""
    problem = domain.problem
    groups = tuple(
        Group((table,), tuple(seats_by_slot(problem, (table,)).tolist()))
        for table in problem.tables
    )
    eligible = []
    for candidate in problem.candidates:
        lock = problem.lock_of.get(candidate.id)
        only = None if lock is None else lock.table
        eligible.append(
            tuple(
                problem.table_index[table.id]
                for table in problem.eligible_tables(candidate)
                if only in (None, table.id)
            )
        )
    return Seating(groups, tuple(eligible))


class RepairModel:
    """All constraints over the given starts (M x S); later objectives keep earlier optima."""

    def __init__(self, domain: Domain, starts: Bools, clock: Clock, seed: int) -> None:
        self.solution: Solution | None = None
        self._domain = domain
        self._effort = Effort(seed, workers=1)
        self._model = CpModel()
        self._variables = Variables(self._model, domain, starts, tables_apart(domain))
        for family in FAMILIES:
            family.build(self._model, self._variables)
        clock.book(MODEL_WORK * int(starts.sum()))

    def hint(self, solution: Solution) -> None:
        """Start from a solution that is known to be feasible."""
        self.solution = solution

    def stabilise(
        self, published: Mapping[int, Placement], frozen: frozenset[int], clock: Clock
    ) -> Reached | None:
        """Change as little as possible of the published placements; `None`: time ran out.

        Raises `NoSolutionError`.
        """
        return self._optimise(self._changes(published, frozen), False, clock)

    def keep(
        self, published: Mapping[int, Placement], frozen: frozenset[int], limit: Stability
    ) -> None:
        """Require that no more changes than `limit`, which must be the least possible."""
        for expression, value in zip(self._changes(published, frozen), limit, strict=True):
            self._model.add(expression <= value)

    def optimise(self, tier: str, clock: Clock) -> Reached | None:
        """Improve a tier, given all that came before; `None`: time ran out."""
        expressions = OBJECTIVES[tier].build(self._model, self._variables)
        return self._optimise(expressions, TIERS[tier].sense == "max", clock)

    def _changes(
        self, published: Mapping[int, Placement], frozen: frozenset[int]
    ) -> list[LinearExpr]:
        """Return the components of `Stability`."""
        changes: dict[int, LinearExpr] = {}
        of_party: dict[int, list[LinearExpr]] = {}
        index = self._domain.problem.table_index
        for row, at in published.items():
            group = NO_GROUP if at.table is None else index.get(at.table)
            kept = None if group is None else self._variables.placed.get((row, at.slot, group))
            changes[row] = LinearExpr.constant(1) if kept is None else 1 - kept
            for party in (int(self._domain.a[row]), int(self._domain.b[row])):
                of_party.setdefault(party, []).append(changes[row])
        people: list[IntVar] = []
        for changed in of_party.values():
            person = self._model.new_bool_var("")
            people.append(person)
            for change in changed:
                self._model.add(person >= change)
        in_frozen = [
            change
            for row, change in changes.items()
            if touches(self._domain, row, published[row].slot, frozen)
        ]
        return [total(in_frozen), total(people), total(list(changes.values()))]

    def _optimise(
        self, expressions: list[LinearExpr], maximise: bool, clock: Clock
    ) -> Reached | None:
        values: list[int] = []
        proven = True
        for expression in expressions:
            if maximise:
                self._model.maximize(expression)
            else:
                self._model.minimize(expression)
            found = self._solve(clock)
            self._model.clear_objective()  # type: ignore[no-untyped-call]
            if found is None:
                return None
            values.append(found[0])
            proven = proven and found[1]
            self._model.add(expression >= found[0] if maximise else expression <= found[0])
        return Reached(tuple(values), proven)

    def _solve(self, clock: Clock) -> tuple[int, bool] | None:
        """Return the objective's value in the best solution found, and whether it is optimal."""
        if self.solution is not None:
            self._variables.hint(self.solution)
        run = Run(self._model, clock, self._effort, tune=_tune)
        if run.status == INFEASIBLE:
            raise NoSolutionError
        if not run.found:
            return None
        self.solution = self._variables.solution(run.solver.boolean_value)
        return round(run.solver.objective_value), run.status == OPTIMAL


def _tune(parameters: SatParameters) -> None:
    parameters.linearization_level = FULL
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
