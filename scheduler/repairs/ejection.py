"""Finding a place for a meeting that lost its own, by moving others that stay held.

Work is counted, not timed: the same timetable always gives the same result.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from scheduler.construct.partial import PartialTimetable
from scheduler.model.solution import Placement

DEPTH = 2
"""Limit on how many meetings are pushed on, one by another."""
MOST_TRIES = 400
"""Limit on the placements tried for one place."""


@dataclass
class Ejection:
    """A search for places in which every meeting stays held; `fixed` rows are never moved."""

    partial: PartialTimetable
    fixed: Set[int]
    tries: int = MOST_TRIES

    def rehouse(
        self, row: int, slot: int, keep: Set[int], depth: int = DEPTH
    ) -> dict[int, Placement] | None:
        """Place the row near the slot, and return what is where now; `None`: nothing changed.

        Other rows give way where they find another place themselves; those of `keep` do not.
        """
        near = nearest(self.partial, slot)
        if self.partial.try_place(row, near):
            return {row: self.partial.placed[row]}
        if depth == 0:
            return None
        for start in near:
            for other in self._in_the_way(row, start, keep):
                found = self._pushed(row, start, other, keep, depth)
                if found is not None:
                    return found
        return None

    def _in_the_way(self, row: int, slot: int, keep: Set[int]) -> Iterator[int]:
        partial = self.partial
        if not partial.may_start(row, slot):
            return
        there = dict.fromkeys(partial.at[partial.a[row]][slot] + partial.at[partial.b[row]][slot])
        yield from (one for one in there if one not in self.fixed and one not in keep)

    def _pushed(
        self, row: int, slot: int, other: int, keep: Set[int], depth: int
    ) -> dict[int, Placement] | None:
        if self.tries <= 0:
            return None
        self.tries -= 1
        partial = self.partial
        former = partial.remove(other)
        place = partial.fit(row, slot)
        if place is not None:
            partial.place(row, place)
            rest = self.rehouse(other, former.slot, keep | {row}, depth - 1)
            if rest is not None:
                return {row: place, **rest}
            partial.remove(row)
        partial.place(other, former)
        return None


def nearest(partial: PartialTimetable, slot: int) -> list[int]:
    """Return all slots, nearest to this one first."""
    slots = range(len(partial.domain.problem.slots))
    return sorted(slots, key=lambda other: (abs(other - slot), other))
