"""Solve a problem: assembly only, the methods live in the modules it calls."""

from collections.abc import Callable, Sequence

from scheduler.problem import Problem
from scheduler.progress import SILENT, Observer
from scheduler.solution import Result, Solution
from scheduler.tiers import DEFAULT


def never() -> bool:
    """The stop signal of a caller who never stops."""
    return False


def solve(
    problem: Problem,
    *,
    time_limit: float,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    observer: Observer = SILENT,
    hint: Solution | None = None,
    workers: int = 2,
    deterministic: bool = False,
    tiers: Sequence[str] = DEFAULT,
) -> Result:
    """The best timetable found within `time_limit` seconds of wall clock.

    Tiers are optimised one after another, each without giving up anything of those before it.
    `stop` is polled from any thread; once it returns true the best so far is returned within a
    second. `hint` is a timetable to start from, as far as it is feasible. `deterministic` gives
    the same result for the same problem, seed and versions, at the cost of one worker and of
    work limits instead of clock limits (the wall clock still bounds the run).

    Raises `ValueError` for a tier that does not exist or is named twice.
    """
    raise NotImplementedError
