"""Search for fewer breaks by CP-SAT on whole days, on the face that the timetable is on."""

from dataclasses import dataclass

from scheduler.anytime.progress import SILENT, Observer, Progress
from scheduler.budget.clock import Clock
from scheduler.budget.effort import Effort
from scheduler.compact.days.choices import DayChoices, day_choices_of
from scheduler.compact.days.model import DayModel
from scheduler.compact.days.timetable import TimetableModel
from scheduler.cpsat.relay import Relay
from scheduler.cpsat.run import Run
from scheduler.data.domain import Domain
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Solution
from scheduler.model.tiers import gap
from scheduler.relax.degree import Face
from scheduler.relax.lagrangian.travellers import Traveller
from scheduler.verify.feasibility import check

TIER = "compactness"
PHASE = "days"
MOST_STARTS = 60_000
"""Limit on possible starts; a model with more takes too long to build."""
START_WORK = 1e-4
"""Work of building and presolving the model, in seconds, per possible start."""


@dataclass(frozen=True)
class Improvement:
    """A timetable with `breaks`; none on its face has fewer than `bound`."""

    solution: Solution
    breaks: int
    bound: int


def search_days(
    domain: Domain,
    solution: Solution,
    face: Face,
    travellers: dict[int, Traveller],
    clock: Clock,
    effort: Effort,
    *,
    bound: int = 0,
    observer: Observer = SILENT,
) -> Improvement:
    """Return a timetable on the face with no more breaks than `solution`, and a bound.

    The solution must be on the face. `bound` is one already known; the search ends once it is
    attained. The face is that of the parties.
    """
    return _Improver(domain, solution, face, clock, effort, bound, observer).run(travellers)


class _Improver:
    def __init__(
        self,
        domain: Domain,
        solution: Solution,
        face: Face,
        clock: Clock,
        effort: Effort,
        bound: int,
        observer: Observer,
    ) -> None:
        self._domain = domain
        self._face = face
        self._clock = clock
        self._effort = effort
        self._observer = observer
        self._solution = solution
        self._value = tier_values(domain.problem, solution, domain)[TIER]
        self._bound = bound
        self._starts = int(domain.starts[face.high == 1].sum())

    def run(self, travellers: dict[int, Traveller]) -> Improvement:
        """Search the model of days alone where it has all constraints, then the whole model."""
        if self._open():
            choices = day_choices_of(self._domain, self._face, travellers)
            if self._plain(choices) and self._open():
                self._search(DayModel(self._domain, self._face, choices))
            if self._open():
                self._search(TimetableModel(self._domain, self._face, choices))
        return Improvement(self._solution, self._value[0], self._bound)

    def _plain(self, choices: DayChoices) -> bool:
        """Return whether travellers' days and hosts' room are all constraints of the problem."""
        problem = self._domain.problem
        travels = problem.transition.slots > 0 or problem.transition.minutes > 0
        rest = bool(problem.pools or problem.precedences or problem.pauses) or travels
        rest = rest or problem.spread is not None
        return (
            not rest and not choices.host_rows and choices.days.keys() == choices.travellers.keys()
        )

    def _open(self) -> bool:
        if self._value[0] <= self._bound or self._clock.over():
            return False
        return self._starts <= MOST_STARTS and self._starts * START_WORK < self._clock.left() / 2

    def _search(self, timetable: TimetableModel | DayModel) -> None:
        self._clock.book(self._starts * START_WORK)
        model = timetable.model
        model.add(timetable.cost >= self._bound)
        model.minimize(timetable.cost)
        timetable.hint(self._solution)
        relay = Relay(lambda value: self._offer(timetable.solution(value)))
        run = Run(model, self._clock, self._effort, relay=relay, bounded=self._bounded)
        relay.raise_failure()
        if run.limit is not None:
            self._bounded(run.limit)

    def _offer(self, solution: Solution | None) -> None:
        if solution is None:
            return
        value = tier_values(self._domain.problem, solution, self._domain)[TIER]
        if value >= self._value:
            return
        found = check(self._domain.problem, solution)
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
