"""The parties of a timetable that go from one meeting to the next, and their days."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np

from scheduler.data.domain import Domain
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.days import DayRules

MOST_CANDIDATES = 8
"""Possible meetings of a party beyond which it is no walker: its days are too many."""


@dataclass(frozen=True)
class Traveller:
    """A walker; `rows` are its possible meetings, `others` the parties it meets in them."""

    walker: DayRules
    rows: tuple[int, ...]
    others: tuple[int, ...]


def travellers_of(
    domain: Domain, face: Face, asking: Set[int] = frozenset()
) -> dict[int, Traveller]:
    """Parties, visitors first, that meet one other at a time.

    Parties that ask prices (`asking`) are none.
    """
    rows_of: defaultdict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(face.high == 1).tolist():
        rows_of[int(domain.a[row])].append(row)
        rows_of[int(domain.b[row])].append(row)
    slots = range(domain.room.shape[1])
    follows = tuple(slot > 0 and domain.problem.adjacent(slot - 1) for slot in slots)
    reach = _reach(domain)
    zones = _zones(domain) if any(reach) else [0] * len(domain.a)
    found: dict[int, Traveller] = {}
    for party in sorted(rows_of, key=lambda party: (not domain.visitor[party], party)):
        rows = rows_of[party]
        others = [int(domain.a[row] + domain.b[row]) - party for row in rows]
        if (
            party in asking
            or int(domain.room[party].max()) > 1
            or len(rows) > MOST_CANDIDATES
            or not found.keys().isdisjoint(others)
        ):
            continue
        walker = DayRules(
            allowed=tuple(frozenset(np.flatnonzero(domain.starts[row]).tolist()) for row in rows),
            lengths=tuple(domain.length[rows].tolist()),
            zones=tuple(zones[row] for row in rows),
            forced=frozenset(i for i, row in enumerate(rows) if face.low[row] == 1),
            least=int(face.least[party]),
            most=int(min(face.most[party], len(rows))),
            follows=follows,
            reach=reach,
        )
        found[party] = Traveller(walker, tuple(rows), tuple(others))
    return found


def _reach(domain: Domain) -> tuple[int, ...]:
    """For every slot, how many of those before it are too near to be met in another zone."""
    problem = domain.problem
    if not problem.transition.slots and not problem.transition.minutes:
        return (0,) * len(problem.slots)
    return tuple(
        sum(problem.too_near(before, slot) for before in range(slot))
        for slot in range(len(problem.slots))
    )


def _zones(domain: Domain) -> list[int]:
    """(M) the number of the zone a meeting is held in; 0: none, or not the same at every table."""
    problem = domain.problem
    numbers: dict[str, int] = {}
    found = []
    for candidate in problem.candidates:
        tables = problem.eligible_tables(candidate) or (None,)
        zone, *more = {problem.zone_of(candidate, table) for table in tables}
        if zone is None or more:
            found.append(0)
        else:
            found.append(numbers.setdefault(zone, len(numbers) + 1))
    return found


def host_rows(face: Face, walkers: Mapping[int, Traveller]) -> frozenset[int]:
    """Rows of possible meetings that are part of no walker's day."""
    walked = {row for walk in walkers.values() for row in walk.rows}
    return frozenset(np.flatnonzero(face.high == 1).tolist()) - walked
