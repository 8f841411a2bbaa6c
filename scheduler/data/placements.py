"""Placements of a solution by the rows of a problem's candidates."""

from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution


def published_rows(problem: Problem, published: Solution) -> dict[int, Placement]:
    """Return published placements by candidate row.

    Raises `ValueError` for a meeting that is no candidate of the problem; a withdrawn meeting must
    stay a candidate and be blocked.
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
