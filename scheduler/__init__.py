"""Scheduling of meetings between parties: pure, with certificates.

`solve` takes a `Problem` and returns a `Result`; `scheduler.check` verifies both the timetable
and the bounds claimed for it without any solver.
"""

from scheduler.problem import (
    Candidate,
    Lock,
    Party,
    Pool,
    Precedence,
    Problem,
    ProblemError,
    Slot,
    Table,
    Transition,
)
from scheduler.progress import Observer, Progress
from scheduler.reasons import Reason
from scheduler.solution import Placement, Prices, Result, Solution, TierReport
from scheduler.solve import solve

__all__ = [
    "Candidate",
    "Lock",
    "Observer",
    "Party",
    "Placement",
    "Pool",
    "Precedence",
    "Prices",
    "Problem",
    "ProblemError",
    "Progress",
    "Reason",
    "Result",
    "Slot",
    "Solution",
    "Table",
    "TierReport",
    "Transition",
    "solve",
]
