"""Scheduling of meetings between parties: pure, with certificates.

    result = solve(problem, time_limit=10)      # Problem -> Result, anytime and stoppable
    certify(problem, result).holds              # scheduler.verify.certificate: no solver involved

Folders, each of which imports only from those above it:

- `model`: the problem, what is returned, tiers, reasons, and `io`, which reads and writes versioned
  JSON. `budget`: what is left of a limit in time or work, and stop signals.
- `data`: a problem as arrays, the limits that pools and shared tables set, seating, metrics.
- `relax`: bounds on the tiers without slots, by min-cost flow or, where flows do not see
  everything, by a MIP over the selected pairs; `relax.lagrangian` bounds breaks by prices.
- `construct`: the selected pairs assigned to slots one slot at a time, the rest by Kempe chains.
- `reasons`: contradictions that counting shows, and the demands that may clash.
- `verify`: whether a solution keeps every constraint, and whether what a result claims is true;
  `verify.independent` answers both once more, by itself: a file for those who trust nothing here.
- `anytime`: the best timetable so far, which `verify` has accepted, and reports of progress.
- `cpsat`: the CP-SAT model over all constraints, its tiers optimised one after another.
- `infeasible`: minimal infeasible sets of demands.
- `compact`: the compactness tier, by column generation, whole days and annealing.
- `search`: `solve`, which decides what works on what and for how long.
- `repairs`: a published timetable after changes, with as few of its meetings changed as possible.
- `explain`: why a request was not granted. `plan`: capacity, no-shows and overbooking.
- `choices`: the best timetables that differ.
- `b2bsp`: the business-to-business meeting scheduling problem as published.
- `library`: problems put together call by call, rows and pictures. `cli`: the command line.

What is named in `__all__` is all that callers use; it is loaded when it is first asked for, so
that importing this package loads no solver.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from scheduler.model import io
from scheduler.model.entities import (
    Candidate,
    Lock,
    Party,
    Pause,
    Pool,
    Precedence,
    Slot,
    Table,
    Transition,
)
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason
from scheduler.model.solution import Placement, Prices, Result, Solution, TierReport, Value
from scheduler.model.validation import ProblemError

if TYPE_CHECKING:
    from scheduler.anytime.progress import Observer, Progress
    from scheduler.budget.clock import Clock
    from scheduler.choices.alternatives import (
        Alternative,
        Alternatives,
        alternatives,
        meetings_apart,
    )
    from scheduler.construct.baselines import registration_order
    from scheduler.construct.partial import PartialTimetable
    from scheduler.data.domain import domain_of
    from scheduler.data.metrics import tier_values
    from scheduler.explain.why_not import Displacement, Explanation, why_not
    from scheduler.library.model import Model, meeting_id
    from scheduler.library.pictures import Trace, fairness_picture, timetable_picture, trace_picture
    from scheduler.library.rows import Row, rows
    from scheduler.plan.capacity import Point, TableValue, capacity, table_values
    from scheduler.plan.overbooking import Advice, overbooking
    from scheduler.plan.scenario import Scenario, changed
    from scheduler.plan.simulation import Robustness, simulate
    from scheduler.repairs.moves import Move, possible_moves
    from scheduler.repairs.proposal import Proposal, repair
    from scheduler.repairs.stability import NOTHING_FROZEN, Freeze
    from scheduler.search.solve import solve
    from scheduler.verify.certificate import Certificate, certify
    from scheduler.verify.feasibility import check
    from scheduler.verify.meetings import Violation

_LOADED_LATER = {
    "Alternative": ".choices.alternatives",
    "Alternatives": ".choices.alternatives",
    "alternatives": ".choices.alternatives",
    "meetings_apart": ".choices.alternatives",
    "Observer": ".anytime.progress",
    "Progress": ".anytime.progress",
    "Clock": ".budget.clock",
    "registration_order": ".construct.baselines",
    "PartialTimetable": ".construct.partial",
    "domain_of": ".data.domain",
    "tier_values": ".data.metrics",
    "Displacement": ".explain.why_not",
    "Explanation": ".explain.why_not",
    "why_not": ".explain.why_not",
    "Model": ".library.model",
    "meeting_id": ".library.model",
    "Trace": ".library.pictures",
    "fairness_picture": ".library.pictures",
    "timetable_picture": ".library.pictures",
    "trace_picture": ".library.pictures",
    "Row": ".library.rows",
    "rows": ".library.rows",
    "Point": ".plan.capacity",
    "TableValue": ".plan.capacity",
    "capacity": ".plan.capacity",
    "table_values": ".plan.capacity",
    "Advice": ".plan.overbooking",
    "overbooking": ".plan.overbooking",
    "Scenario": ".plan.scenario",
    "changed": ".plan.scenario",
    "Robustness": ".plan.simulation",
    "simulate": ".plan.simulation",
    "Move": ".repairs.moves",
    "possible_moves": ".repairs.moves",
    "Proposal": ".repairs.proposal",
    "repair": ".repairs.proposal",
    "Freeze": ".repairs.stability",
    "NOTHING_FROZEN": ".repairs.stability",
    "solve": ".search.solve",
    "Certificate": ".verify.certificate",
    "certify": ".verify.certificate",
    "Violation": ".verify.meetings",
    "check": ".verify.feasibility",
}
"""Names, and the modules that have them."""


def __getattr__(name: str) -> object:
    """Load what is named on first use."""
    if name not in _LOADED_LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_LOADED_LATER[name], __package__), name)
    globals()[name] = found
    return found


__all__ = [
    "NOTHING_FROZEN",
    "Advice",
    "Alternative",
    "Alternatives",
    "Candidate",
    "Certificate",
    "Clock",
    "Displacement",
    "Explanation",
    "Freeze",
    "Lock",
    "Model",
    "Move",
    "Observer",
    "PartialTimetable",
    "Party",
    "Pause",
    "Placement",
    "Point",
    "Pool",
    "Precedence",
    "Prices",
    "Problem",
    "ProblemError",
    "Progress",
    "Proposal",
    "Reason",
    "Result",
    "Robustness",
    "Row",
    "Scenario",
    "Slot",
    "Solution",
    "Table",
    "TableValue",
    "TierReport",
    "Trace",
    "Transition",
    "Value",
    "Violation",
    "alternatives",
    "capacity",
    "certify",
    "changed",
    "check",
    "domain_of",
    "fairness_picture",
    "io",
    "meeting_id",
    "meetings_apart",
    "overbooking",
    "possible_moves",
    "registration_order",
    "repair",
    "rows",
    "simulate",
    "solve",
    "table_values",
    "tier_values",
    "timetable_picture",
    "trace_picture",
    "why_not",
]
