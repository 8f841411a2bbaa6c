"""Why a request was not granted, and what it would take.

There are two answers. *Least disruption*: the timetable that holds the meeting and otherwise
changes as little as possible of the given one (a repair in which the meeting must be held), and of
those the best in the tiers that flows settle; it names all parties concerned. *Best*: the best
timetable that holds the meeting; the first tier in which it falls short of the given one is what
the request lost to.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scheduler.budget.clock import Clock, never
from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import tier_values
from scheduler.explain.comparison import Comparison, compared
from scheduler.explain.obstacles import Obstacle, obstacles_of
from scheduler.model.problem import Problem
from scheduler.model.solution import Solution, Value
from scheduler.model.tiers import DEFAULT, FLOW_TIERS
from scheduler.repairs.differences import PartyChanges
from scheduler.repairs.proposal import repair
from scheduler.repairs.stability import NOTHING_FROZEN, Freeze, Stability
from scheduler.verify.feasibility import check

ReasonCode = Literal[
    "granted",
    "blocked",
    "no_common_slot",
    "host_full",
    "visitor_full",
    "no_common_free_slot",
    "no_free_table",
    "other_constraint",
    "lost_to_fairness",
    "lost_to_first_choices",
    "lost_to_score",
    "lost_to_compactness",
    "lost_to_host_balance",
    "equally_good",
    "could_be_better",
    "not_settled",
]
"""Why a request is not granted.

`granted`: it is. `blocked`: the pair may never meet. `no_common_slot`: there is no slot in which
both could meet even without any other meeting. `host_full`, `visitor_full`, `no_common_free_slot`,
`no_free_table`, `other_constraint`: an obstacle that no other timetable removes: none
holds the meeting at all. `lost_to_...`: every timetable that holds it is worse in that tier.
`equally_good`: one that holds it is as good. `could_be_better`: one that holds it is better.
`not_settled`: time ran out first.
"""

LOST_TO: Mapping[str, ReasonCode] = {
    "fairness": "lost_to_fairness",
    "first_choices": "lost_to_first_choices",
    "satisfaction": "lost_to_score",
    "compactness": "lost_to_compactness",
    "host_balance": "lost_to_host_balance",
}
BY_VERDICT: Mapping[str, ReasonCode] = {
    "better": "could_be_better",
    "as_good": "equally_good",
    "not_settled": "not_settled",
}


@dataclass(frozen=True)
class Displacement:
    """The least change that makes room for the meeting.

    `proven`: none changes less. `before` and `after` are the tiers' values without and with it.
    """

    stability: Stability
    proven: bool
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    changes: tuple[PartyChanges, ...]
    solution: Solution


@dataclass(frozen=True)
class Explanation:
    """Why a candidate is not placed.

    `obstacles` are those in the given timetable as it is (none: the meeting would fit at once).
    `forced` are the values of the best timetable found that holds the meeting; none is better in
    the leading tiers `forced_proven`. For the tier that the request lost to, the value may be a
    bound that no such timetable surpasses.
    `displacement` is `None` where the meeting is placed, cannot be held at all, or time ran out.
    """

    candidate: str
    reason: ReasonCode
    obstacles: tuple[Obstacle, ...] = ()
    values: Mapping[str, Value] | None = None
    forced: Mapping[str, Value] | None = None
    forced_proven: tuple[str, ...] = ()
    displacement: Displacement | None = None
    seconds: float = 0.0


def why_not(
    problem: Problem,
    solution: Solution,
    candidate: str,
    *,
    freeze: Freeze = NOTHING_FROZEN,
    time_limit: float = 3.0,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    tiers: Sequence[str] = DEFAULT,
) -> Explanation:
    """Explain why the candidate is not placed in this timetable, in `time_limit` seconds.

    Raises `ValueError` if the candidate is unknown or the timetable breaks the constraints.
    """
    clock = Clock(time_limit, stop)
    if candidate not in problem.candidate_index:
        raise ValueError(f"candidate {candidate!r} does not exist")
    broken = check(problem, solution)
    if broken:
        raise ValueError(f"the timetable is not feasible: {broken[0].message}")
    if candidate in solution.placements:
        return Explanation(candidate, "granted")
    if candidate in problem.blocks:
        return Explanation(candidate, "blocked", seconds=clock.elapsed())
    domain = domain_of(problem)
    row = problem.candidate_index[candidate]
    if not domain.starts[row].any():
        return Explanation(candidate, "no_common_slot", seconds=clock.elapsed())
    question = _Question(domain, solution, row, freeze, clock, seed, tiers)
    return question.answer()


class _Question:
    def __init__(
        self,
        domain: Domain,
        solution: Solution,
        row: int,
        freeze: Freeze,
        clock: Clock,
        seed: int,
        tiers: Sequence[str],
    ) -> None:
        self._domain = domain
        self._solution = solution
        self._row = row
        self._freeze = freeze
        self._clock = clock
        self._seed = seed
        self._tiers = tiers
        self._candidate = domain.problem.candidates[row].id
        self._values = tier_values(domain.problem, solution, domain)

    def answer(self) -> Explanation:
        """Require the meeting, first with the least change, then in the best timetable."""
        obstacles = obstacles_of(self._domain, self._solution, self._row)
        forced = self._forced_problem()
        proposal = repair(
            forced,
            self._solution,
            freeze=self._freeze,
            time_limit=self._clock.left() / 2,
            seed=self._seed,
            stop=self._clock.stop,
            # Compactness is rarely settled in time, and it matters little in a single change.
            tiers=[tier for tier in self._tiers if tier in FLOW_TIERS],
        )
        reason: ReasonCode
        if proposal.status == "infeasible":
            reason = obstacles[0] if obstacles else "other_constraint"
            return self._explained(reason, obstacles)
        if proposal.solution is None or proposal.stability is None:
            return self._explained("not_settled", obstacles)
        displacement = Displacement(
            stability=proposal.stability,
            proven=proposal.stability_proven,
            before=self._values,
            after=tier_values(forced, proposal.solution),
            changes=proposal.changes,
            solution=proposal.solution,
        )
        best = compared(
            forced, proposal.solution, self._values, self._tiers, self._clock, self._seed
        )
        reason = LOST_TO[best.tier] if best.verdict == "worse" else BY_VERDICT[best.verdict]
        return self._explained(reason, obstacles, best, displacement)

    def _forced_problem(self) -> Problem:
        problem = self._domain.problem
        candidates = list(problem.candidates)
        candidates[self._row] = replace(candidates[self._row], mandatory=True)
        return replace(problem, candidates=tuple(candidates))

    def _explained(
        self,
        reason: ReasonCode,
        obstacles: tuple[Obstacle, ...],
        best: Comparison | None = None,
        displacement: Displacement | None = None,
    ) -> Explanation:
        return Explanation(
            candidate=self._candidate,
            reason=reason,
            obstacles=obstacles,
            values=self._values,
            forced=None if best is None else best.values,
            forced_proven=() if best is None else best.proven,
            displacement=displacement,
            seconds=self._clock.elapsed(),
        )
