"""A minimal infeasible set of demands, where counting shows no contradiction.

Demands are constraints that can be given up (see `demands`); capacity, seats and the like always
stay. QuickXplain (Junker, AAAI 2004) finds a minimal infeasible set with few questions whether some
demands can be met together, each answered by CP-SAT: on only the meetings that must be held, or,
where these can be held, on all of them with some of the numbers required of parties.
"""

from collections.abc import Sequence
from dataclasses import replace

from scheduler.anytime.incumbent import Incumbent
from scheduler.anytime.progress import SILENT
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.cpsat.model import TierModel, TimeOverError
from scheduler.data.domain import domain_of
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason
from scheduler.model.tiers import DEFAULT
from scheduler.reasons.contradictions import UNNAMED, contradictions
from scheduler.reasons.demands import (
    Demand,
    clash_of,
    demands_of,
    making_only,
    minima_of,
    only_held,
)
from scheduler.relax.lexicographic import relax
from scheduler.relax.min_cost_flow import InfeasibleFlowError

SECONDS = 2.0
"""Time for the whole search."""


def minimal_infeasible_set(problem: Problem, clock: Clock, effort: Effort) -> tuple[Reason, ...]:
    """Return a head and the demands of a minimal infeasible set, as reasons.

    If the time, at most `SECONDS`, runs out first, the only reason names no demand.
    """
    clock = clock.part(SECONDS)
    free = replace(problem, spread=None)
    core = only_held(free)
    inquiry = _Inquiry(core, demands_of(core), clock, effort)
    minima = minima_of(free)
    if (problem.spread is not None or minima) and inquiry.possible():
        inquiry = _Inquiry(free, minima, clock, effort)
        if problem.spread is not None and inquiry.possible():
            return (Reason("clash_over_spread", {"spread": problem.spread}),)
    found = inquiry.minimal()
    if not inquiry.sure:
        return (UNNAMED,)
    return (clash_of(len(found)), *(demand.reason for demand in found))


class _Inquiry:
    """Finds which demands can be met together; `sure` as long as every answer was certain."""

    def __init__(
        self, problem: Problem, demands: list[Demand], clock: Clock, effort: Effort
    ) -> None:
        self.sure = True
        self.clock = clock
        self._problem = problem
        self._all = demands
        self._effort = effort

    def possible(self) -> bool:
        """Return whether all demands can be met together, as far as that is known."""
        return self._possible(self._all)

    def minimal(self) -> list[Demand]:
        """Return a minimal infeasible set of demands of an infeasible problem."""
        return self._explain([], self._all, fresh=False)

    def _explain(self, kept: list[Demand], open_: list[Demand], *, fresh: bool) -> list[Demand]:
        """Return those of `open_` that a minimal infeasible set with all of `kept` needs."""
        if fresh and not self._possible(kept):
            return []
        if len(open_) <= 1:
            return open_
        half = len(open_) // 2
        first, second = open_[:half], open_[half:]
        from_second = self._explain([*kept, *first], second, fresh=bool(first))
        from_first = self._explain([*kept, *from_second], first, fresh=bool(from_second))
        return [*from_first, *from_second]

    def _possible(self, demands: Sequence[Demand]) -> bool:
        if not self.sure or self.clock.over():
            self.sure = False
            return True
        domain = domain_of(making_only(self._problem, self._all, demands))
        if contradictions(domain):
            return False
        try:
            relax(domain, DEFAULT)
            incumbent = Incumbent(domain, DEFAULT, self.clock, SILENT)
            model = TierModel(domain, domain.starts, incumbent, self.clock, self._effort)
            possible = model.feasible(self.clock)
        except InfeasibleFlowError:
            return False
        except TimeOverError:
            possible = None
        self.sure &= possible is not None
        return possible is not False
