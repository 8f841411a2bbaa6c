"""First timetables, built from the relaxation's selection of pairs."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from scheduler.anytime.incumbent import Incumbent
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.annealing import Annealing
from scheduler.compact.tier import CHAINS_PER_MEETING
from scheduler.construct.build import construct
from scheduler.construct.partial import PartialTimetable, partial_from
from scheduler.cpsat.model import TierModel, TimeOverError
from scheduler.data.domain import Domain
from scheduler.model.solution import Solution
from scheduler.relax.lexicographic import Relaxation

ATTEMPTS = 3
"""Constructions with different tie-breaking before CP-SAT takes over."""
EVEN_SHARE = 0.1
"""Share of the time for making a construction's breaks even, where their spread is limited."""
GRACE_SECONDS = 0.3
"""Time for the first timetable where the bounds took all the time there was."""
HOLD_SECONDS = 1.0
"""Time for a timetable of what must be held, where construction finds none."""
CONSTRUCTION_WORK = 5e-7
"""Work of one construction, in seconds, per candidate and slot."""


def first_timetable(
    incumbent: Incumbent,
    relaxation: Relaxation,
    clock: Clock,
    effort: Effort,
    *,
    enough: Callable[[], bool],
    attempts: int = ATTEMPTS,
) -> None:
    """Offer one timetable after another, until one is good enough.

    Where none holds everything that must be held, one that does is searched for, and extended.
    """

    def build(attempts: int, start: Solution | None = None) -> None:
        for built in _constructions(domain, relaxation, clock, effort.seed, attempts, start):
            incumbent.offer(built, "construction")
            if enough() or clock.over():
                break

    domain = incumbent.domain
    build(attempts)
    if incumbent.solution is None:
        if not (domain.held.any() or domain.required.any()):
            incumbent.offer(Solution(), "construction")
        elif _hold(incumbent, clock, effort):
            build(1, incumbent.solution)


def _hold(incumbent: Incumbent, clock: Clock, effort: Effort) -> bool:
    """Search for a timetable of what must be held, by CP-SAT; returns whether it found one."""
    domain = incumbent.domain
    with suppress(TimeOverError):
        due = domain.held | (domain.required[domain.a] > 0) | (domain.required[domain.b] > 0)
        held = domain.starts & due[:, None]
        TierModel(domain, held, incumbent, clock, effort).feasible(clock.part(HOLD_SECONDS))
    return incumbent.solution is not None


def _constructions(
    domain: Domain,
    relaxation: Relaxation,
    clock: Clock,
    seed: int,
    attempts: int,
    start: Solution | None,
) -> Iterator[Solution]:
    """Build one timetable after another; the first is begun even if hardly any time is left.

    Each holds all of `start`, if given.
    """
    for attempt in range(attempts):
        limit = clock if attempt else clock.at_least(GRACE_SECONDS)
        base = None if start is None else partial_from(domain, start)
        network, chosen = relaxation.network, relaxation.chosen
        built = construct(domain, network, chosen, seed + attempt, limit, base)
        if domain.problem.spread is not None:
            _even_out(built, clock, seed)
        clock.book(CONSTRUCTION_WORK * domain.starts.size)
        yield built.solution()


def _even_out(built: PartialTimetable, clock: Clock, seed: int) -> None:
    """Save breaks, so that they do not differ much between parties."""
    part = clock.part(clock.left() * EVEN_SHARE)
    chains = CHAINS_PER_MEETING * (1 + len(built.placed))
    Annealing(built, seed).run(part, chains, lambda _: False, lambda _: None)
