"""One run of CP-SAT, within limits of time and effort."""

import threading
from collections.abc import Callable

from ortools.sat.python.cp_model import (
    FEASIBLE,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    SatParameters,
)

from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort

POLL_SECONDS = 0.05
"""How often a running solver looks at the caller's stop signal."""
WORK_PER_SECOND = 0.3
"""Units of the solver's deterministic time that count as a second of work: few, so that on most
machines a repeatable run ends by its work and not by the wall clock."""
SYMMETRY_WORK = 0.02
"""Deterministic work allowed for finding symmetries, which can take up a whole run."""
LEAST_SECONDS = 0.01


class Run:
    """A run of the solver on a model, with its `status`, `limit` and `solver`.

    `limit` is the bound on the objective, if there is one and a solution was found; `bounded` is
    called with every better one. `tune` may set further parameters. A run for which no time is left
    has status -1.
    """

    def __init__(
        self,
        model: CpModel,
        clock: Clock,
        effort: Effort,
        *,
        relay: CpSolverSolutionCallback | None = None,
        bounded: Callable[[int], None] | None = None,
        tune: Callable[[SatParameters], None] | None = None,
    ) -> None:
        self.status = -1
        self.limit: int | None = None
        self.solver = CpSolver()
        if clock.over():
            return
        seconds = clock.left()
        parameters = self.solver.parameters
        parameters.catch_sigint_signal = False  # the caller handles signals
        parameters.random_seed = effort.seed
        parameters.num_workers = effort.workers
        parameters.symmetry_detection_deterministic_time_limit = SYMMETRY_WORK
        if clock.work is None:
            parameters.max_time_in_seconds = max(LEAST_SECONDS, seconds)
        else:
            parameters.num_workers = 1
            parameters.max_deterministic_time = WORK_PER_SECOND * seconds
            parameters.max_time_in_seconds = max(LEAST_SECONDS, clock.wall())
        if bounded is not None:
            self.solver.best_bound_callback = lambda bound: bounded(round(bound))
        if tune is not None:
            tune(parameters)
        with StopWatcher(clock.stop, self.solver.stop_search):
            self.status = int(self.solver.solve(model, relay))
        clock.book(self.solver.response_proto.deterministic_time / WORK_PER_SECOND)
        if self.found and model.has_objective():
            self.limit = round(self.solver.best_objective_bound)  # integral: every weight is

    @property
    def found(self) -> bool:
        """Whether there is a solution."""
        return self.status in (OPTIMAL, FEASIBLE)


class StopWatcher:
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
