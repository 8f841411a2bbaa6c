"""Totalizers (Bailleux and Boufkhad, 2003): a limit on true literals, counted in unary by a tree.

A clause-learning solver can then learn clauses about "more than k of this half", for which the
linear constraint has no literal.
"""

from collections.abc import Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntVar


def at_most(model: CpModel, literals: Sequence[IntVar], most: int) -> None:
    """Require that at most `most` (0 or more) of the literals are true."""
    if most < len(literals):
        model.add_bool_and([~more for more in _counted(model, literals, most + 1)[most:]])


def _counted(model: CpModel, literals: Sequence[IntVar], up_to: int) -> list[IntVar]:
    """Return literals that are true at least where 1, 2, ... `up_to` of the given ones are."""
    if len(literals) == 1:
        return list(literals)
    half = len(literals) // 2
    left = _counted(model, literals[:half], up_to)
    right = _counted(model, literals[half:], up_to)
    both = [model.new_bool_var("") for _ in range(min(len(left) + len(right), up_to))]
    for lower, higher in pairwise(both):
        model.add_implication(higher, lower)
    for of_left in range(len(left) + 1):
        for of_right in range(len(right) + 1):
            if of_left + of_right:
                causes = [*left[of_left - 1 : of_left], *right[of_right - 1 : of_right]]
                reached = min(of_left + of_right, up_to)
                model.add_bool_or([*(~cause for cause in causes), both[reached - 1]])
    return both
