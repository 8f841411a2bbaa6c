"""The scheduler's places and candidates by the ids of the application's rows."""

from app.timetable.exchange import Document
from scheduler import Placement, Problem


def pair_of(problem: Problem, candidate: str) -> Document:
    """Return the cooperative and the partner of a candidate."""
    found = problem.candidates[problem.candidate_index[candidate]]
    return {"cooperative_id": found.a, "partner_id": found.b}


def place_of(problem: Problem, at: Placement | None) -> Document | None:
    """Return slot and table of a placement; None for none."""
    return None if at is None else {"slot_id": problem.slots[at.slot].id, "table_id": at.table}


def change_of(
    problem: Problem, candidate: str, before: Placement | None, after: Placement | None
) -> Document:
    """Return what becomes of one meeting: None before for a new one, after for one that ends."""
    return {
        **pair_of(problem, candidate),
        "before": place_of(problem, before),
        "after": place_of(problem, after),
    }
