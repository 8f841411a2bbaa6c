"""CP-SAT for what the flows leave: the tiers one after another on one model, with proofs."""

import threading
from collections.abc import Callable, Mapping, Sequence

from ortools.sat.python.cp_model import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    LinearExpr,
)

from scheduler.constraints import FAMILIES
from scheduler.domain import Bools, Domain
from scheduler.effort import Effort
from scheduler.incumbent import Incumbent
from scheduler.objectives import OBJECTIVES
from scheduler.relaxation import face_bound, whole
from scheduler.solution import Value
from scheduler.stopping import Clock
from scheduler.tiers import TIERS
from scheduler.variables import Variables

POLL_SECONDS = 0.1
"""How often a running solver looks at the caller's stop signal."""
WORK_SHARE = 0.05
"""Deterministic work granted to one run of the solver, per second of the whole time limit."""

SYMMETRY_WORK = 0.02
"""Deterministic work granted to finding symmetries, which has been seen to eat a whole run."""


class Exact:
    """The CP-SAT model of a problem over the given starts (M x S).

    `optimise` proves what it can; every solution found on the way is offered to the incumbent.
    """

    def __init__(
        self, domain: Domain, starts: Bools, incumbent: Incumbent, clock: Clock, effort: Effort
    ) -> None:
        self._domain = domain
        self._incumbent = incumbent
        self._clock = clock
        self._effort = effort
        self._model = CpModel()
        self._variables = Variables(self._model, domain, starts)
        for family in FAMILIES:
            family.build(self._model, self._variables)

    def demand(self, tiers: Sequence[str], values: Mapping[str, Value]) -> None:
        """Require that these tiers' components are at least this good."""
        for tier in tiers:
            expressions = OBJECTIVES[tier].build(self._model, self._variables)
            for expression, value in zip(expressions, values[tier], strict=True):
                self._keep(tier, expression, value)

    def feasible(self, seconds: float) -> bool | None:
        """Look for any solution; `False` if there is none, `None` if time ran out first."""
        status, _ = self._solve("search", seconds)
        if status in (OPTIMAL, FEASIBLE):
            return True
        return False if status == INFEASIBLE else None

    def optimise(self, tier: str, bound: Value, seconds: float) -> Value:
        """Improve the incumbent in this tier, given all those demanded or optimised before.

        `bound` is one already known. Returns the bound proven (the incumbent's own value, if it
        is optimal), and requires from now on what the incumbent has reached.
        """
        expressions = OBJECTIVES[tier].build(self._model, self._variables)
        deadline = self._clock.elapsed() + seconds
        proven: list[int] = []
        for index, expression in enumerate(expressions):
            known = None
            if tuple(proven) == bound[:index]:
                known = bound[index]
            reached = self._incumbent.values[tier][index]
            limit: int | None = reached
            if reached != known:
                limit = self._component(tier, expression, known, deadline - self._clock.elapsed())
                reached = self._incumbent.values[tier][index]
            self._keep(tier, expression, reached)
            if limit != reached:
                if limit is None:
                    return bound
                return (*proven, limit, *self._weakest(tier)[index + 1 :])
            proven.append(reached)
        return tuple(proven)

    def _weakest(self, tier: str) -> Value:
        return face_bound(self._domain, whole(self._domain), tier)

    def _component(
        self, tier: str, expression: LinearExpr, known: int | None, seconds: float
    ) -> int | None:
        maximise = TIERS[tier].sense == "max"
        if known is not None:
            self._model.add(expression <= known if maximise else expression >= known)
        if maximise:
            self._model.maximize(expression)
        else:
            self._model.minimize(expression)
        status, limit = self._solve(tier, seconds)
        self._model.clear_objective()  # type: ignore[no-untyped-call]
        if status == INFEASIBLE:
            raise RuntimeError(f"{tier}: the model rejects the incumbent")
        return limit if status in (OPTIMAL, FEASIBLE) else known

    def _keep(self, tier: str, expression: LinearExpr, value: int) -> None:
        maximise = TIERS[tier].sense == "max"
        self._model.add(expression >= value if maximise else expression <= value)

    def _solve(self, phase: str, seconds: float) -> tuple[int, int | None]:
        """Run the solver; its status, and the bound on the objective (if there is one)."""
        seconds = min(seconds, self._clock.left())
        if seconds <= 0 or self._clock.over():
            return -1, None
        if self._incumbent.solution is not None:
            self._variables.hint(self._incumbent.solution)
        solver = CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.random_seed = self._effort.seed
        solver.parameters.num_workers = self._effort.workers
        solver.parameters.symmetry_detection_deterministic_time_limit = SYMMETRY_WORK
        if self._effort.deterministic:
            solver.parameters.num_workers = 1
            solver.parameters.max_deterministic_time = WORK_SHARE * self._clock.limit
        relay = _Relay(self._incumbent, self._variables, phase)
        with _Watch(self._clock.stop, solver.stop_search):
            status = solver.solve(self._model, relay)
        relay.raise_failure()
        limit = None
        if status in (OPTIMAL, FEASIBLE) and self._model.has_objective():
            limit = round(solver.best_objective_bound)  # integral, since every weight is
        return int(status), limit


class _Relay(CpSolverSolutionCallback):
    """Hands the solver's solutions to the incumbent; keeps what goes wrong for the caller."""

    def __init__(self, incumbent: Incumbent, variables: Variables, phase: str) -> None:
        super().__init__()
        self._incumbent = incumbent
        self._variables = variables
        self._phase = phase
        self._failure: Exception | None = None

    def on_solution_callback(self) -> None:
        """Offer the new solution."""
        try:
            self._incumbent.offer(self._variables.solution(self.boolean_value), self._phase)
        except Exception as failure:
            self._failure = failure
            self.stop_search()

    def raise_failure(self) -> None:
        """Raise what went wrong in a callback, if anything did."""
        if self._failure is not None:
            raise self._failure


class _Watch:
    """Ends a running solver when the caller says stop."""

    def __init__(self, stop: Callable[[], bool], end: Callable[[], None]) -> None:
        self._stop = stop
        self._end = end
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(POLL_SECONDS):
            if self._stop():
                self._end()
