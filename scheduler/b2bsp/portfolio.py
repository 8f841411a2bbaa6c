"""Fewest breaks for an instance: two searches side by side that share what they find.

One raises the bound by unsatisfiable cores (Fu and Malik, 2006, as CP-SAT does it), the other
looks for any schedule first and then for one that attains the bound; where there is none, the
bound rises, and where that takes long, it turns to better schedules for a while. Breaks are
counted without linear relaxations, which are weak here.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, CpModel, CpSolver

from scheduler.b2bsp.blocks import blocks_of
from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance, Schedule
from scheduler.b2bsp.model import Model
from scheduler.b2bsp.strategies import (
    PLAIN,
    SHORT,
    Strategy,
    bound_strategies,
    first_schedule_strategies,
)
from scheduler.cpsat.relay import Relay

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
POLL_SECONDS = 0.05
"""How often a run looks at its caller's stop signal."""


@dataclass(frozen=True)
class Outcome:
    """What was found and proven.

    `optimal`: no schedule has fewer than `breaks`; `feasible`: none has fewer than `bound`;
    `infeasible`: there is no schedule; `unknown`: time ran out before any was found.
    """

    status: Status
    schedule: Schedule | None
    breaks: int | None
    bound: int | None
    seconds: float


def never() -> bool:
    """The stop signal of a caller who never stops."""
    return False


def ignore(breaks: int | None, bound: int) -> None:
    """The ear of a caller who does not listen."""


def minimise(
    instance: Instance,
    *,
    time_limit: float,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    improved: Callable[[int | None, int], None] = ignore,
) -> Outcome:
    """A schedule with the fewest breaks, found with two threads in `time_limit` seconds.

    `stop` is polled; once it returns true the best so far is returned. `improved` is told the
    breaks of the best schedule (`None`: none yet) and the bound whenever one of them changes.
    """
    race = _Race(instance, time.monotonic() + time_limit, seed, improved)
    start = time.monotonic()
    race.run(stop)
    return race.outcome(time.monotonic() - start)


