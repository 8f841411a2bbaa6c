"""Reasons why a problem has no solution that can be seen by counting."""

import numpy as np

from scheduler.domain import Domain
from scheduler.relaxed import degrees

TOGETHER = (
    "the candidates that must be held cannot all be held together: every one fits by itself, "
    "but no timetable has room for all of them"
)


def clashes(domain: Domain) -> tuple[str, ...]:
    """A sentence for each plain contradiction; none does not mean that there is a solution."""
    return (*_without_start(domain), *_crowded_parties(domain), *_crowded_slots(domain))


def _without_start(domain: Domain) -> list[str]:
    problem = domain.problem
    reasons = []
    for row in np.flatnonzero(domain.held & ~domain.starts.any(axis=1)).tolist():
        candidate = problem.candidates[row]
        what = "is locked" if candidate.id in problem.lock_of else "is mandatory"
        why = (
            "is blocked as well"
            if candidate.id in problem.blocks
            else f"{candidate.a!r} and {candidate.b!r} have no slot in common that it may start in"
        )
        reasons.append(f"candidate {candidate.id!r} {what} but {why}")
    for lock in problem.locks:
        candidate = problem.candidates[problem.candidate_index[lock.candidate]]
        eligible = {table.id for table in problem.eligible_tables(candidate)}
        if lock.table is not None and lock.table not in eligible:
            reasons.append(
                f"candidate {candidate.id!r} is locked to table {lock.table!r}, which is neither "
                "one of its parties' nor shared"
            )
    return reasons


def _crowded_parties(domain: Domain) -> list[str]:
    held = degrees(domain, domain.held)
    return [
        f"party {domain.problem.parties[row].id!r} must hold {held[row]} meetings "
        f"but has room for {domain.most[row]}"
        for row in np.flatnonzero(held > domain.most).tolist()
    ]


def _crowded_slots(domain: Domain) -> list[str]:
    problem = domain.problem
    load = np.zeros_like(domain.room)
    for lock in problem.locks:
        row = problem.candidate_index[lock.candidate]
        covered = slice(lock.slot, lock.slot + int(domain.length[row]))
        load[domain.a[row], covered] += 1
        load[domain.b[row], covered] += 1
    return [
        f"party {problem.parties[party].id!r} has {load[party, slot]} meetings locked to slot "
        f"{slot} but room for {domain.room[party, slot]}"
        for party, slot in np.argwhere(load > domain.room).tolist()
    ]
