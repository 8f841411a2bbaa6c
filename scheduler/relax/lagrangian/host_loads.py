"""What parties with room for several meetings hold, and the breaks they cannot do without."""

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.relax.degree import Face, needed_breaks, node_degrees


def held_slots(domain: Domain, face: Face) -> tuple[Ints, Ints]:
    """(P, P) the least and the most that parties hold, a meeting counted in each of its slots."""
    longer, parties = domain.length - 1, len(domain.most)
    least = face.least + node_degrees(domain, face.low * longer)[:parties]
    most = face.most + node_degrees(domain, face.high * longer)[:parties]
    return least, np.minimum(most, domain.room.sum(axis=1))


def breaks_by_number(domain: Domain, most: Ints) -> Ints:
    """(N+1 x P) breaks without which a party cannot hold 0, 1, ... N = max(`most`) meetings."""
    numbers = range(int(most.max(initial=0)) + 1)
    return np.array([needed_breaks(domain, np.full_like(most, n)) for n in numbers])
