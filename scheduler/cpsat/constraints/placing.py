"""A candidate is placed at most once; a mandatory or locked one exactly once."""

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.variables import Variables


class Placing:
    """Placed at most, or exactly, once."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add one constraint per candidate."""
        held = variables.domain.held
        for row in held.nonzero()[0].tolist():
            model.add(variables.held(row) == 1)
        for row in variables.rows:
            if not held[row]:
                model.add(variables.held(row) <= 1)
