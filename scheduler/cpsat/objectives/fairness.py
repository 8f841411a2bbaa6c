"""Fairness: how many visitors reach each level, up to their targets."""

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.cpsat.variables import Variables, total


class Fairness:
    """One Boolean per visitor and level, true only if the visitor has that many meetings."""

    def build(self, model: CpModel, variables: Variables) -> list[LinearExpr]:
        """Return the number of visitors with at least 1, 2, ... meetings."""
        domain = variables.domain
        at_level: list[list[IntVar]] = [[] for _ in range(domain.levels)]
        for party in variables.parties:
            reached = [model.new_bool_var("") for level in range(int(domain.target[party]))]
            for level, variable in enumerate(reached):
                at_level[level].append(variable)
                if level:
                    model.add_implication(variable, reached[level - 1])
            if reached:
                model.add(total(reached) <= variables.meetings(party))
        return [total(visitors) for visitors in at_level]
