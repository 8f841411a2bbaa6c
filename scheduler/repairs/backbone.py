"""The backbone of a repair: placements kept by every repair with the least change."""

from collections.abc import Iterable, Mapping

import numpy as np

from scheduler.construct.partial import PartialTimetable
from scheduler.data.arrays import Bools, array
from scheduler.data.domain import Domain
from scheduler.model.solution import Placement


def backbone(
    domain: Domain, kept: Mapping[int, Placement], due: Iterable[int]
) -> dict[int, Placement]:
    """Return published placements (by row) that every repair with the least change keeps.

    `kept` are those that each could be kept, taken by itself; `due` are rows that must be held.
    Left out are placements that could not be kept if all were, and those that share a constraint
    with a due meeting, which may have to be placed elsewhere.

    Proof: take a repair that changes some of the others. Drop from it whatever is neither kept nor
    due, and put these others back. A constraint that this violated would join one of them with
    placements that can all be made together, or with a due one with which it shares no constraint.
    So the result is a repair, and it changes less. A limited spread of breaks is a constraint on
    all meetings, and required meetings may be among those dropped: where there is either, the
    backbone is empty.
    """
    if domain.problem.spread is not None or domain.required.any():
        return {}
    found = _undisputed(domain, kept)
    moving = [row for row in due if row not in found]
    neighbours = _Neighbours(domain, found)
    while moving:
        near = found.keys() & neighbours.of(moving.pop())
        moving.extend(row for row in near if domain.held[row])
        for row in near:
            del found[row]
    return found


def _undisputed(domain: Domain, kept: Mapping[int, Placement]) -> dict[int, Placement]:
    """Return the placements that violate no constraint even if all of them are made."""
    problem = domain.problem
    partial = PartialTimetable(domain)
    for row, placement in kept.items():
        partial.place(row, placement)
    found = {}
    for row, placement in kept.items():
        partial.remove(row)
        table = placement.table and problem.tables[problem.table_index[placement.table]]
        if partial.fit(row, placement.slot, table or None) is not None:
            found[row] = placement
        partial.place(row, placement)
    return found


class _Neighbours:
    """Finds the placements that share a constraint with a meeting, wherever it is held."""

    def __init__(self, domain: Domain, placements: Mapping[int, Placement]) -> None:
        self._domain = domain
        self._rows = array(placements, np.int64)
        self._covers = np.zeros((len(self._rows), domain.starts.shape[1]), np.bool_)
        for position, (row, at) in enumerate(placements.items()):
            self._covers[position, at.slot : at.slot + int(domain.length[row])] = True
        problem, transition = domain.problem, domain.problem.transition
        self._travels = transition.slots > 0 or transition.minutes > 0
        self._limited = domain.most < domain.room.sum(axis=1)
        owners = problem.tables_of.keys()
        self._shared = array(
            (c.a not in owners and c.b not in owners for c in problem.candidates), np.bool_
        ) & (None in owners)

    def of(self, row: int) -> set[int]:
        """Return the row's neighbours, possibly with itself and rows that are not placed."""
        domain, rows = self._domain, self._rows
        meets = (self._covers & domain.covers[row]).any(axis=1)
        near = np.zeros(len(rows), np.bool_)
        for party in (domain.a[row], domain.b[row]):
            joins: Bools = (domain.a[rows] == party) | (domain.b[rows] == party)
            near |= joins if self._travels or self._limited[party] else joins & meets
        near |= meets & self._shared[rows] & self._shared[row]
        for members in domain.limits.members:
            near |= meets & members[rows] & members[row]
        return {*rows[near].tolist(), *self._ordered(row)}

    def _ordered(self, row: int) -> list[int]:
        problem = self._domain.problem
        identity = problem.candidates[row].id
        return [
            problem.candidate_index[other]
            for order in problem.precedences
            for one, other in ((order.before, order.after), (order.after, order.before))
            if one == identity
        ]
