"""What the searches for one instance share: the best schedule, the bound, and the running
solvers."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ortools.sat.python.cp_model import CpSolver

from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance, Schedule

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


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


class SharedState:
    """The best schedule and bound so far; every change is made under a lock.

    `over` is set once nothing more is to be found; `improved` is told the breaks of the best
    schedule (`None`: none yet) and the bound whenever one of them changes.
    """

    def __init__(self, instance: Instance, improved: Callable[[int | None, int], None]) -> None:
        self.over = threading.Event()
        self.infeasible = False
        self.breaks: int | None = None
        self.bound = 0
        self._schedule: Schedule | None = None
        self._instance = instance
        self._improved = improved
        self._lock = threading.Lock()
        self._changes = threading.Event()
        self._running: dict[CpSolver, int | None] = {}

    def outcome(self, seconds: float) -> Outcome:
        """Return what is known at the end."""
        if self.infeasible:
            return Outcome("infeasible", None, None, None, seconds)
        status: Status = "unknown"
        if self.breaks is not None:
            status = "optimal" if self.bound >= self.breaks else "feasible"
        return Outcome(status, self._schedule, self.breaks, self.bound, seconds)

    def offer(self, schedule: Schedule) -> None:
        """Keep a schedule that is better than the best so far.

        Raises `RuntimeError` for one that violates the instance.
        """
        found = violations(self._instance, schedule)
        if found:
            raise RuntimeError(f"the solver's schedule does not hold: {found[0]}")
        breaks = sum(breaks_of(self._instance, schedule))
        with self._lock:
            if self.breaks is None or breaks < self.breaks:
                self._schedule, self.breaks = schedule, breaks
                self._changed()

    def prove(self, bound: int) -> None:
        """Keep a better bound."""
        with self._lock:
            if bound > self.bound:
                self.bound = bound
                self._changed()

    def end(self) -> None:
        """End all searches."""
        self.over.set()
        self._changes.set()

    def wake(self) -> None:
        """Let `wait` return."""
        self._changes.set()

    def wait(self, seconds: float) -> None:
        """Wait until something changes, at most so long."""
        self._changes.wait(seconds)
        self._changes.clear()

    def started(self, solver: CpSolver, target: int | None) -> bool:
        """Register a search for at most `target` breaks; `False` if it is over already."""
        with self._lock:
            if self.over.is_set():
                return False
            self._running[solver] = target
        return True

    def ended(self, solver: CpSolver) -> None:
        """Take a search off the register."""
        with self._lock:
            del self._running[solver]

    def interrupt(self) -> None:
        """Stop the solvers whose searches are no longer of use.

        It must be called again and again: a solver that has not begun yet misses the call.
        """
        with self._lock:
            for solver, target in self._running.items():
                if self.over.is_set() or (target is not None and target < self.bound):
                    solver.stop_search()

    def _changed(self) -> None:
        self._improved(self.breaks, self.bound)
        if self.breaks is not None and self.breaks <= self.bound:
            self.over.set()
        self._changes.set()
