"""Reports a running solver's solutions."""

from collections.abc import Callable

from ortools.sat.python.cp_model import CpSolverSolutionCallback, IntVar


class Relay(CpSolverSolutionCallback):
    """Calls `take` with each solution's values; keeps an exception raised there for the caller."""

    def __init__(self, take: Callable[[Callable[[IntVar], bool]], object]) -> None:
        super().__init__()
        self._take = take
        self._failure: Exception | None = None

    def on_solution_callback(self) -> None:
        """Call `take` with the new solution."""
        try:
            self._take(self.boolean_value)
        except Exception as failure:
            self._failure = failure
            self.stop_search()

    def raise_failure(self) -> None:
        """Raise the exception that a callback raised, if any."""
        if self._failure is not None:
            raise self._failure
