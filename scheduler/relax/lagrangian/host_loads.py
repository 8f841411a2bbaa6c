"""Ranges of the slots that parties fill, and the fewest breaks for every number of meetings."""

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.relax.degree import Face, needed_breaks, node_degrees


def held_slots(domain: Domain, face: Face) -> tuple[Ints, Ints]:
    """Return (P, P) the fewest and the most slots of meetings that parties hold."""
    longer, parties = domain.length - 1, len(domain.most)
    least = face.least + node_degrees(domain, face.low * longer)[:parties]
    most = face.most + node_degrees(domain, face.high * longer)[:parties]
    return least, np.minimum(most, domain.room.sum(axis=1))


def breaks_by_number(domain: Domain, most: Ints) -> Ints:
    """Return (N+1 x P) the fewest breaks with 0, 1, ... N = max(`most`) meetings."""
    numbers = range(int(most.max(initial=0)) + 1)
    return np.array([needed_breaks(domain, np.full_like(most, n)) for n in numbers])
