"""The CP-SAT model of the timetables on a face of the degree relaxation, and their breaks."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.compact.days.choices import DayChoices
from scheduler.cpsat.breaks import BreakCount, Presence
from scheduler.cpsat.constraints import FAMILIES
from scheduler.cpsat.variables import Variables
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution
from scheduler.relax.degree import Face, needed_breaks


class TimetableModel:
    """All constraints of the problem, on the face; `cost` is the breaks of all parties.

    Travellers choose among their days without breaks, or have a break. This relaxation is far
    tighter than one slot by slot (Dantzig and Wolfe, 1960, with all columns from the start).
    """

    def __init__(self, domain: Domain, face: Face, choices: DayChoices) -> None:
        self.model = CpModel()
        self._domain = domain
        self._face = face
        starts: Bools = domain.starts & (face.high == 1)[:, None]
        self._variables = Variables(self.model, replace(domain, held=face.low == 1), starts)
        for family in FAMILIES:
            family.build(self.model, self._variables)
        self._stay_on_face()
        self._needed = needed_breaks(domain, face.least)
        self._costs: list[IntVar] = []
        for party in self._variables.parties:
            broken = self._count_breaks(party)
            if party in choices.days and broken is not None:
                self._choose_day(party, choices, broken)
        self.cost: LinearExpr = LinearExpr.sum(self._costs)

    def hint(self, solution: Solution) -> None:
        """Suggest a solution to the solver."""
        self._variables.hint(solution)

    def solution(self, value: Callable[[IntVar], bool]) -> Solution:
        """Return the solution these values of the variables stand for."""
        return self._variables.solution(value)

    def _stay_on_face(self) -> None:
        for party in self._variables.parties:
            meetings = self._variables.meetings(party)
            self.model.add(meetings >= int(self._face.least[party]))
            self.model.add(meetings <= int(self._face.most[party]))

    def _count_breaks(self, party: int) -> IntVar | None:
        """Count the party's breaks; returns the literal that it has any, `None` if it never has."""
        model, domain = self.model, self._domain
        rows = (self._face.high == 1) & ((domain.a == party) | (domain.b == party))
        single = bool((domain.length[rows] == 1).all())
        least, most = int(self._face.least[party]), int(self._face.most[party])
        if most < 2 and single:  # noqa: PLR2004
            return None
        slots = range(domain.starts.shape[1])
        follows = [slot > 0 and domain.problem.adjacent(slot - 1) for slot in slots]
        occupied = [self._occupied(party, slot) for slot in slots]
        days = domain.problem.days
        if single and domain.room[party].max() == 1 and least == most and len(days) == 1:
            blocks = _blocks(follows, domain.room[party] > 0, most)
            levels = BreakCount(model, occupied, follows, most, most - 1, blocks).levels
            self._costs += levels
            return levels[0] if levels else None
        ends = Presence(model, occupied, follows, {day.start for day in days[1:]}).ends
        self._costs += ends
        model.add(LinearExpr.sum(ends) >= int(self._needed[party]))
        broken = model.new_bool_var("")
        model.add_bool_or([*ends, ~broken])
        for end in ends:
            model.add_implication(end, broken)
        return broken

    def _choose_day(self, party: int, choices: DayChoices, broken: IntVar) -> None:
        """Let the party have one of its days, which fixes its meetings, or a break."""
        rows = choices.travellers[party].rows
        holding: dict[tuple[int, int], list[IntVar]] = {}
        days = []
        for day in choices.days[party]:
            choice = self.model.new_bool_var("")
            days.append(choice)
            for index, slot in day:
                holding.setdefault((rows[index], slot), []).append(choice)
        if choices.travellers[party].rules.least == 0:
            days.append(self.model.new_bool_var(""))
        self.model.add_exactly_one([*days, broken])
        for row in rows:
            for slot in np.flatnonzero(self._domain.starts[row]).tolist():
                held = self._variables.starting(row, (slot,))
                chosen = LinearExpr.sum(holding.get((row, slot), []))
                self.model.add(held >= chosen)
                self.model.add(held <= chosen + broken)

    def _occupied(self, party: int, slot: int) -> IntVar:
        """Return whether the party has any meeting in the slot."""
        now = self.model.new_bool_var("")
        self.model.add(self._variables.occupied(party, slot) == now)
        return now


def _blocks(follows: list[bool], present: Bools, count: int) -> frozenset[int]:
    """Return the first slots of `count` successive slots in which the party is present."""
    last = len(follows) - count
    return frozenset(
        first
        for first in range(last + 1)
        if present[first : first + count].all() and all(follows[first + 1 : first + count])
    )
