"""Frozen slots, and how much of a published timetable changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scheduler.data.arrays import seats_by_slot
from scheduler.data.domain import Domain
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement


@dataclass(frozen=True)
class Freeze:
    """Slots in which published meetings stay: past, running and next.

    No other meeting is put into them, with one exception: in the slots of `refill` the parties of
    `standby` may meet a party whose published meeting there has become impossible.
    """

    slots: frozenset[int] = frozenset()
    refill: frozenset[int] = frozenset()
    standby: frozenset[str] = frozenset()


class Stability(NamedTuple):
    """Numbers of changes to a published timetable; the first that differs decides, fewer is better.

    `frozen`: meetings in frozen slots that change. `people`: parties with a published meeting that
    changes. `meetings`: published meetings that change. A meeting changes if it is no longer held
    in the same slot at the same table.
    """

    frozen: int
    people: int
    meetings: int


NOTHING_FROZEN = Freeze()


def stability_of(
    domain: Domain,
    published: Mapping[int, Placement],
    held: Mapping[int, Placement],
    frozen: frozenset[int],
) -> Stability:
    """Return how much of the published placements (by row) the placements `held` change."""
    changed = [row for row, placement in published.items() if held.get(row) != placement]
    people = {int(party) for row in changed for party in (domain.a[row], domain.b[row])}
    return Stability(
        frozen=sum(touches(domain, row, published[row].slot, frozen) for row in changed),
        people=len(people),
        meetings=len(changed),
    )


def touches(domain: Domain, row: int, slot: int, frozen: frozenset[int]) -> bool:
    """Return whether the candidate, starting in this slot, covers a frozen one."""
    return not frozen.isdisjoint(range(slot, slot + int(domain.length[row])))


def keepable(domain: Domain, published: Mapping[int, Placement]) -> dict[int, Placement]:
    """Return the published placements (by row) that each could be kept, taken by itself."""
    problem = domain.problem
    kept = {}
    for row, placement in published.items():
        length = int(domain.length[row])
        if not 0 <= placement.slot <= len(problem.slots) - length:
            continue
        if not domain.starts[row, placement.slot]:
            continue
        if not (domain.most[domain.a[row]] and domain.most[domain.b[row]]):
            continue
        if _seated(problem, row, placement, length):
            kept[row] = placement
    return kept


def _seated(problem: Problem, row: int, placement: Placement, length: int) -> bool:
    candidate = problem.candidates[row]
    lock = problem.lock_of.get(candidate.id)
    if lock is not None and lock.table is not None and lock.table != placement.table:
        return False
    eligible = problem.eligible_tables(candidate)
    if placement.table is None:
        return not eligible
    table = next((table for table in eligible if table.id == placement.table), None)
    covered = slice(placement.slot, placement.slot + length)
    return table is not None and bool(np.all(seats_by_slot(problem, (table,))[covered] > 0))
