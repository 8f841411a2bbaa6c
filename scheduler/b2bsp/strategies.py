"""Ways for CP-SAT to go about one search, and for how long, where none is best throughout.

Measured on made-up instances like the published ones: without probing a first schedule is there
in half the time; some instances are infeasible because rooms or hours cannot hold what is asked
of them, which a linear relaxation shows at once and clauses not in a minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from ortools.sat.python.cp_model import CpSolver


@dataclass(frozen=True)
class Strategy:
    """Whether to probe while simplifying, whether to relax, and how much work to spend.

    `work` is in CP-SAT's deterministic units, about half a second each; `None`: without limit.
    `shuffle` is added to the seed: what takes one search long another may find at once. `counted`
    asks for the model that counts tables in unary.
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
    """Manners to find any schedule or to see that there is none, each with more and more work."""
    for doubled in count():
        for manner in FIRST:
            yield replace(manner, work=2.0**doubled)


def bound_strategies() -> Iterator[Strategy]:
    """Manners to attain a bound or to refute it, in turns without and with tables counted.

    Without, schedules that have no break at all are found in a quarter of the time; with it, those
    where tables or precedences leave little room.
    """
    for turn in count():
        work = 5.0 * 2.0 ** ((turn + 1) // 2)
        yield Strategy(work=work, shuffle=turn, counted=turn % 2 == 1)
