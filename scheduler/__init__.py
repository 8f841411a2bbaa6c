"""Scheduling of meetings between parties: pure, with certificates.

    result = solve(problem, time_limit=10)      # Problem -> Result, anytime and stoppable
    certify(problem, result).holds              # scheduler.certify.certificate: no solver involved

Folders, each of which imports only from those above it:

- `model`: the problem, what is returned, tiers, reasons, and `io`, which reads and writes versioned
  JSON. `budget`: what is left of a limit in time or work, and stop signals.
- `data`: a problem as arrays, the limits that pools and shared tables set, seating, metrics.
- `relax`: bounds on the tiers without slots, by min-cost flow or, where flows do not see
  everything, by a MIP over the selected pairs; `relax.lagrangian` bounds breaks by prices.
- `construct`: the selected pairs assigned to slots one slot at a time, the rest by Kempe chains.
- `certify`: whether a solution keeps every constraint, and whether what a result claims is true;
  `certify.independent` answers both once more, by itself: a file for those who trust nothing here.
- `anytime`: the best timetable so far, which `certify` has accepted, and reports of progress.
- `cpsat`: the CP-SAT model over all constraints, its tiers optimised one after another.
- `infeasible`: contradictions that counting shows, and minimal infeasible sets of demands.
- `compact`: the compactness tier, by column generation, whole days and annealing.
- `search`: `solve`, which decides what works on what and for how long.
- `repair`: a published timetable after changes, with as few of its meetings changed as possible.
- `explain`: why a request was not granted. `plan`: capacity, no-shows and overbooking.
- `b2bsp`: the business-to-business meeting scheduling problem as published.
- `cli`: the command line.

Importing this package loads no solver; the first `solve` does.
"""

from scheduler.anytime.progress import Observer, Progress
from scheduler.model import io
from scheduler.model.entities import (
    Candidate,
    Lock,
    Party,
    Pool,
    Precedence,
    Slot,
    Table,
    Transition,
)
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason
from scheduler.model.solution import Placement, Prices, Result, Solution, TierReport
from scheduler.model.validation import ProblemError
from scheduler.search.solve import solve

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
    "io",
    "solve",
]
