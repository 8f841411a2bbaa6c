"""A timetable from a selection of pairs: assigned to slots, leftovers placed, then completed."""

import numpy as np

from scheduler.budget.clock import Clock
from scheduler.construct.assignment import assign_slots
from scheduler.construct.completion import complete
from scheduler.construct.kempe import place_leftovers
from scheduler.construct.partial import PartialTimetable
from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.relax.network import Network


def construct(
    domain: Domain,
    network: Network | None,
    chosen: Bools | None,
    seed: int,
    clock: Clock,
    base: PartialTimetable | None = None,
) -> PartialTimetable:
    """Return a partial timetable with the chosen candidates (M) as far as they can be placed.

    Where some cannot, whatever else fits is added; without a selection everything that fits is.
    Without a network the chosen ones are placed one after another. `base`, if given, is extended.
    """
    partial = base or PartialTimetable(domain)
    if chosen is not None:
        if network is not None:
            partial = assign_slots(domain, network, chosen, seed, clock, partial)
        missing = [row for row in np.flatnonzero(chosen).tolist() if row not in partial.placed]
        if not place_leftovers(partial, missing, clock):
            return partial
    complete(partial, clock)
    return partial
