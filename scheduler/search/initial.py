"""First timetables, built from the relaxation's selection of pairs."""

from collections.abc import Iterator

from scheduler.budget.clock import Clock
from scheduler.compact.annealing import Annealing
from scheduler.compact.tier import CHAINS_PER_MEETING
from scheduler.construct.build import construct
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution
from scheduler.relax.lexicographic import Relaxation

ATTEMPTS = 3
"""Constructions with different tie-breaking before CP-SAT takes over."""
EVEN_SHARE = 0.1
"""Share of the time for making a construction's breaks even, where their spread is limited."""
GRACE_SECONDS = 0.3
"""Time for the first timetable where the bounds took all the time there was."""
CONSTRUCTION_WORK = 5e-7
"""Work of one construction, in seconds, per candidate and slot."""


def initial_timetables(
    domain: Domain, relaxation: Relaxation, clock: Clock, seed: int
) -> Iterator[Solution]:
    """Build one timetable after another; the first is begun even if hardly any time is left."""
    for attempt in range(ATTEMPTS):
        limit = clock if attempt else clock.at_least(GRACE_SECONDS)
        built = construct(domain, relaxation.network, relaxation.chosen, seed + attempt, limit)
        if domain.problem.spread is not None:
            _even_out(built, clock, seed)
        clock.book(CONSTRUCTION_WORK * domain.starts.size)
        yield built.solution()


def _even_out(built: PartialTimetable, clock: Clock, seed: int) -> None:
    """Save breaks, so that they do not differ much between parties."""
    part = clock.part(clock.left() * EVEN_SHARE)
    chains = CHAINS_PER_MEETING * (1 + len(built.placed))
    Annealing(built, seed).run(part, chains, lambda _: False, lambda _: None)
