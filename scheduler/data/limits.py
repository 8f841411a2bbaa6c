"""Limits on sets of candidates: pools, and the seats of shared tables.

Like a party, a limit takes part in a limited number of meetings in every slot; unlike a party, it
earns nothing in any tier.
"""

from dataclasses import dataclass

import numpy as np

from scheduler.data.arrays import Bools, Ints, mask, seats_by_slot
from scheduler.model.problem import Problem


@dataclass(frozen=True)
class Limits:
    """`members` (Q x M): candidates under each limit; `room` (Q x S): how many fit in a slot."""

    members: Bools
    room: Ints


def limits_of(problem: Problem, covers: Bools) -> Limits:
    """Return the limits that may bind; `covers` (M x S): slots a candidate can occupy."""
    slots, rows = len(problem.slots), len(problem.candidates)
    members: list[Bools] = []
    room: list[Ints] = []
    for pool in problem.pools:
        inside = np.full(rows, pool.candidates is None)
        inside[[problem.candidate_index[identity] for identity in pool.candidates or ()]] = True
        members.append(inside)
        room.append(pool.limit * mask(None, slots))
    shared = problem.tables_of.get(None, ())
    if shared:
        owners = problem.tables_of.keys()
        members.append(
            np.array(
                [c.a not in owners and c.b not in owners for c in problem.candidates], np.bool_
            )
        )
        room.append(seats_by_slot(problem, shared))
    found = Limits(
        np.array(members, np.bool_).reshape(len(members), rows),
        np.array(room, np.int64).reshape(len(room), slots),
    )
    most = found.members.astype(np.int64) @ covers
    binding = (most > found.room).any(axis=1)
    startable = covers.any(axis=1)
    return Limits(found.members[binding] & startable, np.minimum(found.room, most)[binding])
