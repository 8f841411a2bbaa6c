"""A minimal set of demands that clash, where counting does not show one.

Demands are groups of constraints that someone made and could give up; what nobody can (capacity,
seats, at most one meeting at a time) stays. QuickXplain (Junker, AAAI 2004) finds a minimal
clashing set with few questions "can these be met together?", each answered by CP-SAT on the
meetings that must be held alone.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scheduler.bounds import NoFlowError
from scheduler.domain import domain_of
from scheduler.effort import Effort
from scheduler.exact import Exact, TimeOverError
from scheduler.incumbent import Incumbent
from scheduler.infeasible import UNNAMED, contradictions
from scheduler.problem import Candidate, Party, Problem, Transition
from scheduler.progress import SILENT
from scheduler.reasons import Reason
from scheduler.relaxed import relax
from scheduler.stopping import Clock
from scheduler.tiers import DEFAULT

SECONDS = 2.0
"""For the whole search for a minimal set."""


@dataclass(frozen=True)
class _Demand:
    """A named group of constraints, and the problem without it."""

    reason: Reason
    without: Callable[[Problem], Problem]


def clashing(problem: Problem, clock: Clock, effort: Effort) -> tuple[Reason, ...]:
    """Reasons of an infeasible problem: a head, then the demands of a minimal set that clash.

    A reason that names none if the time, at most `SECONDS`, runs out first.
    """
    core = _only_held(replace(problem, spread=None))
    inquiry = _Inquiry(core, clock.part(SECONDS), effort)
    if problem.spread is not None and inquiry.possible():
        return (Reason("clash_over_spread", {"spread": problem.spread}),)
    found = inquiry.minimal()
    if not inquiry.sure:
        return (UNNAMED,)
    head = Reason("clash", {"groups": len(found), "others": len(found) - 1})
    if len(found) == 1:
        head = Reason("clash_of_one")
    return (head, *(demand.reason for demand in found))


def _only_held(problem: Problem) -> Problem:
    held = {c.id for c in problem.candidates if c.mandatory} | problem.lock_of.keys()
    return replace(
        problem,
        candidates=tuple(c for c in problem.candidates if c.id in held),
        pools=tuple(
            pool if pool.candidates is None else replace(pool, candidates=pool.candidates & held)
            for pool in problem.pools
        ),
        precedences=tuple(p for p in problem.precedences if {p.before, p.after} <= held),
        blocks=problem.blocks & held,
    )


def _demands(problem: Problem) -> list[_Demand]:
    """The demands of a problem of which every candidate must be held."""
    host = {party.id: party.side == "host" for party in problem.parties}
    owner = {c.id: c.a if host[c.a] and not host[c.b] else c.b for c in problem.candidates}
    meetings = Counter(owner.values())
    bound = Counter(
        owner[c.id]
        for c in problem.candidates
        if c.id in problem.lock_of or c.fixed is not None or c.allowed is not None
    )
    demands = [_Demand(Reason("demand_walking"), lambda p: replace(p, transition=Transition()))]
    demands += [_order(problem, index) for index in range(len(problem.precedences))]
    demands += [_pool(problem, index) for index in range(len(problem.pools))]
    for index, party in enumerate(problem.parties):
        demands += _own(problem, index)
        if bound[party.id]:
            demands.append(_slots(party.id, bound[party.id], owner))
    demands += [_held(party, count, owner) for party, count in meetings.items()]
    return demands


def _order(problem: Problem, index: int) -> _Demand:
    order = problem.precedences[index]
    return _Demand(
        Reason("demand_order", {"before": order.before, "after": order.after}),
        lambda p: replace(p, precedences=tuple(x for x in p.precedences if x != order)),
    )


def _pool(problem: Problem, index: int) -> _Demand:
    pool = problem.pools[index]
    return _Demand(
        Reason("demand_pool", {"pool": pool.id, "limit": pool.limit}),
        lambda p: replace(p, pools=tuple(x for x in p.pools if x.id != pool.id)),
    )


def _own(problem: Problem, index: int) -> list[_Demand]:
    """What a party itself demands: slots in which it is absent, a limit to its meetings."""
    party = problem.parties[index]
    demands = []

    def change(mend: Callable[[Party], Party]) -> Callable[[Problem], Problem]:
        return lambda p: replace(
            p, parties=(*p.parties[:index], mend(p.parties[index]), *p.parties[index + 1 :])
        )

    numbers: dict[str, str | int]
    if party.available is not None:
        numbers = {"party": party.id, "slots": len(party.available), "of": len(problem.slots)}
        demands.append(
            _Demand(Reason("demand_absence", numbers), change(lambda p: replace(p, available=None)))
        )
    if party.max_meetings is not None:
        numbers = {"party": party.id, "most": party.max_meetings}
        demands.append(
            _Demand(Reason("demand_most", numbers), change(lambda p: replace(p, max_meetings=None)))
        )
    return demands


def _slots(party: str, count: int, owner: dict[str, str]) -> _Demand:
    def freed(candidate: Candidate) -> Candidate:
        if owner[candidate.id] != party:
            return candidate
        return replace(candidate, mandatory=True, fixed=None, allowed=None)

    return _Demand(
        Reason("demand_slots", {"party": party, "meetings": count}),
        lambda p: replace(
            p,
            candidates=tuple(freed(c) for c in p.candidates),
            locks=tuple(lock for lock in p.locks if owner[lock.candidate] != party),
        ),
    )


def _held(party: str, count: int, owner: dict[str, str]) -> _Demand:
    def without(p: Problem) -> Problem:
        return _only_held(
            replace(
                p,
                candidates=tuple(
                    replace(c, mandatory=False) if owner[c.id] == party else c for c in p.candidates
                ),
                locks=tuple(lock for lock in p.locks if owner[lock.candidate] != party),
            )
        )

    return _Demand(Reason("demand_meetings", {"party": party, "meetings": count}), without)


class _Inquiry:
    """Asks which demands can be met together; `sure` as long as every answer was certain."""

    def __init__(self, problem: Problem, clock: Clock, effort: Effort) -> None:
        self.sure = True
        self.clock = clock
        self._problem = problem
        self._all = _demands(problem)
        self._effort = effort

    def possible(self) -> bool:
        """Whether all demands can be met together, as far as that is known."""
        return self._possible(self._all)

    def minimal(self) -> list[_Demand]:
        """A minimal set of demands of the problem, which is infeasible, that clash."""
        return self._explain([], self._all, fresh=False)

    def _explain(self, kept: list[_Demand], open_: list[_Demand], *, fresh: bool) -> list[_Demand]:
        """Those of `open_` that a minimal set with all of `kept` needs."""
        if fresh and not self._possible(kept):
            return []
        if len(open_) <= 1:
            return open_
        half = len(open_) // 2
        first, second = open_[:half], open_[half:]
        from_second = self._explain([*kept, *first], second, fresh=bool(first))
        from_first = self._explain([*kept, *from_second], first, fresh=bool(from_second))
        return [*from_first, *from_second]

    def _possible(self, demands: Sequence[_Demand]) -> bool:
        kept = {id(demand) for demand in demands}
        if not self.sure or self.clock.over():
            self.sure = False
            return True
        problem = self._problem
        for demand in self._all:
            if id(demand) not in kept:
                problem = demand.without(problem)
        domain = domain_of(problem)
        if contradictions(domain):
            return False
        try:
            relax(domain, DEFAULT)
            incumbent = Incumbent(domain, DEFAULT, self.clock, SILENT)
            model = Exact(domain, domain.starts, incumbent, self.clock, self._effort)
            possible = model.feasible(self.clock)
        except NoFlowError:
            return False
        except TimeOverError:
            possible = None
        self.sure &= possible is not None
        return possible is not False
