"""Greedy completion of a partial timetable."""

from collections.abc import Iterable, Iterator

import numpy as np

from scheduler.budget.clock import Clock
from scheduler.construct.partial import PartialTimetable


def complete(board: PartialTimetable, clock: Clock) -> None:
    """Add whatever still fits: what must be held, then level by level for the visitors, then all.

    Within a level first choices and higher scores come first. Ends early when time is up, but
    not before it has tried what must be held.
    """
    domain = board.domain
    slots = range(domain.starts.shape[1])
    fewest_starts = np.argsort(domain.starts.sum(axis=1), kind="stable").tolist()
    worthiest = np.lexsort((-domain.score, -domain.firsts)).tolist()
    target: list[int] = domain.target.tolist()
    most: list[int] = domain.most.tolist()

    def lacks(party: int, level: int) -> bool:
        return most[party] - board.spare[party] < min(level, target[party])

    for row in (row for row in fewest_starts if domain.held[row]):
        if row not in board.placed:
            board.try_place(row, slots)
    for level in range(1, domain.levels + 1):
        for row in _until_over(clock, worthiest):
            if row not in board.placed and (
                lacks(board.a[row], level) or lacks(board.b[row], level)
            ):
                board.try_place(row, slots)
    for row in _until_over(clock, worthiest):
        if row not in board.placed and (domain.score[row] > 0 or domain.firsts[row]):
            board.try_place(row, slots)


def _until_over(clock: Clock, rows: Iterable[int]) -> Iterator[int]:
    """These rows, as long as there is time."""
    for count, row in enumerate(rows):
        if count % ROUND == 0 and clock.over():
            return
        yield row


ROUND = 1000
"""Placements between looks at the clock."""
