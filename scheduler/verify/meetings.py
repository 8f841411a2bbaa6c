"""Meetings as the checker sees them, and what it finds."""

from dataclasses import dataclass

from scheduler.model.entities import Candidate, Table
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement


@dataclass(frozen=True)
class Violation:
    """One broken constraint: a stable code, and a sentence with ids and numbers."""

    code: str
    message: str


@dataclass(frozen=True)
class Held:
    """A placed candidate: its table (if any), its zone, and the slots it covers."""

    candidate: Candidate
    table: Table | None
    zone: str | None
    slots: range


def held_meeting(problem: Problem, identity: str, placement: Placement) -> Held:
    """Return the placed candidate; its slots and its table must exist."""
    candidate = problem.candidates[problem.candidate_index[identity]]
    table = (
        None if placement.table is None else problem.tables[problem.table_index[placement.table]]
    )
    slots = range(placement.slot, placement.slot + candidate.length)
    return Held(candidate, table, problem.zone_of(candidate, table), slots)
