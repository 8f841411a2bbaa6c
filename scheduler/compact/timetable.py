"""The CP-SAT model of a timetable whose meetings are chosen: their slots, and the breaks."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.compact.gaps import Gaps, Presence
from scheduler.constraints import FAMILIES
from scheduler.domain import Bools, Domain
from scheduler.solution import Solution
from scheduler.variables import Variables


class Timetable:
    """Everything the problem demands of these meetings, and their parties' breaks.

    `starts` (M x S) are the slots each may start in; a row without any is not held, every other
    is. `levels` are the literals whose number is the breaks of the parties that can still move.
    """

    def __init__(self, domain: Domain, starts: Bools) -> None:
        self.model = CpModel()
        self.levels: list[IntVar] = []
        held: Bools = np.asarray(starts.any(axis=1))
        self._domain = domain
        self._variables = Variables(self.model, replace(domain, held=held), starts)
        for family in FAMILIES:
            family.build(self.model, self._variables)
        movable = starts.sum(axis=1) > 1
        moving = {int(party) for side in (domain.a, domain.b) for party in side[movable]}
        for party in sorted(moving):
            self._count_breaks(party, held & ((domain.a == party) | (domain.b == party)))
        self.cost: LinearExpr = LinearExpr.sum(self.levels)

    def hint(self, solution: Solution) -> None:
        """Suggest a solution to the solver."""
        self._variables.hint(solution)

    def solution(self, value: Callable[[IntVar], bool]) -> Solution:
        """The solution these values of the variables stand for."""
        return self._variables.solution(value)

    def _count_breaks(self, party: int, rows: Bools) -> None:
        domain, count = self._domain, int(rows.sum())
        single = bool((domain.length[rows] == 1).all())
        if count == 1 and single:
            return
        slots = range(domain.starts.shape[1])
        follows = [slot > 0 and domain.problem.adjacent(slot - 1) for slot in slots]
        occupied = [self._occupied(party, slot) for slot in slots]
        if single and domain.room[party].max() == 1:
            blocks = _blocks(follows, domain.room[party] > 0, count)
            gaps = Gaps(self.model, occupied, follows, count, count - 1, blocks)
            self.levels += gaps.levels
        else:
            self.levels += Presence(self.model, occupied, follows).ends

    def _occupied(self, party: int, slot: int) -> IntVar:
        """Whether the party has any meeting in the slot."""
        now = self.model.new_bool_var("")
        self.model.add(self._variables.occupied(party, slot) == now)
        return now


def _blocks(follows: list[bool], present: Bools, count: int) -> frozenset[int]:
    """First slots of `count` slots that follow each other and that the party is present in."""
    last = len(follows) - count
    return frozenset(
        first
        for first in range(last + 1)
        if present[first : first + count].all() and all(follows[first + 1 : first + count])
    )


def only(solution: Solution, domain: Domain) -> Bools:
    """(M x S) the slots the solution's meetings start in, and nothing else."""
    starts: Bools = np.zeros_like(domain.starts)
    for identity, placement in solution.placements.items():
        starts[domain.problem.candidate_index[identity], placement.slot] = True
    return starts
