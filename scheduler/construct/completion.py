"""Greedy completion of a partial timetable."""

from collections.abc import Iterable, Iterator

import numpy as np

from scheduler.budget.clock import Clock
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution

ROUND = 1000
"""Placements between looks at the clock."""


def complete(partial: PartialTimetable, clock: Clock) -> None:
    """Add candidates that still fit: what must be held, then for visitors level by level.

    What must be held are candidates, and then the meetings that parties are required to have. All
    others come last. Within a level first choices and higher scores come first. Ends early when
    time is up, but not before it has tried what must be held.
    """
    domain = partial.domain
    slots = range(domain.starts.shape[1])
    fewest_starts = np.argsort(domain.starts.sum(axis=1), kind="stable").tolist()
    worthiest = _worthiest(domain)
    target: list[int] = domain.target.tolist()
    most: list[int] = domain.most.tolist()

    def lacks(party: int, level: int) -> bool:
        return most[party] - partial.spare[party] < min(level, target[party])

    for row in (row for row in fewest_starts if domain.held[row]):
        if row not in partial.placed:
            partial.try_place(row, slots)
    meet_minima(partial)
    for level in range(1, domain.levels + 1):
        for row in _until_over(clock, worthiest):
            if row not in partial.placed and (
                lacks(partial.a[row], level) or lacks(partial.b[row], level)
            ):
                partial.try_place(row, slots)
    for row in _until_over(clock, worthiest):
        if row not in partial.placed and (domain.score[row] > 0 or domain.firsts[row]):
            partial.try_place(row, slots)


def meet_minima(partial: PartialTimetable) -> None:
    """Add candidates of parties that lack required meetings, as far as they fit."""
    domain = partial.domain
    if not domain.required.any():
        return
    slots = range(domain.starts.shape[1])
    most: list[int] = domain.most.tolist()
    required: list[int] = domain.required.tolist()

    def is_short(party: int) -> bool:
        return most[party] - partial.spare[party] < required[party]

    for row in _worthiest(domain):
        if row not in partial.placed and (is_short(partial.a[row]) or is_short(partial.b[row])):
            partial.try_place(row, slots)


def merged(domain: Domain, better: Solution, former: Solution, clock: Clock) -> Solution:
    """Return a timetable with all of `better`, whatever of `former` still fits, and what else does.

    A search for one tier drops meetings that it does not count.
    """
    partial = PartialTimetable(domain)
    index = domain.problem.candidate_index
    for identity, placement in better.placements.items():
        partial.place(index[identity], placement)
    for identity, placement in former.placements.items():
        if index[identity] not in partial.placed:
            partial.try_place(index[identity], (placement.slot,))
    complete(partial, clock)
    return partial.solution()


def _worthiest(domain: Domain) -> list[int]:
    """Return all candidates: first choices first, then those of higher scores."""
    found: list[int] = np.lexsort((-domain.score, -domain.firsts)).tolist()
    return found


def _until_over(clock: Clock, rows: Iterable[int]) -> Iterator[int]:
    """Yield these rows as long as there is time."""
    for count, row in enumerate(rows):
        if count % ROUND == 0 and clock.over():
            return
        yield row
