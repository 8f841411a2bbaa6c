"""Parties meet nobody in some of the slots that are chosen for their pauses."""

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.variables import Variables, total


class Pauses:
    """At least `free` slots of every pause without a meeting."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add one constraint per pause."""
        problem = variables.domain.problem
        for pause in problem.pauses:
            party = problem.party_index[pause.party]
            busy = [variables.occupied(party, slot) for slot in sorted(pause.slots)]
            model.add(total(busy) <= len(busy) - pause.free)
