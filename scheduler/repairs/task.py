"""One repair: the problem as the freeze leaves it, the published timetable, and the limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.budget.clock import Clock
from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import tier_values
from scheduler.data.placements import published_rows
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution, Value
from scheduler.model.tiers import rank
from scheduler.repairs.freezing import frozen_problem
from scheduler.repairs.stability import Freeze, Stability, keepable, stability_of


@dataclass(frozen=True)
class RepairTask:
    """What a repair works on.

    `domain` is that of the problem with its starts narrowed by the freeze. `rows` are the
    published placements, `keepable` those of them that each could be kept, taken by itself.
    """

    domain: Domain
    published: Solution
    rows: Mapping[int, Placement]
    keepable: Mapping[int, Placement]
    frozen: frozenset[int]
    clock: Clock
    seed: int
    tiers: Sequence[str]

    @property
    def problem(self) -> Problem:
        """The problem with its starts narrowed by the freeze."""
        return self.domain.problem

    def stability(self, held: Mapping[int, Placement]) -> Stability:
        """Return how much of the published timetable the placements `held` change."""
        return stability_of(self.domain, self.rows, held, self.frozen)

    def placements(self, solution: Solution) -> dict[int, Placement]:
        """Return a solution's placements by candidate row."""
        index = self.problem.candidate_index
        return {index[identity]: at for identity, at in solution.placements.items()}

    def rank(self, solution: Solution) -> tuple[Value, ...]:
        """Return a key that rises with the solution's quality in the tiers."""
        return rank(tier_values(self.problem, solution, self.domain), self.tiers)


def repair_task(
    problem: Problem,
    published: Solution,
    freeze: Freeze,
    clock: Clock,
    seed: int,
    tiers: Sequence[str],
) -> RepairTask:
    """Prepare a repair; raises `ValueError` for a published meeting that is no candidate."""
    rows = published_rows(problem, published)
    before = domain_of(problem)
    kept = keepable(before, rows)
    domain = domain_of(frozen_problem(before, rows, kept, freeze))
    return RepairTask(domain, published, rows, kept, freeze.slots, clock, seed, tiers)
