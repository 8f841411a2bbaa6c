"""Tiers that are sums of weights of the placed candidates."""

from ortools.sat.python.cp_model import CpModel, LinearExpr

from scheduler.cpsat.variables import Variables
from scheduler.data.arrays import Ints


def _worth(variables: Variables, weight: Ints) -> list[LinearExpr]:
    rows = [row for row in variables.rows if weight[row]]
    return [
        LinearExpr.weighted_sum(
            [variables.held(row) for row in rows], [int(weight[row]) for row in rows]
        )
    ]


class FirstChoices:
    """First-ranked requests granted."""

    def build(self, model: CpModel, variables: Variables) -> list[LinearExpr]:
        """Return their number."""
        return _worth(variables, variables.domain.firsts)


class Satisfaction:
    """Scores of both sides."""

    def build(self, model: CpModel, variables: Variables) -> list[LinearExpr]:
        """Return their sum."""
        return _worth(variables, variables.domain.score)
