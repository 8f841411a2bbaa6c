"""The best timetables that differ from each other: the given one, then the best of all that are far
enough from those before, and so on.

How far two timetables are from each other is how many meetings they hold in different slots, or
only one of them holds. Those as good as the last are looked for first, among the starts that the
flows leave open; only where there are none is anything given up, tier by tier.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from scheduler.anytime.incumbent import Incumbent
from scheduler.anytime.progress import SILENT
from scheduler.budget.clock import Clock, never, repeatable_clock
from scheduler.budget.effort import Effort
from scheduler.cpsat.model import TierModel, TimeOverError
from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.problem import Problem
from scheduler.model.solution import Result, Solution, Value
from scheduler.relax.degree import face_bound, whole_face
from scheduler.search.driver import Search
from scheduler.search.units import Units

FREE_SHARE = 0.5
"""Share of the time of an alternative for the search without the distances as constraints."""


@dataclass(frozen=True)
class Alternative:
    """A timetable with its values in the tiers, and how far it is from each of those before.

    `proven`: none that is so far from those before is better, on the solver's word.
    """

    solution: Solution
    values: Mapping[str, Value]
    apart: tuple[int, ...]
    proven: bool


@dataclass(frozen=True)
class Alternatives:
    """The timetables found, the given one first; `complete`: no other is so far from all of them.

    Where it is not, and fewer were found than asked for, time ran out.
    """

    found: tuple[Alternative, ...]
    complete: bool
    seconds: float


def alternatives(
    problem: Problem,
    result: Result,
    *,
    count: int = 3,
    distance: int = 1,
    time_limit: float = 10.0,
    seed: int = 0,
    workers: int = 2,
    deterministic: bool = False,
    stop: Callable[[], bool] = never,
) -> Alternatives:
    """Return up to `count` timetables, any two of them at least `distance` meetings apart.

    The first is that of the result, and its tiers are those in which the others are the best.
    Raises `ValueError` for a result without a timetable, or a number below 1.
    """
    if result.solution is None:
        raise ValueError("the result has no timetable from which others could differ")
    if count < 1 or distance < 1:
        raise ValueError("count and distance must be at least 1")
    clock = repeatable_clock(time_limit, stop) if deterministic else Clock(time_limit, stop)
    tiers = tuple(tier.name for tier in result.tiers)
    given = Alternative(
        result.solution, _values(problem, result.solution, tiers), (), result.status == "optimal"
    )
    found, complete = [given], False
    domain = domain_of(Units(problem).problem)
    while len(found) < count and not (complete or clock.over()):
        share = clock.part(clock.left() / (count - len(found)))
        search = _Next(domain, found, tiers, distance, Effort(seed + len(found), workers))
        complete = search.run(share)
        if search.solution is None:
            break
        found.append(
            Alternative(
                search.solution,
                _values(problem, search.solution, tiers),
                tuple(meetings_apart(search.solution, other.solution) for other in found),
                search.proven,
            )
        )
    return Alternatives(tuple(found), complete, clock.elapsed())


def meetings_apart(one: Solution, other: Solution) -> int:
    """Return how many meetings they hold in different slots, or only one of them holds."""
    return sum(
        (one.placements[meeting].slot if meeting in one.placements else None)
        != (other.placements[meeting].slot if meeting in other.placements else None)
        for meeting in one.placements.keys() | other.placements.keys()
    )


def _values(problem: Problem, solution: Solution, tiers: Sequence[str]) -> dict[str, Value]:
    values = tier_values(problem, solution)
    return {tier: values[tier] for tier in tiers}


class _Apart(Incumbent):
    """Takes no timetable that is too near to one of those known."""

    def __init__(
        self,
        domain: Domain,
        tiers: Sequence[str],
        clock: Clock,
        known: Sequence[Solution],
        distance: int,
    ) -> None:
        super().__init__(domain, tiers, clock, SILENT)
        self._far = known, distance

    def offer(self, solution: Solution, phase: str) -> bool:
        """Keep the solution if it is far enough, feasible and better than the best so far."""
        known, distance = self._far
        if any(meetings_apart(solution, other) < distance for other in known):
            return False
        return super().offer(solution, phase)


class _Next:
    """The search for the next timetable; then `solution` is it, and `proven` says whether none is
    better."""

    def __init__(
        self,
        domain: Domain,
        found: Sequence[Alternative],
        tiers: Sequence[str],
        distance: int,
        effort: Effort,
    ) -> None:
        self.solution: Solution | None = None
        self.proven = False
        self._domain = domain
        self._known = [one.solution for one in found]
        self._tiers = tiers
        self._distance = distance
        self._effort = effort
        self._last = _values(domain.problem, found[-1].solution, tiers)
        self._bound = found[-1].proven

    def run(self, clock: Clock) -> bool:
        """Search; returns whether it is proven that there is none."""
        incumbent = _Apart(self._domain, self._tiers, clock, self._known, self._distance)

        def alike() -> bool:
            return incumbent.values == self._last and self._bound

        part = clock.part(clock.left() * FREE_SHARE, lambda: clock.stop() or alike())
        Search(self._domain, incumbent, part, self._effort).run(None)
        none = False
        if not (alike() or clock.over()):
            with suppress(TimeOverError):
                none = self._settle(incumbent, clock)
        self.solution = incumbent.solution
        self.proven = self.proven or alike()
        return none

    def _settle(self, incumbent: Incumbent, clock: Clock) -> bool:
        """Find the best by CP-SAT; returns whether there is none at all."""
        starts = self._domain.starts
        model = TierModel(self._domain, starts, incumbent, clock, self._effort)
        for known in self._known:
            model.keep_apart(known, self._distance)
        possible = model.feasible(clock) if incumbent.solution is None else True
        if incumbent.solution is None:
            return possible is False
        whole, attained = whole_face(self._domain), self._bound
        self.proven = True
        for tier in self._tiers:
            bound = self._last[tier] if attained else face_bound(self._domain, whole, tier)
            if clock.over() or model.optimise(tier, bound, clock) != incumbent.values[tier]:
                self.proven = False
            attained = attained and incumbent.values[tier] == self._last[tier]
        return False