class _Race:
    """The state both searches share; every change is made under the lock."""

    def __init__(
        self,
        instance: Instance,
        deadline: float,
        seed: int,
        improved: Callable[[int | None, int], None],
    ) -> None:
        self._instance = instance
        self._deadline = deadline
        self._seed = seed
        self._improved = improved
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._turn = threading.Event()
        self._running: dict[CpSolver, int | None] = {}
        self._failure: Exception | None = None
        self._infeasible = False
        self._schedule: Schedule | None = None
        self._breaks: int | None = None
        self._bound = 0

    def run(self, stop: Callable[[], bool]) -> None:
        """Race until one side proves the end, time is up or the caller stops."""
        self._prove(sum(not blocks_of(self._instance, party) for party in self._with_breaks()))
        model = Model(self._instance)
        lanes = [
            threading.Thread(target=self._lane, args=(lane, model), daemon=True)
            for lane in (self._raise_by_cores, self._attain)
        ]
        for lane in lanes:
            lane.start()
        while any(lane.is_alive() for lane in lanes):
            if stop() or time.monotonic() >= self._deadline:
                self._over.set()
            with self._lock:
                self._interrupt()
            self._turn.wait(POLL_SECONDS)
            self._turn.clear()
        if self._failure is not None:
            raise self._failure

    def outcome(self, seconds: float) -> Outcome:
        """What is known at the end."""
        if self._infeasible:
            return Outcome("infeasible", None, None, None, seconds)
        status: Status = "unknown"
        if self._breaks is not None:
            status = "optimal" if self._bound >= self._breaks else "feasible"
        return Outcome(status, self._schedule, self._breaks, self._bound, seconds)

    def _with_breaks(self) -> list[int]:
        return [party for party, rows in enumerate(self._instance.meetings_of) if len(rows) > 1]

    def _lane(self, search: Callable[[Model], None], model: Model) -> None:
        try:
            search(model)
        except Exception as failure:
            self._failure = failure
            self._end()
        finally:
            self._turn.set()

    def _raise_by_cores(self, model: Model) -> None:
        """One search with the number of breaks as objective, the bound growing core by core."""
        problem = model.model.clone()
        if model.levels:
            problem.minimize(model.cost)
        if self._solve(model, problem, None, PLAIN, cores=True) == OPTIMAL:
            self._end()

    def _attain(self, model: Model) -> None:
        """Any schedule; then one that attains the bound; in between better ones, by halving."""
        if not self._find_any(model):
            return
        manners = bound_strategies()
        manner = next(manners)
        while not self._over.is_set():
            target = self._bound
            chosen = self._counted if manner.counted else model
            if self._at_most(chosen, target, manner) is None and target == self._bound:
                self._halve(model)
                manner = next(manners)

    @cached_property
    def _counted(self) -> Model:
        return Model(self._instance, counted=True)

    def _find_any(self, model: Model) -> bool:
        for manner in first_schedule_strategies():
            if self._over.is_set():
                return False
            status = self._solve(model, model.model, None, manner)
            if self._infeasible:
                return False
            if status in (OPTIMAL, FEASIBLE) or self._breaks is not None:
                return True
        return False

    def _halve(self, model: Model) -> None:
        """Go half of the way to the bound, as long as that takes little."""
        while not self._over.is_set() and self._breaks is not None:
            target = (self._bound + self._breaks) // 2
            if self._at_most(model, target, SHORT) is None:
                return

    def _at_most(self, model: Model, target: int, manner: Strategy) -> bool | None:
        """Whether a schedule has no more breaks than the target; `None`: it took too long."""
        problem = model.model.clone()
        problem.add(model.cost <= target)
        status = self._solve(model, problem, target, manner)
        if status == INFEASIBLE:
            self._prove(target + 1)
        return None if status not in (OPTIMAL, FEASIBLE, INFEASIBLE) else status != INFEASIBLE

    def _solve(
        self,
        model: Model,
        problem: CpModel,
        target: int | None,
        manner: Strategy,
        *,
        cores: bool = False,
    ) -> int | None:
        """Run one search; a `target` below the bound is given up as soon as it is."""
        solver = CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.catch_sigint_signal = False  # the caller's `stop` decides
        manner.apply(solver, self._seed)
        solver.parameters.optimize_with_core = cores
        solver.parameters.max_time_in_seconds = max(0.01, self._deadline - time.monotonic())
        if problem.has_objective():
            solver.best_bound_callback = lambda bound: self._prove(round(bound))
        with self._lock:
            if self._over.is_set():
                return None
            self._running[solver] = target
        relay = Relay(lambda value: self._offer(model.schedule(value)))
        try:
            status = solver.solve(problem, relay)
        finally:
            with self._lock:
                del self._running[solver]
        relay.raise_failure()
        if status == INFEASIBLE and target is None:
            self._infeasible = True
            self._end()
        return int(status)

    def _offer(self, schedule: Schedule) -> None:
        """Keep a schedule that is better than the best so far; refuse one that does not hold."""
        found = violations(self._instance, schedule)
        if found:
            raise RuntimeError(f"the solver's schedule does not hold: {found[0]}")
        breaks = sum(breaks_of(self._instance, schedule))
        with self._lock:
            if self._breaks is None or breaks < self._breaks:
                self._schedule, self._breaks = schedule, breaks
                self._changed()

    def _prove(self, bound: int) -> None:
        """Keep a better bound; searches for less than it end."""
        with self._lock:
            if bound > self._bound:
                self._bound = bound
                self._changed()

    def _changed(self) -> None:
        self._improved(self._breaks, self._bound)
        if self._breaks is not None and self._breaks <= self._bound:
            self._over.set()
        self._turn.set()

    def _end(self) -> None:
        self._over.set()
        self._turn.set()

    def _interrupt(self) -> None:
        """End the searches that are no longer of use; again, if they had not begun yet."""
        for solver, target in self._running.items():
            if self._over.is_set() or (target is not None and target < self._bound):
                solver.stop_search()
