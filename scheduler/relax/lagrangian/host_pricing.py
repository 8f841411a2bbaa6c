"""The pricing problem of hosts: their cheapest load profiles, by dynamic programming.

A load profile is the number of a host's meetings in every slot. Exact in 64-bit integers, as in
`pricing`.
"""

from collections.abc import Sequence, Set

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.relax.lagrangian.costs import BREAKS_ALONE, INFINITE, Weights


def cheapest_profiles(
    room: Ints,
    least: Ints,
    most: Ints,
    follows: Sequence[bool],
    earned: Ints,
    weights: Weights = BREAKS_ALONE,
    opens: Set[int] = frozenset(),
) -> Ints:
    """Return (H) the least cost of breaks and idle slots less what the meetings earn.

    `room` (H x S) limits the meetings in a slot, `least` and `most` (H) those in all; each
    meeting in a slot earns `earned` (H x S), of either sign. `opens` are the first slots of days.
    Where there is no load profile, the cost is infinite (see `costs.INFINITE`).
    """
    highest = int(min(most.max(initial=0), room.sum(axis=1).max(initial=0)))
    ended = np.full((len(room), highest + 1), INFINITE)
    ended[:, 0] = 0
    resting = ended.copy()
    pausing, meeting = np.full_like(ended, INFINITE), np.full_like(ended, INFINITE)
    for slot, joined in enumerate(follows):
        if slot in opens:
            resting = ended.copy()
            pausing, meeting = np.full_like(ended, INFINITE), np.full_like(ended, INFINITE)
        ready = np.minimum(pausing + weights.breaks, meeting + (0 if joined else weights.breaks))
        ready = np.minimum(resting, ready)
        pausing = np.minimum(INFINITE, np.minimum(pausing, meeting) + weights.idle)
        meeting = np.full_like(pausing, INFINITE)
        for number in range(1, min(int(room[:, slot].max(initial=0)), highest) + 1):
            reached = ready[:, : highest + 1 - number] - number * earned[:, slot, None]
            reached = np.where(room[:, slot, None] >= number, reached, INFINITE)
            meeting[:, number:] = np.minimum(meeting[:, number:], reached)
        np.minimum(meeting, INFINITE, out=meeting)
        ended = np.minimum(ended, meeting)
    numbers = np.arange(highest + 1)
    ends = (numbers >= least[:, None]) & (numbers <= most[:, None])
    found: Ints = np.where(ends, ended, INFINITE).min(axis=1)
    return found
