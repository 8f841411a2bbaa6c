"""Fewer breaks for a timetable, without leaving the face it is on."""

from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from scheduler.check import check
from scheduler.compact.bound import BreakBound, HostPrices, break_bound, chosen_face
from scheduler.compact.plan import Plan
from scheduler.compact.relay import Relay
from scheduler.compact.timetable import Timetable
from scheduler.compact.walkers import Walking, walking_of
from scheduler.compact.watch import stopping
from scheduler.domain import domain_of
from scheduler.metrics import tier_values
from scheduler.problem import Problem
from scheduler.progress import SILENT, Observer, Progress
from scheduler.relaxation import Face
from scheduler.solution import Solution
from scheduler.stopping import Clock
from scheduler.tiers import gap

TIER = "compactness"
PHASE = "days"
MOST_STARTS = 60_000
"""Possible starts beyond which the model takes too long to build to be of use."""
BOUND_SHARE = 0.4
"""Share of the time for the bound, at most."""


@dataclass(frozen=True)
class Improvement:
    """A timetable with `breaks`; none on its face has fewer than `bound`.

    `prices` prove a bound of `priced` (see `bound`); if `bound` is higher, the rest is CP-SAT's
    word.
    """

    solution: Solution
    breaks: int
    bound: int
    priced: int
    prices: HostPrices


def improve(
    problem: Problem,
    solution: Solution,
    *,
    time_limit: float,
    face: Face | None = None,
    seed: int = 0,
    workers: int = 2,
    stop: Callable[[], bool] = lambda: False,
    observer: Observer = SILENT,
) -> Improvement:
    """A timetable with no more breaks than this one, and a bound, within `time_limit` seconds.

    By default the same meetings are held, in other slots; a `face` the solution is on, such as
    that of the tiers before, lets meetings be exchanged as far as it allows.
    """
    return _Improver(problem, solution, Clock(time_limit, stop), observer, face).run(seed, workers)


class _Improver:
    def __init__(
        self,
        problem: Problem,
        solution: Solution,
        clock: Clock,
        observer: Observer,
        face: Face | None,
    ) -> None:
        self._problem = problem
        self._domain = domain_of(problem)
        self._face = chosen_face(self._domain, solution) if face is None else face
        self._clock = clock
        self._observer = observer
        self._solution = solution
        self._value = tier_values(problem, solution, self._domain)[TIER]
        self._bound = 0

    def run(self, seed: int, workers: int) -> Improvement:
        walking = walking_of(self._domain, self._face)
        priced = break_bound(self._domain, self._face, walking, self._clock.left() * BOUND_SHARE)
        self._bounded(priced.value)
        starts = int(self._domain.starts[self._face.high == 1].sum())
        if self._open() and starts <= MOST_STARTS and self._plain(walking):
            self._search(Plan(self._domain, self._face, walking), seed, workers)
        if self._open() and starts <= MOST_STARTS:
            self._search(Timetable(self._domain, self._face, walking), seed, workers)
        return self._result(priced)

    def _plain(self, walking: Walking) -> bool:
        """Whether walkers' days and hosts' room are all there is to the problem."""
        problem = self._problem
        travels = problem.transition.slots > 0 or problem.transition.minutes > 0
        beside = bool(problem.pools or problem.precedences) or travels
        return not beside and not walking.between and walking.days.keys() == walking.walkers.keys()

    def _open(self) -> bool:
        return self._value[0] > self._bound and not self._clock.over()

    def _result(self, priced: BreakBound) -> Improvement:
        return Improvement(self._solution, self._value[0], self._bound, priced.value, priced.prices)

    def _search(self, timetable: Timetable | Plan, seed: int, workers: int) -> None:
        model = timetable.model
        model.add(timetable.cost >= self._bound)
        model.minimize(timetable.cost)
        timetable.hint(self._solution)
        solver = CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = seed
        solver.parameters.max_time_in_seconds = max(0.01, self._clock.left())
        solver.best_bound_callback = lambda bound: self._bounded(round(bound))
        relay = Relay(lambda value: self._offer(timetable.solution(value)))
        with stopping(solver, lambda: not self._open()):
            status = solver.solve(model, relay)
        relay.raise_failure()
        if status in (OPTIMAL, FEASIBLE):
            self._bounded(round(solver.best_objective_bound))

    def _offer(self, solution: Solution | None) -> None:
        if solution is None:
            return
        value = tier_values(self._problem, solution, self._domain)[TIER]
        if value >= self._value:
            return
        found = check(self._problem, solution)
        if found:
            raise RuntimeError(f"the solver's timetable does not hold: {found[0].message}")
        self._solution, self._value = solution, value
        self._tell(solution)

    def _bounded(self, bound: int) -> None:
        if bound > self._bound:
            self._bound = bound
            self._tell(None)

    def _tell(self, solution: Solution | None) -> None:
        bound = (self._bound, 0)
        self._observer.improved(
            Progress(
                phase=PHASE,
                tier=TIER,
                incumbent=self._value,
                bound=bound,
                gap=gap(self._value, bound),
                elapsed=self._clock.elapsed(),
                solution=solution,
            )
        )
