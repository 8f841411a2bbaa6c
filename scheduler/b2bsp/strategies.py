"""Parameters and work limits of a CP-SAT search; no setting is best for all instances.

Measured on made-up instances like the published ones: without probing a first schedule is found in
half the time; some instances are infeasible because rooms or hours are too few for the meetings,
which a linear relaxation shows at once and clauses do not in a minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from ortools.sat.python.cp_model import CpSolver


@dataclass(frozen=True)
class Strategy:
    """Whether to probe in presolve, whether to use a linear relaxation, and a work limit.

    `work` is in CP-SAT's deterministic units, about half a second each; `None`: without limit.
    `shuffle` is added to the seed, since the time of a search varies much with it. `counted`
    selects the model that counts tables in unary.
    """

    probe: bool = True
    relax: bool = False
    simplify: bool = True
    work: float | None = None
    shuffle: int = 0
    counted: bool = False

    def apply(self, solver: CpSolver, seed: int) -> None:
        """Set the solver's parameters."""
        solver.parameters.random_seed = seed + self.shuffle
        solver.parameters.cp_model_presolve = self.simplify
        solver.parameters.linearization_level = int(self.relax)
        if not self.probe:
            solver.parameters.cp_model_probing_level = 0
        if self.work is not None:
            solver.parameters.max_deterministic_time = self.work


PLAIN = Strategy()
SHORT = Strategy(work=3.0)
FIRST = (Strategy(probe=False), Strategy(relax=True), Strategy(simplify=False), PLAIN)


def first_schedule_strategies() -> Iterator[Strategy]:
    """Yield strategies to find any schedule or to prove that there is none, with ever more work."""
    for doubled in count():
        for strategy in FIRST:
            yield replace(strategy, work=2.0**doubled)


def bound_strategies() -> Iterator[Strategy]:
    """Yield strategies to attain or refute a bound, alternately without and with tables counted.

    Without, schedules that have no break at all are found in a quarter of the time; counting helps
    where tables or precedences leave little room.
    """
    for turn in count():
        work = 5.0 * 2.0 ** ((turn + 1) // 2)
        yield Strategy(work=work, shuffle=turn, counted=turn % 2 == 1)
