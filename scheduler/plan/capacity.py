"""How many meetings an event has room for, before anyone is invited.

Every point is bounded by the degree relaxation (a maximum flow) and reached by construction; what
one more table of a host would add is the difference of two such flows, hence exact for the bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from scheduler.budget.clock import Clock, never
from scheduler.construct.build import construct
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.problem import Problem
from scheduler.model.solution import Value
from scheduler.plan.scenario import Scenario, changed, with_table, without_duties
from scheduler.relax.degree import face_bound, is_split, objective_of, whole_face
from scheduler.relax.lexicographic import selection_value
from scheduler.relax.min_cost_flow import optimum
from scheduler.relax.network import Network, network_of
from scheduler.verify.feasibility import check

POINT_SECONDS = 1.0
"""Time limit for the construction of one point."""


@dataclass(frozen=True)
class Point:
    """What a scenario has room for.

    `bound`: no timetable holds more meetings; `achieved`: a timetable that holds so many exists
    (it has passed the checker). `served_bound` and `served`: visitors with at least 1, 2, ...
    meetings up to their targets, likewise. `room`: meetings that the hosts can hold in all.
    """

    scenario: Scenario
    room: int
    bound: int
    achieved: int
    served_bound: Value
    served: Value


@dataclass(frozen=True)
class TableValue:
    """What one more table of a host adds to the bounds: meetings, and visitors by level."""

    host: str
    meetings: int
    served: Value


AS_PLANNED = Scenario()
"""The plan as it is."""


def capacity_grid(
    problem: Problem,
    *,
    more_tables: Sequence[int] = (0,),
    seats: Sequence[int | None] = (None,),
    slots: Sequence[int | None] = (None,),
    seed: int = 0,
) -> list[Point]:
    """Return a point for every combination, in this order.

    Raises `ValueError` for an event without slots or a table without seats.
    """
    return [
        capacity(problem, Scenario(*axes), seed=seed) for axes in product(more_tables, seats, slots)
    ]


def capacity(problem: Problem, scenario: Scenario = AS_PLANNED, *, seed: int = 0) -> Point:
    """Return the room of one scenario, in which nothing must be held."""
    return _measured(without_duties(changed(problem, scenario)), scenario, seed)


def table_values(problem: Problem, *, stop: Callable[[], bool] = never) -> list[TableValue]:
    """Return what one more table (with its first table's seats) of each host adds to the bounds.

    Hosts come in the problem's order; those not reached before `stop` are left out.
    """
    base = without_duties(problem)
    meetings, served = _bounds(domain_of(base))
    values = []
    for party in base.parties:
        if party.side == "host" and not stop():
            more, better = _bounds(domain_of(with_table(base, party)))
            added = tuple(now - was for now, was in zip(better, served, strict=True))
            values.append(TableValue(party.id, more - meetings, added))
    return values


@dataclass(frozen=True)
class _Relaxation:
    """Bounds on meetings and served visitors, and pairs that attain them (if there is a flow)."""

    meetings: int
    served: Value
    network: Network | None
    chosen: Bools | None


def _relaxation(domain: Domain) -> _Relaxation:
    """Return the most visitors served, level by level, and then the most meetings.

    More meetings never reduce those of a visitor (augmenting paths only add to the left side's
    numbers), so the second flow, given the first, still attains the most meetings of all.
    """
    network, face = network_of(domain), whole_face(domain)
    if network is None or not (domain.levels == 0 or is_split(domain)):
        holds = int(domain.most.sum()) // 2
        meetings = min(int(face.high.sum()), holds)
        return _Relaxation(meetings, face_bound(domain, face, "fairness"), None, None)
    fair = optimum(domain, network, face, objective_of(domain, "fairness"))
    count = replace(objective_of(domain, "satisfaction"), weight=np.ones(len(domain.a), np.int64))
    found = optimum(domain, network, fair.face, count)
    return _Relaxation(
        int(found.chosen.sum()),
        selection_value(domain, found.chosen, "fairness"),
        network,
        found.chosen,
    )


def _bounds(domain: Domain) -> tuple[int, Value]:
    relaxation = _relaxation(domain)
    return relaxation.meetings, relaxation.served


def _measured(problem: Problem, scenario: Scenario, seed: int) -> Point:
    domain = domain_of(problem)
    relaxation = _relaxation(domain)
    clock = Clock(POINT_SECONDS, never)
    partial = construct(domain, relaxation.network, relaxation.chosen, seed, clock)
    solution = partial.solution()
    broken = check(problem, solution)
    if broken:
        raise RuntimeError(f"the checker rejects the construction: {broken[0].message}")
    hosts = [party.side == "host" for party in problem.parties]
    return Point(
        scenario=scenario,
        room=int(domain.most[np.array(hosts, np.bool_)].sum()),
        bound=relaxation.meetings,
        achieved=len(solution.placements),
        served_bound=relaxation.served,
        served=tier_values(problem, solution, domain)["fairness"],
    )
