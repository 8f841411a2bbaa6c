"""Scheduling of meetings between parties: pure, with certificates.

    result = solve(problem, time_limit=10)      # Problem -> Result, anytime and stoppable
    certify(problem, result).holds              # scheduler.certificate: no solver involved

What happens in `solve`, and where:

1. `problem` (of `entities`, refused by `soundness` where it contradicts itself) becomes arrays:
   `domain`, with the `limits` that pools and shared tables set.
2. `infeasible` counts plain contradictions; `clash` finds a minimal set of demands that clash
   where there is no solution but counting shows nothing. Both give `reasons`.
3. `relaxed` bounds the tiers without slots: `network` and `bounds` by min-cost flow, `choice` by
   a MIP where flows do not see everything. `relaxation` says what the prices prove.
4. `construct` lays the chosen pairs out slot by slot on a `board`; `leftovers` places the rest
   by alternating chains.
5. `exact` closes what gap remains by CP-SAT: `variables`, `constraints`, `objectives`, `cpsat`.
6. `compacting` saves breaks: `compact` bounds them by prices and chooses whole days, `polish`
   searches locally beside it.

`strategy` decides which of them works on what and for how long; `incumbent` keeps the best
timetable, past `check`, and tells the `progress`; `stopping` knows what is left of a limit, in time
or in work; `tiers`, `metrics` and `seating` say what is counted and who sits where. `io` reads and
writes versioned JSON. Importing this package loads no solver; the first `solve` does.
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
