"""Whose turn it is: of each event only so many jobs of a kind are in the queue at a time.

The queue is first come, first served. As the next job of an event joins it when one of its jobs has
ended, events take turns, and one that asks for fifty solves keeps another waiting for one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID


class Active(NamedTuple):
    """A job that is queued or running."""

    event_id: UUID
    id: UUID
    attempts: int
    told: int
    """Grows with the job's progress, if it has any."""


def in_turn(active: Iterable[Active], per_event: int) -> list[Active]:
    """Return the jobs that may be in the queue: of each event the first ones, in their order."""
    taken: Counter[UUID] = Counter()
    chosen = []
    for job in active:
        if taken[job.event_id] < per_event:
            taken[job.event_id] += 1
            chosen.append(job)
    return chosen
