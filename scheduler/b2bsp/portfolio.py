"""Fewest breaks for an instance: two searches side by side that share what they find.

One raises the bound by unsatisfiable cores (Fu and Malik, 2006, as CP-SAT does it). The other
looks for any schedule first and then for one that attains the bound; where there is none, the
bound rises, and where that takes long, it looks for better schedules for a while. Breaks are
counted without linear relaxations, which are weak here.
"""

import threading
import time
from collections.abc import Callable
from functools import cached_property

from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, CpModel, CpSolver

from scheduler.b2bsp.blocks import blocks_of
from scheduler.b2bsp.instance import Instance
from scheduler.b2bsp.model import Model
from scheduler.b2bsp.state import Outcome, SharedState
from scheduler.b2bsp.strategies import (
    PLAIN,
    SHORT,
    Strategy,
    bound_strategies,
    first_schedule_strategies,
)
from scheduler.budget.clock import never
from scheduler.cpsat.relay import Relay

POLL_SECONDS = 0.05
"""How often a run looks at its caller's stop signal."""


def ignore(breaks: int | None, bound: int) -> None:
    """Do nothing about an improvement."""


def minimise(
    instance: Instance,
    *,
    time_limit: float,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    improved: Callable[[int | None, int], None] = ignore,
) -> Outcome:
    """Return a schedule with the fewest breaks found with two threads in `time_limit` seconds.

    `stop` is polled; once it returns true the best so far is returned. `improved` is told the
    breaks of the best schedule (`None`: none yet) and the bound whenever one of them changes.
    """
    state = SharedState(instance, improved)
    portfolio = _Portfolio(instance, state, time.monotonic() + time_limit, seed)
    start = time.monotonic()
    portfolio.run(stop)
    return state.outcome(time.monotonic() - start)


class _Portfolio:
    """The two searches, each in a thread of its own."""

    def __init__(self, instance: Instance, state: SharedState, deadline: float, seed: int) -> None:
        self._instance = instance
        self._state = state
        self._deadline = deadline
        self._seed = seed
        self._failure: Exception | None = None

    def run(self, stop: Callable[[], bool]) -> None:
        """Search until one side proves the end, time is up or the caller stops."""
        state = self._state
        state.prove(sum(not blocks_of(self._instance, party) for party in self._with_breaks()))
        model = Model(self._instance)
        threads = [
            threading.Thread(target=self._search, args=(search, model), daemon=True)
            for search in (self._raise_by_cores, self._attain)
        ]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            if stop() or time.monotonic() >= self._deadline:
                state.over.set()
            state.interrupt()
            state.wait(POLL_SECONDS)
        if self._failure is not None:
            raise self._failure

    def _with_breaks(self) -> list[int]:
        return [party for party, rows in enumerate(self._instance.meetings_of) if len(rows) > 1]

    def _search(self, search: Callable[[Model], None], model: Model) -> None:
        try:
            search(model)
        except Exception as failure:
            self._failure = failure
            self._state.end()
        finally:
            self._state.wake()

    def _raise_by_cores(self, model: Model) -> None:
        """Minimise the number of breaks in one search, the bound growing core by core."""
        problem = model.model.clone()
        if model.levels:
            problem.minimize(model.cost)
        if self._solve(model, problem, None, PLAIN, cores=True) == OPTIMAL:
            self._state.end()

    def _attain(self, model: Model) -> None:
        """Find any schedule, then one that attains the bound; in between better ones."""
        if not self._find_any(model):
            return
        strategies = bound_strategies()
        strategy = next(strategies)
        while not self._state.over.is_set():
            target = self._state.bound
            chosen = self._counted if strategy.counted else model
            if self._at_most(chosen, target, strategy) is None and target == self._state.bound:
                self._halve(model)
                strategy = next(strategies)

    @cached_property
    def _counted(self) -> Model:
        return Model(self._instance, counted=True)

    def _find_any(self, model: Model) -> bool:
        for strategy in first_schedule_strategies():
            if self._state.over.is_set():
                return False
            status = self._solve(model, model.model, None, strategy)
            if self._state.infeasible:
                return False
            if status in (OPTIMAL, FEASIBLE) or self._state.breaks is not None:
                return True
        return False

    def _halve(self, model: Model) -> None:
        """Halve the distance to the bound, as long as that takes little."""
        while not self._state.over.is_set() and self._state.breaks is not None:
            target = (self._state.bound + self._state.breaks) // 2
            if self._at_most(model, target, SHORT) is None:
                return

    def _at_most(self, model: Model, target: int, strategy: Strategy) -> bool | None:
        """Return whether a schedule has at most `target` breaks; `None`: it took too long."""
        problem = model.model.clone()
        problem.add(model.cost <= target)
        status = self._solve(model, problem, target, strategy)
        if status == INFEASIBLE:
            self._state.prove(target + 1)
        return None if status not in (OPTIMAL, FEASIBLE, INFEASIBLE) else status != INFEASIBLE

    def _solve(
        self,
        model: Model,
        problem: CpModel,
        target: int | None,
        strategy: Strategy,
        *,
        cores: bool = False,
    ) -> int | None:
        """Run one search, which ends once the bound exceeds its `target`; returns its status."""
        solver = CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.catch_sigint_signal = False  # the caller's `stop` decides
        strategy.apply(solver, self._seed)
        solver.parameters.optimize_with_core = cores
        solver.parameters.max_time_in_seconds = max(0.01, self._deadline - time.monotonic())
        if problem.has_objective():
            solver.best_bound_callback = lambda bound: self._state.prove(round(bound))
        if not self._state.started(solver, target):
            return None
        relay = Relay(lambda value: self._state.offer(model.schedule(value)))
        try:
            status = solver.solve(problem, relay)
        finally:
            self._state.ended(solver)
        relay.raise_failure()
        if status == INFEASIBLE and target is None:
            self._state.infeasible = True
            self._state.end()
        return int(status)
