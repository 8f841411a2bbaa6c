"""Solutions of small problems by exhaustive search."""

from collections.abc import Iterator, Sequence

from scheduler import Placement, Problem, Solution
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model.solution import Value
from scheduler.model.tiers import TIERS
from scheduler.verify.feasibility import check

DUTIES = {"mandatory_missing", "lock_broken", "uneven_breaks", "under_minimum"}
"""Violations that placing more meetings may remove; others remain."""


def solutions(problem: Problem) -> Iterator[Solution]:
    """Every solution of a small problem."""
    placements: dict[str, Placement] = {}

    def extend(row: int) -> Iterator[Solution]:
        codes = {violation.code for violation in check(problem, Solution(placements))}
        if codes - DUTIES:
            return
        if row == len(problem.candidates):
            if not codes:
                yield Solution(dict(placements))
            return
        candidate = problem.candidates[row]
        yield from extend(row + 1)
        eligible = [table.id for table in problem.eligible_tables(candidate)]
        tables: list[str] | list[None] = eligible or [None]
        for slot in range(len(problem.slots) - candidate.length + 1):
            for table in tables:
                placements[candidate.id] = Placement(slot, table)
                yield from extend(row + 1)
                del placements[candidate.id]

    yield from extend(0)


def best_values(problem: Problem, tiers: Sequence[str]) -> tuple[Value, ...] | None:
    """The tiers' values in the best solution, or `None` if there is no solution."""
    domain = domain_of(problem)
    best: tuple[Value, ...] | None = None
    best_key: tuple[Value, ...] | None = None
    for solution in solutions(problem):
        found = tier_values(problem, solution, domain)
        values = tuple(found[tier] for tier in tiers)
        key = tuple(
            value if TIERS[tier].sense == "max" else tuple(-part for part in value)
            for tier, value in zip(tiers, values, strict=True)
        )
        if best_key is None or key > best_key:
            best, best_key = values, key
    return best
