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
class Manner:
    """Whether to probe while simplifying, whether to relax, and how much work to spend.

    `work` is in CP-SAT's deterministic units, about half a second each; `None`: without limit.
    """

    probe: bool = True
    relax: bool = False
    simplify: bool = True
    work: float | None = None

    def apply(self, solver: CpSolver) -> None:
        """Set the solver's parameters."""
        solver.parameters.cp_model_presolve = self.simplify
        solver.parameters.linearization_level = int(self.relax)
        if not self.probe:
            solver.parameters.cp_model_probing_level = 0
        if self.work is not None:
            solver.parameters.max_deterministic_time = self.work


PLAIN = Manner()
PATIENT = Manner(work=20.0)
IMPATIENT = Manner(work=3.0)
FIRST = (Manner(probe=False), Manner(relax=True), Manner(simplify=False), PLAIN)


def by_turns() -> Iterator[Manner]:
    """Manners to find any schedule or to see that there is none, each with more and more work."""
    for doubled in count():
        for manner in FIRST:
            yield replace(manner, work=2.0**doubled)
