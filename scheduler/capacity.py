"""How many meetings a programme has room for, before anyone is invited.

Every point is bounded by the degree relaxation (a maximum flow) and reached by construction; what
one more table of a host would add is the difference of two such flows, hence exact for the bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from scheduler.arrays import Bools
from scheduler.bounds import optimum
from scheduler.check import check
from scheduler.domain import Domain, domain_of
from scheduler.layout import built
from scheduler.metrics import tier_values
from scheduler.network import Network, network_of
from scheduler.problem import Party, Problem, Slot, Table
from scheduler.relaxation import face_bound, is_split, objective_of, whole
from scheduler.relaxed import value_of
from scheduler.solution import Value
from scheduler.stopping import Clock, never

POINT_SECONDS = 1.0
"""Time for the construction of one point; it ends early rather than exceed it."""


@dataclass(frozen=True)
class Scenario:
    """A change of the plan.

    `more_tables` are added to every host (taken away, where negative, down to none); `seats` is
    what every table then has, and `slots` the number of slots: the first ones of the programme,
    or more of them at the end of its last session. `None` leaves things as they are.
    """

    more_tables: int = 0
    seats: int | None = None
    slots: int | None = None


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


def capacity_grid(
    problem: Problem,
    *,
    more_tables: Sequence[int] = (0,),
    seats: Sequence[int | None] = (None,),
    slots: Sequence[int | None] = (None,),
    seed: int = 0,
) -> list[Point]:
    """A point for every combination, in this order.

    Raises `ValueError` for a programme without slots or a table without seats.
    """
    return [
        capacity(problem, Scenario(*axes), seed=seed) for axes in product(more_tables, seats, slots)
    ]


def capacity(problem: Problem, scenario: Scenario = Scenario(), *, seed: int = 0) -> Point:
    """The room of one scenario; what must be held in the problem is merely preferred here."""
    return _measured(_relieved(changed(problem, scenario)), scenario, seed)


def changed(problem: Problem, scenario: Scenario) -> Problem:
    """The problem in this scenario.

    A host's capacity follows the seats of its tables: more tables come with people to sit at them.
    A host without tables counts as one table, of as many seats as its capacity.
    """
    for name, count in (("seats", scenario.seats), ("slots", scenario.slots)):
        if count is not None and count < 1:
            raise ValueError(f"{name}: {count} is not at least 1")
    resized = problem if scenario.slots is None else _with_slots(problem, scenario.slots)
    hosts = {party.id for party in resized.parties if party.side == "host"}
    tables = [table for table in resized.tables if table.host not in hosts]
    parties = []
    for party in resized.parties:
        if party.id in hosts:
            owned = resized.tables_of.get(party.id, ())
            host, resized_tables = _resized(party, owned, scenario)
            tables += resized_tables
            parties.append(host)
        else:
            parties.append(party)
    return replace(resized, parties=tuple(parties), tables=tuple(tables))


def table_values(problem: Problem, *, stop: Callable[[], bool] = never) -> list[TableValue]:
    """For each host, what one more table (of its first table's seats) adds to the bounds.

    Hosts come in the problem's order; those not reached before `stop` are left out.
    """
    base = _relieved(problem)
    meetings, served = _bounds(domain_of(base))
    values = []
    for party in base.parties:
        if party.side == "host" and not stop():
            more, better = _bounds(domain_of(_with_table(base, party)))
            added = tuple(now - was for now, was in zip(better, served, strict=True))
            values.append(TableValue(party.id, more - meetings, added))
    return values


def _relieved(problem: Problem) -> Problem:
    """The problem without duties: capacity is asked for before anything is promised."""
    candidates = tuple(
        replace(candidate, mandatory=False, fixed=None) for candidate in problem.candidates
    )
    return replace(problem, candidates=candidates, locks=(), spread=None)


def _resized(
    party: Party, owned: tuple[Table, ...], scenario: Scenario
) -> tuple[Party, tuple[Table, ...]]:
    if not owned:
        seats = party.capacity if scenario.seats is None else scenario.seats
        return replace(party, capacity=seats * max(0, 1 + scenario.more_tables)), ()
    before = sum(table.seats for table in owned)
    tables = list(owned[: max(0, len(owned) + min(0, scenario.more_tables))])
    tables += [
        replace(owned[0], id=f"{owned[0].id} +{number + 1}", available=None)
        for number in range(scenario.more_tables)
    ]
    if scenario.seats is not None:
        tables = [replace(table, seats=scenario.seats) for table in tables]
    if not tables:
        # A closed table keeps the host from being sent to shared ones.
        tables = [replace(owned[0], available=frozenset())]
        return replace(party, capacity=0), tuple(tables)
    seats = sum(table.seats for table in tables)
    return replace(party, capacity=max(0, party.capacity + seats - before)), tuple(tables)


def _with_table(problem: Problem, host: Party) -> Problem:
    """The problem with one more table of this host (with more capacity, if it has no tables)."""
    alone = replace(
        problem,
        parties=(replace(host, side="host"),),
        candidates=(),
        tables=problem.tables_of.get(host.id, ()),
        pools=(),
        precedences=(),
        locks=(),
        blocks=frozenset(),
    )
    more = changed(alone, Scenario(more_tables=1))
    others = tuple(table for table in problem.tables if table.host != host.id)
    return replace(
        problem,
        parties=tuple(more.parties[0] if p.id == host.id else p for p in problem.parties),
        tables=others + more.tables,
    )


def _with_slots(problem: Problem, count: int) -> Problem:
    """The first slots of the programme, or more at its end, in which everybody is available."""
    known = len(problem.slots)
    slots = list(problem.slots[:count])
    while len(slots) < count:
        last = slots[-1]
        start = last.end
        slots.append(
            Slot(f"{last.id} +", start, start + last.end - last.start, session=last.session)
        )
    added = frozenset(range(known, count))

    def kept(open_in: frozenset[int] | None) -> frozenset[int] | None:
        return None if open_in is None else frozenset(s for s in open_in if s < count) | added

    return replace(
        problem,
        slots=tuple(slots),
        parties=tuple(replace(p, available=kept(p.available)) for p in problem.parties),
        tables=tuple(replace(t, available=kept(t.available)) for t in problem.tables),
        candidates=tuple(
            replace(
                c,
                allowed=kept(c.allowed),
                fixed=None if c.fixed is not None and c.fixed >= count else c.fixed,
            )
            for c in problem.candidates
        ),
        locks=tuple(lock for lock in problem.locks if lock.slot < count),
    )


@dataclass(frozen=True)
class _Relaxation:
    """Bounds on meetings and served visitors, and pairs that attain them (if there is a flow)."""

    meetings: int
    served: Value
    network: Network | None
    chosen: Bools | None


def _relaxation(domain: Domain) -> _Relaxation:
    """The most visitors served, level by level, and then the most meetings.

    More meetings never take one away from a visitor (augmenting paths only add to the left side's
    numbers), so the second flow, given the first, still attains the most meetings of all.
    """
    network, face = network_of(domain), whole(domain)
    if network is None or not (domain.levels == 0 or is_split(domain)):
        holds = int(domain.most.sum()) // 2
        meetings = min(int(face.high.sum()), holds)
        return _Relaxation(meetings, face_bound(domain, face, "fairness"), None, None)
    fair = optimum(domain, network, face, objective_of(domain, "fairness"))
    count = replace(objective_of(domain, "satisfaction"), weight=np.ones(len(domain.a), np.int64))
    found = optimum(domain, network, fair.face, count)
    return _Relaxation(
        int(found.chosen.sum()), value_of(domain, found.chosen, "fairness"), network, found.chosen
    )


def _bounds(domain: Domain) -> tuple[int, Value]:
    relaxation = _relaxation(domain)
    return relaxation.meetings, relaxation.served


def _measured(problem: Problem, scenario: Scenario, seed: int) -> Point:
    domain = domain_of(problem)
    relaxation = _relaxation(domain)
    clock = Clock(POINT_SECONDS, never)
    board = built(domain, relaxation.network, relaxation.chosen, seed, clock)
    solution = board.solution()
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
