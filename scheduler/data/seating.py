"""Groups of interchangeable tables, and the seating of meetings at them."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.data.domain import Domain
from scheduler.model.entities import Table

Seat = tuple[int, int, int]
"""Candidate row, start slot, index of its group of tables."""


@dataclass(frozen=True)
class Group:
    """Interchangeable tables: same owner, zone and opening slots; `seats` (S) of all together.

    Meetings that never exceed the seats in a slot can always be seated, since the intervals they
    cover form an interval graph. A table that a lock names is a group of its own.
    """

    tables: tuple[Table, ...]
    seats: tuple[int, ...]


@dataclass(frozen=True)
class Seating:
    """All groups of a problem, and per candidate (M) those it may sit in; none: no table needed."""

    groups: tuple[Group, ...]
    eligible: tuple[tuple[int, ...], ...]

    def assign(self, domain: Domain, seats: Iterable[Seat]) -> dict[int, Table]:
        """Return the table of each candidate row that sits in a group; seats must suffice."""
        taken = {
            table.id: [0] * domain.starts.shape[1]
            for group in self.groups
            for table in group.tables
        }
        table_of = {}
        for row, slot, index in sorted(seats, key=lambda seat: seat[1]):
            covered = range(slot, slot + int(domain.length[row]))
            for table in self.groups[index].tables:
                if all(taken[table.id][s] < table.seats for s in covered):
                    table_of[row] = table
                    for s in covered:
                        taken[table.id][s] += 1
                    break
            else:
                raise AssertionError(f"group {index} has too few seats in {covered}")
        return table_of


def seating_of(domain: Domain) -> Seating:
    """Return the groups of a problem's tables."""
    problem = domain.problem
    locked = {lock.table for lock in problem.locks if lock.table is not None}
    alike: dict[object, list[Table]] = {}
    for table in problem.tables:
        own = table.id if table.id in locked else None
        alike.setdefault((table.host, table.zone, table.available, own), []).append(table)
    groups = tuple(
        Group(
            tuple(tables),
            tuple(
                sum(t.seats for t in tables if t.available is None or slot in t.available)
                for slot in range(len(problem.slots))
            ),
        )
        for tables in alike.values()
    )
    group_of = {table.id: i for i, group in enumerate(groups) for table in group.tables}
    eligible = []
    for candidate in problem.candidates:
        lock = problem.lock_of.get(candidate.id)
        tables = problem.eligible_tables(candidate)
        if lock is not None and lock.table is not None:
            tables = tuple(table for table in tables if table.id == lock.table)
        eligible.append(tuple(sorted({group_of[table.id] for table in tables})))
    return Seating(groups, tuple(eligible))
