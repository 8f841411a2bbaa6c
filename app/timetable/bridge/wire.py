"""The scheduler's versioned JSON as the objects that the database keeps, and its places and
candidates by the ids of the application's rows."""

import json

from app.timetable.exchange import Document
from scheduler import Placement, Problem


def as_document(text: str) -> Document:
    """Return the scheduler's JSON text as an object."""
    document: Document = json.loads(text)
    return document


def as_text(document: Document) -> str:
    """Return an object as text that the scheduler reads."""
    return json.dumps(document)


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
