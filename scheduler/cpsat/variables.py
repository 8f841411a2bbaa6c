"""The variables of the CP-SAT model; no other module creates placement variables."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.data.seating import Seating, seating_of
from scheduler.model.entities import Table
from scheduler.model.solution import Placement, Solution

NO_GROUP = -1
"""The group of tables of a meeting that needs no table."""


def total(terms: Sequence[LinearExpr]) -> LinearExpr:
    """Return the sum of these terms (of none: the constant 0)."""
    return LinearExpr.sum(terms) if terms else LinearExpr.constant(0)


class Variables:
    """One Boolean per candidate, start slot and group of tables, and sums of them.

    `starts` (M x S) are the starts to consider, at most the domain's. A candidate that must be
    held and has no start makes the model infeasible. `seating` are the groups of
    tables; by default interchangeable tables are one group.
    """

    def __init__(
        self, model: CpModel, domain: Domain, starts: Bools, seating: Seating | None = None
    ) -> None:
        self.domain = domain
        self.seating = seating or seating_of(domain)
        self.slots = range(starts.shape[1])
        self.placed: dict[tuple[int, int, int], IntVar] = {}
        self._of_candidate: defaultdict[int, list[IntVar]] = defaultdict(list)
        self._starting: defaultdict[tuple[int, int], list[IntVar]] = defaultdict(list)
        self._in_group: defaultdict[tuple[int, int], list[IntVar]] = defaultdict(list)
        self._occupying: defaultdict[tuple[int, int], list[tuple[int, IntVar]]] = defaultdict(list)
        self._of_party: defaultdict[int, list[IntVar]] = defaultdict(list)
        self._keys_of: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._occupied: dict[tuple[int, int], LinearExpr] = {}
        self._model = model
        for row, slot in zip(*(axis.tolist() for axis in starts.nonzero()), strict=True):
            self._place(row, slot)
        self.rows = sorted(self._of_candidate)
        self.parties = sorted(self._of_party)

    def _place(self, row: int, slot: int) -> None:
        problem, domain = self.domain.problem, self.domain
        lock = problem.lock_of.get(problem.candidates[row].id)
        needs = self.seating.eligible[row]
        for group in needs or (() if lock and lock.table else (NO_GROUP,)):
            variable = self._model.new_bool_var("")
            self.placed[row, slot, group] = variable
            self._of_candidate[row].append(variable)
            self._starting[row, slot].append(variable)
            for party in (int(domain.a[row]), int(domain.b[row])):
                self._of_party[party].append(variable)
                self._keys_of[party].append((row, slot, group))
            for covered in range(slot, slot + int(domain.length[row])):
                for party in (int(domain.a[row]), int(domain.b[row])):
                    self._occupying[party, covered].append((row, variable))
                if group != NO_GROUP:
                    self._in_group[group, covered].append(variable)

    def held(self, row: int) -> LinearExpr:
        """Return an expression: 1 if the candidate is placed, else 0."""
        return total(self._of_candidate[row])

    def starting(self, row: int, slots: Iterable[int]) -> LinearExpr:
        """Return an expression: 1 if the candidate starts in one of these slots, else 0."""
        return total([v for slot in slots for v in self._starting[row, slot]])

    def covering(self, row: int, slot: int) -> LinearExpr:
        """Return an expression: 1 if the candidate occupies the slot, else 0."""
        first = slot - int(self.domain.length[row]) + 1
        return self.starting(row, range(max(0, first), slot + 1))

    def load(self, party: int, slot: int) -> LinearExpr:
        """Return the number of meetings of the party in the slot."""
        return total([v for _, v in self._occupying[party, slot]])

    def meetings(self, party: int) -> LinearExpr:
        """Return the number of meetings of the party in all."""
        return total(self._of_party[party])

    def seated(self, group: int, slot: int) -> LinearExpr:
        """Return the number of meetings at the group's tables in the slot."""
        return total(self._in_group[group, slot])

    def occupied(self, party: int, slot: int) -> LinearExpr:
        """Return an expression: 1 if the party has any meeting in the slot, else 0."""
        key = party, slot
        if key not in self._occupied:
            members = self._occupying.get(key, [])
            if int(self.domain.room[party, slot]) == 1 or len(members) < 2:  # noqa: PLR2004
                self._occupied[key] = total([v for _, v in members])
            else:
                busy = self._model.new_bool_var("")
                self._model.add_max_equality(busy, [v for _, v in members])
                self._occupied[key] = busy
        return self._occupied[key]

    def zones(self, party: int) -> dict[str, dict[int, list[IntVar]]]:
        """Return for each zone the party may meet in: slot -> variables that put it there."""
        found: dict[str, dict[int, list[IntVar]]] = {}
        problem = self.domain.problem
        for row, slot, group in self._keys_of[party]:
            variable = self.placed[row, slot, group]
            zone = problem.zone_of(problem.candidates[row], self._table(group))
            if zone is not None:
                for covered in range(slot, slot + int(self.domain.length[row])):
                    found.setdefault(zone, {}).setdefault(covered, []).append(variable)
        return found

    def hint(self, solution: Solution) -> None:
        """Suggest a solution to the solver."""
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        problem, hinted = self.domain.problem, set()
        for identity, placement in solution.placements.items():
            row = problem.candidate_index[identity]
            for group in self.seating.eligible[row] or (NO_GROUP,):
                tables = () if group == NO_GROUP else self.seating.groups[group].tables
                if placement.table is None or any(t.id == placement.table for t in tables):
                    hinted.add((row, placement.slot, group))
        for key, variable in self.placed.items():
            self._model.add_hint(variable, key in hinted)

    def solution(self, value: Callable[[IntVar], bool]) -> Solution:
        """Return the solution these values of the variables stand for."""
        seats = [key for key, variable in self.placed.items() if value(variable)]
        tables = self.seating.assign(self.domain, (seat for seat in seats if seat[2] != NO_GROUP))
        candidates = self.domain.problem.candidates
        return Solution(
            {
                candidates[row].id: Placement(slot, tables[row].id if row in tables else None)
                for row, slot, _ in seats
            }
        )

    def _table(self, group: int) -> Table | None:
        return None if group == NO_GROUP else self.seating.groups[group].tables[0]
