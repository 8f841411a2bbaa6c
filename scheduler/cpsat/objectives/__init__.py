"""The tiers as objectives of the CP-SAT model."""

from typing import Protocol

from ortools.sat.python.cp_model import CpModel, LinearExpr

from scheduler.cpsat.objectives.compactness import Compactness
from scheduler.cpsat.objectives.fairness import Fairness
from scheduler.cpsat.objectives.host_balance import HostBalance
from scheduler.cpsat.objectives.worth import FirstChoices, Satisfaction
from scheduler.cpsat.variables import Variables


class Tiered(Protocol):
    """A tier as expressions, one per component of its value, optimised one after another."""

    def build(self, model: CpModel, variables: Variables) -> list[LinearExpr]:
        """Add what the expressions need to the model; they are exact only in the tier's sense."""


OBJECTIVES: dict[str, Tiered] = {
    "fairness": Fairness(),
    "first_choices": FirstChoices(),
    "satisfaction": Satisfaction(),
    "compactness": Compactness(),
    "host_balance": HostBalance(),
}
