"""A timetable under construction, and the placements it still admits."""

from collections.abc import Iterable, Mapping

from scheduler.data.domain import Domain
from scheduler.model.entities import Table
from scheduler.model.solution import Placement, Solution

FormerPlacements = dict[int, Placement]
"""Placements of moved candidates before the move, by row."""


class PartialTimetable:
    """Placements so far, and whether another one keeps every constraint.

    Candidates and parties are rows of the domain's arrays. It refuses placements that violate a
    constraint together; whether what must be held is placed is not checked. `guarded`: more than
    the room of parties and tables can refuse a placement. `travels`: walking takes time.
    """

    def __init__(self, domain: Domain) -> None:
        problem = domain.problem
        self.domain = domain
        self.placed: dict[int, Placement] = {}
        self.a: list[int] = domain.a.tolist()
        self.b: list[int] = domain.b.tolist()
        self.length: list[int] = domain.length.tolist()
        self.room: list[list[int]] = domain.room.tolist()
        self.spare: list[int] = domain.most.tolist()
        self.at: list[list[list[int]]] = [[[] for _ in problem.slots] for _ in problem.parties]
        self._starts = [row.tobytes() for row in domain.starts]
        self._seats = {t.id: [t.seats] * len(problem.slots) for t in problem.tables}
        for table in problem.tables:
            if table.available is not None:
                self._seats[table.id] = [
                    table.seats if slot in table.available else 0
                    for slot in range(len(problem.slots))
                ]
        self._pools: dict[int, list[list[int]]] = {}
        for pool in problem.pools:
            left = [pool.limit] * len(problem.slots)
            members = problem.candidate_index if pool.candidates is None else pool.candidates
            for identity in members:
                self._pools.setdefault(problem.candidate_index[identity], []).append(left)
        self._earlier: dict[int, list[int]] = {}
        self._later: dict[int, list[int]] = {}
        for order in problem.precedences:
            before, after = (problem.candidate_index[i] for i in (order.before, order.after))
            self._earlier.setdefault(after, []).append(before)
            self._later.setdefault(before, []).append(after)
        self._pauses: dict[int, list[tuple[frozenset[int], int]]] = {}
        for one in problem.pauses:
            own = self._pauses.setdefault(problem.party_index[one.party], [])
            own.append((one.slots, len(one.slots) - one.free))
        self.travels = problem.transition.slots > 0 or problem.transition.minutes > 0
        self._tables: dict[tuple[int, int], tuple[Table, ...]] = {}
        self._zones: dict[tuple[int, str | None], str | None] = {}
        self._close: dict[range, tuple[int, ...]] = {}
        self.guarded = self.travels or bool(
            problem.precedences
            or problem.locks
            or problem.pools
            or problem.pauses
            or domain.length.max(initial=1) > 1
        )

    def solution(self) -> Solution:
        """Return the placements so far, as a solution."""
        candidates = self.domain.problem.candidates
        return Solution({candidates[row].id: at for row, at in sorted(self.placed.items())})

    def may_start(self, row: int, slot: int) -> bool:
        """Return whether the candidate, taken by itself, may start in the slot."""
        return bool(self._starts[row][slot])

    def free(self, party: int, slot: int) -> bool:
        """Return whether the party has room left in the slot."""
        return len(self.at[party][slot]) < self.room[party][slot]

    def fit(self, row: int, slot: int, only: Table | None = None) -> Placement | None:
        """Return a placement for the candidate in this slot, or `None` if there is none.

        It must not be placed yet. `only`, if given, is the only table considered.
        """
        if not self._starts[row][slot]:
            return None
        a, b = self.a[row], self.b[row]
        if self.spare[a] < 1 or self.spare[b] < 1:
            return None
        covered = range(slot, slot + self.length[row])
        if not all(self.free(a, t) and self.free(b, t) for t in covered):
            return None
        if any(left[t] < 1 for left in self._pools.get(row, ()) for t in covered):
            return None
        if not (self._in_order(row, covered) and self._pausing(row, covered)):
            return None
        return self._seat(row, covered, only)

    def place(self, row: int, placement: Placement) -> None:
        """Put the candidate into a placement that `fit` returned."""
        self.placed[row] = placement
        self._count(row, placement, -1)
        for party in (self.a[row], self.b[row]):
            for slot in range(placement.slot, placement.slot + self.length[row]):
                self.at[party][slot].append(row)

    def remove(self, row: int) -> Placement:
        """Take the candidate off; returns where it was."""
        placement = self.placed.pop(row)
        self._count(row, placement, 1)
        for party in (self.a[row], self.b[row]):
            for slot in range(placement.slot, placement.slot + self.length[row]):
                self.at[party][slot].remove(row)
        return placement

    def try_place(self, row: int, slots: Iterable[int]) -> bool:
        """Put the candidate into the first of these slots that admits it; `False` if none does."""
        for slot in slots:
            placement = self.fit(row, slot)
            if placement is not None:
                self.place(row, placement)
                return True
        return False

    def move(self, slots: Mapping[int, int]) -> FormerPlacements | None:
        """Move these rows to these slots, all or none; returns where they were before."""
        former = {row: self.remove(row) for row in slots}
        for row, slot in slots.items():
            if not self.try_place(row, (slot,)):
                self.restore(former)
                return None
        return former

    def restore(self, former: FormerPlacements) -> None:
        """Put moved rows back where they were."""
        for row in former:
            if row in self.placed:
                self.remove(row)
        for row, placement in former.items():
            self.place(row, placement)

    def other(self, row: int, party: int) -> int:
        """Return the party the candidate joins to this one."""
        return self.b[row] if self.a[row] == party else self.a[row]

    def _count(self, row: int, placement: Placement, step: int) -> None:
        self.spare[self.a[row]] += step
        self.spare[self.b[row]] += step
        for slot in range(placement.slot, placement.slot + self.length[row]):
            if placement.table is not None:
                self._seats[placement.table][slot] += step
            for left in self._pools.get(row, ()):
                left[slot] += step

    def _in_order(self, row: int, covered: range) -> bool:
        return all(
            self.placed[before].slot + self.length[before] <= covered.start
            for before in self._earlier.get(row, ())
            if before in self.placed
        ) and all(
            covered.stop <= self.placed[after].slot
            for after in self._later.get(row, ())
            if after in self.placed
        )

    def _pausing(self, row: int, covered: range) -> bool:
        """Return whether both parties keep their pauses if they meet in these slots as well."""
        return not self._pauses or all(
            sum(slot in covered or bool(self.at[party][slot]) for slot in slots) <= most
            for party in (self.a[row], self.b[row])
            for slots, most in self._pauses.get(party, ())
        )

    def eligible(self, row: int) -> tuple[Table, ...]:
        """Return the tables at which the candidate may sit, as a lock has it."""
        key = self.a[row], self.b[row]
        if key not in self._tables:
            problem = self.domain.problem
            candidate = problem.candidates[row]
            self._tables[key] = problem.eligible_tables(candidate)
        lock = self.domain.problem.lock_of.get(self.domain.problem.candidates[row].id)
        if lock is not None and lock.table is not None:
            return tuple(table for table in self._tables[key] if table.id == lock.table)
        return self._tables[key]

    def _seat(self, row: int, covered: range, only: Table | None) -> Placement | None:
        tables = self.eligible(row)
        if not tables:
            if self._locked_table(row) or not self._near(row, None, covered):
                return None
            return Placement(covered.start)
        for table in tables:
            seats = self._seats[table.id]
            if (
                only in (None, table)
                and all(seats[slot] > 0 for slot in covered)
                and self._near(row, table, covered)
            ):
                return Placement(covered.start, table.id)
        return None

    def _locked_table(self, row: int) -> bool:
        lock = self.domain.problem.lock_of.get(self.domain.problem.candidates[row].id)
        return lock is not None and lock.table is not None

    def _near(self, row: int, table: Table | None, covered: range) -> bool:
        """Return whether both parties have time to walk there and back."""
        if not self.travels:
            return True
        zone = self._zone(row, None if table is None else table.id)
        if zone is None:
            return True
        slots = self._too_near(covered)
        return all(
            self._zone(other, self.placed[other].table) in (None, zone)
            for party in (self.a[row], self.b[row])
            for slot in slots
            for other in self.at[party][slot]
        )

    def _zone(self, row: int, table: str | None) -> str | None:
        """Return the zone of the candidate's meeting at the table."""
        key = row, table
        if key not in self._zones:
            problem = self.domain.problem
            at = None if table is None else problem.tables[problem.table_index[table]]
            self._zones[key] = problem.zone_of(problem.candidates[row], at)
        return self._zones[key]

    def _too_near(self, covered: range) -> tuple[int, ...]:
        """Return the slots in which a party cannot meet elsewhere, as it meets in these."""
        if covered not in self._close:
            problem, ends = self.domain.problem, (covered.start, covered.stop - 1)
            self._close[covered] = tuple(
                slot
                for slot in range(len(problem.slots))
                if any(problem.too_near(slot, end) for end in ends)
            )
        return self._close[covered]


def partial_from(domain: Domain, solution: Solution) -> PartialTimetable:
    """Return a partial timetable with the solution's placements, as far as they fit together."""
    partial = PartialTimetable(domain)
    index = domain.problem.candidate_index
    for identity, placement in solution.placements.items():
        row = index.get(identity)
        if row is not None and row not in partial.placed:
            partial.try_place(row, (placement.slot,))
    return partial
