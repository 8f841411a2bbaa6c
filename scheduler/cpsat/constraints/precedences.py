"""Of two candidates in order, the first ends before the second starts, if both are placed."""

from ortools.sat.python.cp_model import CpModel

from scheduler.cpsat.variables import Variables


class Precedences:
    """For every slot t: not both "after starts by t" and "before is not over when t starts"."""

    def build(self, model: CpModel, variables: Variables) -> None:
        """Add one constraint per precedence and slot."""
        problem = variables.domain.problem
        for order in problem.precedences:
            before = problem.candidate_index[order.before]
            after = problem.candidate_index[order.after]
            length = int(variables.domain.length[before])
            for slot in variables.slots:
                lasting = range(max(0, slot - length + 1), len(variables.slots))
                model.add(
                    variables.starting(after, range(slot + 1)) + variables.starting(before, lasting)
                    <= 1
                )
