"""The constraint families of the CP-SAT model; every model is built from all of them."""

from typing import Protocol

from ortools.sat.python.cp_model import CpModel

from scheduler.constraints.capacity import Capacity
from scheduler.constraints.placing import Placing
from scheduler.constraints.pools import Pools
from scheduler.constraints.precedences import Precedences
from scheduler.constraints.seats import Seats
from scheduler.constraints.spread import Spread
from scheduler.constraints.transitions import Transitions
from scheduler.variables import Variables


class Constraint(Protocol):
    """A family of constraints."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add the family to the model."""


FAMILIES: tuple[Constraint, ...] = (
    Placing(),
    Capacity(),
    Seats(),
    Pools(),
    Precedences(),
    Transitions(),
    Spread(),
)
