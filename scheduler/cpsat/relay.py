"""Hands a running solver's solutions on."""

from collections.abc import Callable

from ortools.sat.python.cp_model import CpSolverSolutionCallback, IntVar


class Relay(CpSolverSolutionCallback):
    """Calls `take` with each solution's values; what goes wrong there is kept for the caller."""

    def __init__(self, take: Callable[[Callable[[IntVar], bool]], object]) -> None:
        super().__init__()
        self._take = take
        self._failure: Exception | None = None

    def on_solution_callback(self) -> None:
        """Hand the new solution on."""
        try:
            self._take(self.boolean_value)
        except Exception as failure:
            self._failure = failure
            self.stop_search()

    def raise_failure(self) -> None:
        """Raise what went wrong in a callback, if anything did."""
        if self._failure is not None:
            raise self._failure
