"""Ends a running solver as soon as its caller has no more use for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ortools.sat.python.cp_model import CpSolver

POLL_SECONDS = 0.05
"""How often the caller is asked."""


@contextmanager
def stopping(solver: CpSolver, useless: Callable[[], bool]) -> Iterator[None]:
    """Within the block, stop the solver once `useless` says so (again, if it had not begun)."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL_SECONDS):
            if useless():
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
