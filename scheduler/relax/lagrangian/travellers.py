"""Travellers: the parties of a face that go from one meeting to the next."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np

from scheduler.data.domain import Domain
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.days import DayRules

MOST_CANDIDATES = 8
"""Limit on the possible meetings of a traveller: with more its days are too many."""


@dataclass(frozen=True)
class Traveller:
    """The `rules` of its days, the `rows` of its possible meetings, and the `others` it meets."""

    rules: DayRules
    rows: tuple[int, ...]
    others: tuple[int, ...]


def travellers_of(
    domain: Domain, face: Face, asking: Set[int] = frozenset()
) -> dict[int, Traveller]:
    """Return the travellers by party: those that meet one other party at a time.

    No two of them meet each other; visitors come first. Parties of `asking`, which have prices, are
    left out.
    """
    rows_of: defaultdict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(face.high == 1).tolist():
        rows_of[int(domain.a[row])].append(row)
        rows_of[int(domain.b[row])].append(row)
    slots = range(domain.room.shape[1])
    follows = tuple(slot > 0 and domain.problem.adjacent(slot - 1) for slot in slots)
    days = tuple(slot.day for slot in domain.problem.slots)
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
        rules = DayRules(
            allowed=tuple(frozenset(np.flatnonzero(domain.starts[row]).tolist()) for row in rows),
            lengths=tuple(domain.length[rows].tolist()),
            zones=tuple(zones[row] for row in rows),
            forced=frozenset(i for i, row in enumerate(rows) if face.low[row] == 1),
            least=int(face.least[party]),
            most=int(min(face.most[party], len(rows))),
            follows=follows,
            reach=reach,
            days=days,
        )
        found[party] = Traveller(rules, tuple(rows), tuple(others))
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
    """Return (M) the number of a meeting's zone; 0: none, or not the same at every table."""
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


def host_rows(face: Face, travellers: Mapping[int, Traveller]) -> frozenset[int]:
    """Return rows of possible meetings that are part of no traveller's day."""
    covered = {row for traveller in travellers.values() for row in traveller.rows}
    return frozenset(np.flatnonzero(face.high == 1).tolist()) - covered
