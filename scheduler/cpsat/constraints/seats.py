"""Tables take no more meetings than they have seats."""

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.variables import Variables


class Seats:
    """Seats of every group of interchangeable tables, in every slot."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add one constraint per group and slot."""
        for index, group in enumerate(variables.seating.groups):
            for slot in variables.slots:
                model.add(variables.seated(index, slot) <= group.seats[slot])
