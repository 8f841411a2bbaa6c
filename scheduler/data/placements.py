"""Placements of a solution by the rows of a problem's candidates."""

from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution


def published_rows(problem: Problem, published: Solution) -> dict[int, Placement]:
    """Published placements by candidate row.

    Raises `ValueError` for a meeting that the problem does not know; one that is withdrawn stays
    a candidate and is blocked.
    """
    rows = {}
    for identity, placement in published.placements.items():
        if identity not in problem.candidate_index:
            raise ValueError(
                f"published meeting {identity!r} is not a candidate of the problem; "
                "to withdraw it, keep the candidate and block it"
            )
        rows[problem.candidate_index[identity]] = placement
    return rows
