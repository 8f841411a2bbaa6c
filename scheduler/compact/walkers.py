"""The parties of a timetable that go from one meeting to the next, and their days."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import islice

import numpy as np

from scheduler.compact.days import Day, Walker
from scheduler.domain import Domain
from scheduler.relaxation import Face

MOST_CANDIDATES = 8
"""Possible meetings of a party beyond which it is no walker: its days are too many."""
MOST_DAYS = 2_000
"""Days without breaks of a walker beyond which they are not listed."""
MOST_DAYS_IN_ALL = 100_000
"""Days of all walkers beyond which no more are listed."""


@dataclass(frozen=True)
class Walk:
    """A walker; `rows` are its possible meetings, `others` the parties it meets in them."""

    walker: Walker
    rows: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True)
class Walking:
    """The walkers of a face by party, and the days without breaks of those that have few.

    No walker meets another, so every meeting is part of one walker's day at most; `between` are
    the rows of possible meetings that are part of none.
    """

    walkers: dict[int, Walk]
    days: dict[int, tuple[Day, ...]]
    between: frozenset[int]


def walkers_of(domain: Domain, face: Face, asking: Set[int] = frozenset()) -> dict[int, Walk]:
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
    found: dict[int, Walk] = {}
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
        walker = Walker(
            allowed=tuple(frozenset(np.flatnonzero(domain.starts[row]).tolist()) for row in rows),
            lengths=tuple(domain.length[rows].tolist()),
            zones=tuple(zones[row] for row in rows),
            forced=frozenset(i for i, row in enumerate(rows) if face.low[row] == 1),
            least=int(face.least[party]),
            most=int(min(face.most[party], len(rows))),
            follows=follows,
            reach=reach,
        )
        found[party] = Walk(walker, tuple(rows), tuple(others))
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


def between(face: Face, walkers: Mapping[int, Walk]) -> frozenset[int]:
    """Rows of possible meetings that are part of no walker's day."""
    walked = {row for walk in walkers.values() for row in walk.rows}
    return frozenset(np.flatnonzero(face.high == 1).tolist()) - walked


def walking_of(domain: Domain, face: Face, walkers: dict[int, Walk]) -> Walking:
    """The walkers of a face that meet in single slots, with their days as far as these are few."""
    walkers = {p: walk for p, walk in walkers.items() if max(walk.walker.lengths) == 1}
    days: dict[int, tuple[Day, ...]] = {}
    left = MOST_DAYS_IN_ALL
    for party, walk in walkers.items():
        limit = min(left, MOST_DAYS)
        listed = tuple(islice(walk.walker.unbroken_days(), limit + 1))
        if len(listed) <= limit:
            days[party] = listed
            left -= len(listed)
    return Walking(walkers, days, between(face, walkers))
