"""Exact search by CP-SAT: the tiers one after another on one model, with proofs."""

from collections.abc import Mapping, Sequence

from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, CpModel, LinearExpr

from scheduler.anytime.incumbent import Incumbent
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.construct.completion import merged
from scheduler.cpsat.constraints import FAMILIES
from scheduler.cpsat.objectives import OBJECTIVES
from scheduler.cpsat.relay import Relay
from scheduler.cpsat.run import Run
from scheduler.cpsat.variables import Variables, total
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution, Value
from scheduler.model.tiers import FLOW_TIERS, TIERS
from scheduler.relax.degree import face_bound, whole_face

MODEL_WORK = 1e-4
"""Work of building and presolving the model, in seconds, per candidate and slot it may start in."""


class TimeOverError(Exception):
    """Time was up before the model was built."""


class TierModel:
    """The CP-SAT model of a problem over the given starts (M x S).

    Raises `TimeOverError` if time is up before it is built.

    `optimise` proves what it can; every solution found on the way is offered to the incumbent.
    """

    def __init__(
        self, domain: Domain, starts: Bools, incumbent: Incumbent, clock: Clock, effort: Effort
    ) -> None:
        self._domain = domain
        self._incumbent = incumbent
        self._effort = effort
        self._model = CpModel()
        self._expressions: dict[str, list[LinearExpr]] = {}
        self._variables = Variables(self._model, domain, starts)
        for family in FAMILIES:
            if clock.over():
                raise TimeOverError
            family.build(self._model, self._variables)
        clock.book(MODEL_WORK * int(starts.sum()))

    def require(self, tiers: Sequence[str], values: Mapping[str, Value]) -> None:
        """Require that these tiers' components are at least this good."""
        for tier in tiers:
            expressions = OBJECTIVES[tier].build(self._model, self._variables)
            for expression, value in zip(expressions, values[tier], strict=True):
                self._keep(tier, expression, value)

    def keep_apart(self, solution: Solution, distance: int) -> None:
        """Require so many meetings in other slots than in this solution, or that only one holds."""
        index = self._domain.problem.candidate_index
        slots = {index[identity]: at.slot for identity, at in solution.placements.items()}
        kept = [self._variables.starting(row, (slot,)) for row, slot in slots.items()]
        added = [self._variables.held(row) for row in self._variables.rows if row not in slots]
        self._model.add(total(kept) - total(added) <= len(slots) - distance)

    def feasible(self, clock: Clock) -> bool | None:
        """Look for any solution; `False` if there is none, `None` if time ran out first."""
        status, _ = self._solve("search", clock)
        if status in (OPTIMAL, FEASIBLE):
            return True
        return False if status == INFEASIBLE else None

    def optimise(self, tier: str, bound: Value, clock: Clock) -> Value:
        """Improve the incumbent in this tier, given all those required or optimised before.

        `bound` is one already known. Returns the bound proven (the incumbent's own value, if it
        is optimal), and requires from now on what the incumbent has reached.
        """
        if tier not in self._expressions:
            self._expressions[tier] = OBJECTIVES[tier].build(self._model, self._variables)
        expressions = self._expressions[tier]
        proven: list[int] = []
        for index, expression in enumerate(expressions):
            known = None
            if tuple(proven) == bound[:index]:
                known = bound[index]
            reached = self._incumbent.values[tier][index]
            limit: int | None = reached
            if reached != known:
                limit = self._component(tier, expression, known, clock)
                reached = self._incumbent.values[tier][index]
            self._keep(tier, expression, reached)
            if limit != reached:
                if limit is None:
                    return bound
                return (*proven, limit, *self._weakest(tier)[index + 1 :])
            proven.append(reached)
        return tuple(proven)

    def _weakest(self, tier: str) -> Value:
        return face_bound(self._domain, whole_face(self._domain), tier)

    def _component(
        self, tier: str, expression: LinearExpr, known: int | None, clock: Clock
    ) -> int | None:
        maximise = TIERS[tier].sense == "max"
        if known is not None:
            self._model.add(expression <= known if maximise else expression >= known)
        if maximise:
            self._model.maximize(expression)
        else:
            self._model.minimize(expression)
        former = self._incumbent.solution
        status, limit = self._solve(tier, clock)
        self._model.clear_objective()  # type: ignore[no-untyped-call]
        found = self._incumbent.solution
        if tier in FLOW_TIERS and former is not None and found is not None and found is not former:
            self._incumbent.offer(merged(self._domain, found, former, clock), tier)
        if status == INFEASIBLE:
            raise RuntimeError(f"{tier}: the model rejects the incumbent")
        return limit if status in (OPTIMAL, FEASIBLE) else known

    def _keep(self, tier: str, expression: LinearExpr, value: int) -> None:
        maximise = TIERS[tier].sense == "max"
        self._model.add(expression >= value if maximise else expression <= value)

    def _solve(self, phase: str, clock: Clock) -> tuple[int, int | None]:
        """Run the solver; returns its status, and the bound on the objective (if there is one)."""
        if self._incumbent.solution is not None:
            self._variables.hint(self._incumbent.solution)
        relay = Relay(lambda value: self._incumbent.offer(self._variables.solution(value), phase))
        run = Run(self._model, clock, self._effort, relay=relay)
        relay.raise_failure()
        return run.status, run.limit
