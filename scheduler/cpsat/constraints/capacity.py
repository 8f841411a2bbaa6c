"""No party holds more meetings than it has room for, in any slot and in all, nor too few."""

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.variables import Variables


class Capacity:
    """Room per slot, and the most and the fewest meetings of a party."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add one constraint per party and slot, and up to two per party."""
        domain = variables.domain
        for party in variables.parties:
            for slot in variables.slots:
                model.add(variables.load(party, slot) <= int(domain.room[party, slot]))
            if domain.most[party] < domain.room[party].sum():
                model.add(variables.meetings(party) <= int(domain.most[party]))
        for party in domain.required.nonzero()[0].tolist():
            model.add(variables.meetings(party) >= int(domain.required[party]))
