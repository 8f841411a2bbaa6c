"""Demands: groups of constraints that the organizer or a party made and could give up."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scheduler.model.entities import Candidate, Party, Pause, Precedence, Transition
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason


@dataclass(frozen=True)
class Demand:
    """A group of constraints with its reason, and the problem without it."""

    reason: Reason
    without: Callable[[Problem], Problem]


def clash_of(count: int) -> Reason:
    """Return the reason that stands before so many demands that clash, at least one."""
    if count == 1:
        return Reason("clash_of_one")
    return Reason("clash", {"groups": count, "others": count - 1})


def only_held(problem: Problem) -> Problem:
    """Return the problem without the candidates that need not be held, and required numbers."""
    held = {c.id for c in problem.candidates if c.mandatory} | problem.lock_of.keys()
    return replace(
        problem,
        candidates=tuple(c for c in problem.candidates if c.id in held),
        pools=tuple(
            pool if pool.candidates is None else replace(pool, candidates=pool.candidates & held)
            for pool in problem.pools
        ),
        precedences=tuple(p for p in problem.precedences if {p.before, p.after} <= held),
        parties=tuple(replace(party, required_meetings=0) for party in problem.parties),
        blocks=problem.blocks & held,
    )


def minima_of(problem: Problem) -> list[Demand]:
    """Return the demands for so many meetings of a party, whichever they are."""
    return [_least(party) for party in problem.parties if party.required_meetings]


def demands_of(problem: Problem) -> list[Demand]:
    """Return the demands of a problem of which every candidate must be held."""
    host = {party.id: party.side == "host" for party in problem.parties}
    owner = {c.id: c.a if host[c.a] and not host[c.b] else c.b for c in problem.candidates}
    meetings = Counter(owner.values())
    bound = Counter(
        owner[c.id]
        for c in problem.candidates
        if c.id in problem.lock_of or c.fixed is not None or c.allowed is not None
    )
    demands = [Demand(Reason("demand_walking"), lambda p: replace(p, transition=Transition()))]
    demands += [_order(order) for order in dict.fromkeys(problem.precedences)]
    demands += [_pool(problem, index) for index in range(len(problem.pools))]
    demands += [_pause(pause) for pause in dict.fromkeys(problem.pauses)]
    for index, party in enumerate(problem.parties):
        demands += _own(problem, index)
        if bound[party.id]:
            demands.append(_slots(party.id, bound[party.id], owner))
    demands += [_held(party, count, owner) for party, count in meetings.items()]
    return demands


def making_only(problem: Problem, demands: Sequence[Demand], made: Sequence[Demand]) -> Problem:
    """Return the problem with all but some of its demands given up."""
    staying = {id(demand) for demand in made}
    for demand in demands:
        if id(demand) not in staying:
            problem = demand.without(problem)
    return problem


def _order(order: Precedence) -> Demand:
    return Demand(
        Reason("demand_order", {"before": order.before, "after": order.after}),
        lambda p: replace(p, precedences=tuple(x for x in p.precedences if x != order)),
    )


def _pool(problem: Problem, index: int) -> Demand:
    pool = problem.pools[index]
    return Demand(
        Reason("demand_pool", {"pool": pool.id, "limit": pool.limit}),
        lambda p: replace(p, pools=tuple(x for x in p.pools if x.id != pool.id)),
    )


def _pause(pause: Pause) -> Demand:
    said: dict[str, str | int]
    slots = ", ".join(map(str, sorted(pause.slots)))
    said = {"party": pause.party, "free": pause.free, "slots": slots}
    return Demand(
        Reason("demand_pause", said),
        lambda p: replace(p, pauses=tuple(x for x in p.pauses if x != pause)),
    )


def _least(party: Party) -> Demand:
    def freed(one: Party) -> Party:
        return replace(one, required_meetings=0) if one.id == party.id else one

    return Demand(
        Reason("demand_least", {"party": party.id, "least": party.required_meetings}),
        lambda p: replace(p, parties=tuple(map(freed, p.parties))),
    )


def _own(problem: Problem, index: int) -> list[Demand]:
    """Return a party's own demands: slots in which it is absent, a limit to its meetings."""
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
            Demand(Reason("demand_absence", numbers), change(lambda p: replace(p, available=None)))
        )
    if party.max_meetings is not None:
        numbers = {"party": party.id, "most": party.max_meetings}
        demands.append(
            Demand(Reason("demand_most", numbers), change(lambda p: replace(p, max_meetings=None)))
        )
    return demands


def _slots(party: str, count: int, owner: dict[str, str]) -> Demand:
    def freed(candidate: Candidate) -> Candidate:
        if owner[candidate.id] != party:
            return candidate
        return replace(candidate, mandatory=True, fixed=None, allowed=None)

    return Demand(
        Reason("demand_slots", {"party": party, "meetings": count}),
        lambda p: replace(
            p,
            candidates=tuple(freed(c) for c in p.candidates),
            locks=tuple(lock for lock in p.locks if owner[lock.candidate] != party),
        ),
    )


def _held(party: str, count: int, owner: dict[str, str]) -> Demand:
    def without(p: Problem) -> Problem:
        return only_held(
            replace(
                p,
                candidates=tuple(
                    replace(c, mandatory=False) if owner[c.id] == party else c for c in p.candidates
                ),
                locks=tuple(lock for lock in p.locks if owner[lock.candidate] != party),
            )
        )

    return Demand(Reason("demand_meetings", {"party": party, "meetings": count}), without)
