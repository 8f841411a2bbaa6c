"""Breaks that parties with room for several meetings cannot do without."""

import numpy as np

from scheduler.domain import Domain, Ints
from scheduler.relaxation import Face, needed_breaks


def breaks_by_number(domain: Domain, face: Face) -> Ints:
    """(N+1 x P) breaks without which a party cannot hold 0, 1, ... N meetings."""
    numbers = range(int(face.most.max(initial=0)) + 1)
    return np.array([needed_breaks(domain, np.full_like(face.most, n)) for n in numbers])
