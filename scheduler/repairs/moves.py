"""Moves of one meeting: every place for it, and what each place costs.

Where a place is not free, other meetings are displaced: as few as possible, preferably such as can
be held elsewhere at once, else those of the least score. A displaced meeting goes to the nearest
slot that admits it, or is lost; where nothing may be lost, it displaces others in turn. Work is
counted, not timed: the same timetable always has the same moves.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Literal

from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.data.placements import published_rows
from scheduler.model.entities import Table
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution, Value
from scheduler.repairs.ejection import DEPTH, Ejection
from scheduler.repairs.freezing import frozen_problem
from scheduler.repairs.stability import NOTHING_FROZEN, Freeze, keepable, touches
from scheduler.verify.feasibility import check

Refusal = Literal["held_here", "not_allowed", "table_closed", "others_fixed", "costs_a_meeting"]
"""Why a place is refused: the meeting is there already; it or its parties cannot start there; the
table is closed; the meetings in the way may not be displaced or are too many, or the spread of
breaks or required meetings would not be kept; a meeting would be lost that must not be."""

MOST_WAYS = 3
"""Limit on the meetings displaced for one place."""
MOST_CHOICES = 200
"""Limit on the combinations tried for one place, for every number of displaced meetings."""


@dataclass(frozen=True)
class Displaced:
    """A displaced meeting: where it is, and where it goes (`None`: it is lost)."""

    candidate: str
    before: Placement
    after: Placement | None


@dataclass(frozen=True)
class Move:
    """One place for the meeting.

    `people` are the parties with a planned meeting that changes, `change` the tiers' values
    afterwards minus before, component by component. Where `refused` is set the other fields are
    empty, except that `displaced` names what would be lost.
    """

    slot: int
    table: str | None
    refused: Refusal | None = None
    displaced: tuple[Displaced, ...] = ()
    people: tuple[str, ...] = ()
    change: Mapping[str, Value] = field(default_factory=dict)


def possible_moves(
    problem: Problem,
    solution: Solution,
    candidate: str,
    *,
    freeze: Freeze = NOTHING_FROZEN,
    keep: bool = False,
) -> list[Move]:
    """Return every place for the candidate's meeting, which need not be held yet, and its cost.

    Meetings that are locked or in frozen slots are never displaced; with `keep` none is lost.
    Raises `ValueError` if the candidate is unknown or the solution breaks a constraint.
    """
    if candidate not in problem.candidate_index:
        raise ValueError(f"candidate {candidate!r} does not exist")
    broken = check(problem, solution)
    if broken:
        raise ValueError(f"the timetable is not feasible: {broken[0].message}")
    return _Moves(problem, solution, problem.candidate_index[candidate], freeze, keep).all()


class _Moves:
    def __init__(
        self, problem: Problem, solution: Solution, row: int, freeze: Freeze, keep: bool
    ) -> None:
        rows = published_rows(problem, solution)
        before = domain_of(problem)
        self._problem = frozen_problem(before, rows, keepable(before, rows), freeze)
        self._domain = domain_of(self._problem)
        self._rows = rows
        self._row = row
        self._keep = keep
        self._values = tier_values(self._problem, solution, self._domain)
        self._fixed = {
            other
            for other, at in rows.items()
            if problem.candidates[other].id in problem.lock_of
            or touches(self._domain, other, at.slot, freeze.slots)
        }
        self._partial = PartialTimetable(self._domain)
        for other, at in rows.items():
            self._partial.place(other, at)

    def all(self) -> list[Move]:
        """Return one move per slot and eligible table."""
        tables: tuple[Table | None, ...] = self._problem.eligible_tables(
            self._problem.candidates[self._row]
        )
        slots = range(len(self._problem.slots))
        here = self._rows.get(self._row)
        if here is not None:
            self._partial.remove(self._row)
        return [self._move(slot, table, here) for slot in slots for table in tables or (None,)]

    def _move(self, slot: int, table: Table | None, here: Placement | None) -> Move:
        place = Placement(slot, None if table is None else table.id)
        if place == here:
            return Move(*place, refused="held_here")
        if self._row in self._fixed or not self._domain.starts[self._row, slot]:
            return Move(*place, refused="not_allowed")
        covered = range(slot, slot + self._partial.length[self._row])
        if table is not None and (
            not table.seats or not (table.available is None or table.available.issuperset(covered))
        ):
            return Move(*place, refused="table_closed")
        chosen = self._cheapest(slot, table, covered)
        if chosen is None:
            return Move(*place, refused="others_fixed")
        lost = {row: None for row, at in chosen.items() if at is None}
        if self._keep and lost:
            return Move(*place, refused="costs_a_meeting", displaced=self._displaced(lost))
        return self._priced(place, here, chosen)

    def _cheapest(
        self, slot: int, table: Table | None, covered: range
    ) -> dict[int, Placement | None] | None:
        """Return the displaced meetings and their new places, at least cost; `None`: impossible."""
        if self._partial.fit(self._row, slot, table) is not None:
            return {}
        best: tuple[tuple[int, int, int, int], dict[int, Placement | None]] | None = None
        self._ejection = Ejection(self._partial, self._fixed | {self._row})
        in_the_way = self._in_the_way(table, covered)
        for size in range(1, MOST_WAYS + 1):
            for leaving in islice(combinations(in_the_way, size), MOST_CHOICES):
                found = self._after(leaving, slot, table)
                if found is None:
                    continue
                lost = [other for other, after in found.items() if after is None]
                cost = (
                    len(lost),
                    len(found),
                    sum(int(self._domain.firsts[other]) for other in lost),
                    sum(int(self._domain.score[other]) for other in lost),
                )
                if best is None or cost < best[0]:
                    best = cost, found
            if best is not None and not (self._keep and best[0][0]):
                break
        return None if best is None else best[1]

    def _in_the_way(self, table: Table | None, covered: range) -> list[int]:
        """Return meetings that may be displaced and share a constraint with this one.

        Those are its party's, its table's, its pools' and those in order with it. Meetings of the
        same slots come first.
        """
        row, partial, problem = self._row, self._partial, self._problem
        identity = problem.candidates[row].id
        pools = [
            pool for pool in problem.pools if pool.candidates is None or identity in pool.candidates
        ]
        ordered = {
            other
            for order in problem.precedences
            for one, other in ((order.before, order.after), (order.after, order.before))
            if one == identity
        }
        parties = {partial.a[row], partial.b[row]}
        now, later = [], []
        for other, at in partial.placed.items():
            if other in self._fixed:
                continue
            name = problem.candidates[other].id
            same_party = not parties.isdisjoint((partial.a[other], partial.b[other]))
            overlaps = at.slot < covered.stop and covered.start < at.slot + partial.length[other]
            if overlaps and (
                same_party
                or (table is not None and at.table == table.id)
                or any(pool.candidates is None or name in pool.candidates for pool in pools)
            ):
                now.append(other)
            elif same_party or name in ordered:
                later.append(other)
        return now + later

    def _after(
        self, leaving: tuple[int, ...], slot: int, table: Table | None
    ) -> dict[int, Placement | None] | None:
        """Return where these go if displacing them is enough; the timetable stays as it was."""
        partial = self._partial
        former = {other: partial.remove(other) for other in leaving}
        found: dict[int, Placement | None] | None = None
        place = partial.fit(self._row, slot, table)
        if place is not None:
            partial.place(self._row, place)
            found = {}
            for other, at in former.items():
                found |= self._elsewhere(other, at.slot, former.keys() | found.keys())
            partial.remove(self._row)
            former |= {other: self._rows[other] for other in found}
            if any(self._domain.held[other] and at is None for other, at in found.items()):
                found = None
        partial.restore(former)
        return found

    def _elsewhere(self, row: int, slot: int, keep: Set[int]) -> dict[int, Placement | None]:
        """Put the row near the slot; returns what is where then, and `None` if it is nowhere."""
        depth = DEPTH if self._keep else 0
        found = self._ejection.rehouse(row, slot, keep, depth)
        return {row: None} if found is None else {**found}

    def _priced(
        self, place: Placement, here: Placement | None, gone: dict[int, Placement | None]
    ) -> Move:
        """Return the move with its cost; refused if a limit to breaks or numbers is exceeded."""
        problem = self._problem
        rows: dict[int, Placement | None] = {**self._rows, **gone, self._row: place}
        after = Solution(
            {problem.candidates[row].id: at for row, at in rows.items() if at is not None}
        )
        if (problem.spread is not None or self._domain.required.any()) and check(problem, after):
            return Move(*place, refused="others_fixed")
        values = tier_values(problem, after, self._domain)
        changed = [*gone] if here is None else [*gone, self._row]
        people = {p for row in changed for p in (self._partial.a[row], self._partial.b[row])}
        return Move(
            *place,
            displaced=self._displaced(gone),
            people=tuple(problem.parties[party].id for party in sorted(people)),
            change={
                tier: tuple(now - was for now, was in zip(value, self._values[tier], strict=True))
                for tier, value in values.items()
            },
        )

    def _displaced(self, gone: Mapping[int, Placement | None]) -> tuple[Displaced, ...]:
        name = self._problem.candidates
        return tuple(Displaced(name[row].id, self._rows[row], at) for row, at in gone.items())
