"""The constraint families of the CP-SAT model; every model is built from all of them."""

from typing import Protocol

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.constraints.capacity import Capacity
from scheduler.cpsat.constraints.pauses import Pauses
from scheduler.cpsat.constraints.placing import Placing
from scheduler.cpsat.constraints.pools import Pools
from scheduler.cpsat.constraints.precedences import Precedences
from scheduler.cpsat.constraints.seats import Seats
from scheduler.cpsat.constraints.spread import Spread
from scheduler.cpsat.constraints.transitions import Transitions
from scheduler.cpsat.variables import Variables


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
    Pauses(),
    Spread(),
)
