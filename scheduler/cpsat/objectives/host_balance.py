"""Host balance: the least share of a host's room in use."""

from ortools.sat.python.cp_model import CpModel, LinearExpr

from scheduler.cpsat.variables import Variables
from scheduler.model.tiers import SHARE


class HostBalance:
    """A share that no host falls below."""

    def build(self, model: CpModel, variables: Variables) -> list[LinearExpr]:
        """Return the least share, in 1/10,000 rounded down."""
        domain = variables.domain
        least = model.new_int_var(0, SHARE, "")
        for party in range(len(domain.most)):
            if domain.rated[party]:
                most = int(domain.most[party])
                model.add(least * most <= SHARE * variables.meetings(party))
        return [least]
