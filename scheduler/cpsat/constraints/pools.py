"""Pools limit how many of their candidates meet at once."""

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.variables import Variables, total


class Pools:
    """At most `limit` meetings of a pool in any slot."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add one constraint per pool and slot."""
        problem = variables.domain.problem
        for pool in problem.pools:
            members = (
                variables.rows
                if pool.candidates is None
                else sorted(problem.candidate_index[identity] for identity in pool.candidates)
            )
            for slot in variables.slots:
                load = total([variables.covering(row, slot) for row in members])
                model.add(load <= pool.limit)
