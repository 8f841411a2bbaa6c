"""Checks of what simulation and overbooking are given."""

from collections.abc import Sequence

from scheduler.model.problem import Problem
from scheduler.model.solution import Solution
from scheduler.verify.feasibility import check


def refuse_unusable(problem: Problem, solution: Solution, rates: Sequence[float]) -> None:
    """Raise `ValueError` for a rate outside 0..1 or a solution that breaks the constraints."""
    for rate in rates:
        if not 0 <= rate <= 1:
            raise ValueError(f"rate: {rate} is not between 0 and 1")
    broken = check(problem, solution)
    if broken:
        raise ValueError(f"the timetable is not feasible: {broken[0].message}")
