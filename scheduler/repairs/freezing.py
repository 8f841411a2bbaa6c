"""Problems in which part of a timetable is fixed: frozen slots, and meetings that stay."""

from collections.abc import Mapping, Set
from dataclasses import replace

import numpy as np

from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain
from scheduler.model.entities import Candidate, Lock
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement
from scheduler.repairs.stability import Freeze

Released = Set[tuple[str, int]]
"""Parties and slots in which a published meeting has become impossible."""


def frozen_problem(
    domain: Domain,
    published: Mapping[int, Placement],
    kept: Mapping[int, Placement],
    freeze: Freeze,
) -> Problem:
    """Return the problem with every candidate's starts narrowed by the freeze.

    A published meeting may stay where it is. No other start may cover a frozen slot, except for
    refills and for the slot of a lock, since what the organizer locks comes first.
    `kept` are the published placements (by row) that are still possible.
    """
    problem = domain.problem
    if not freeze.slots:
        return problem
    released = _released(domain, published, kept)
    everywhere = frozenset(range(len(problem.slots)))
    clear = {
        length: frozenset(
            start for start in everywhere if freeze.slots.isdisjoint(range(start, start + length))
        )
        for length in set(domain.length.tolist())
    }
    candidates = []
    for row, candidate in enumerate(problem.candidates):
        starts = set(clear[candidate.length])
        if row in published:
            starts.add(published[row].slot)
        if candidate.id in problem.lock_of:
            starts.add(problem.lock_of[candidate.id].slot)
        if not freeze.standby.isdisjoint((candidate.a, candidate.b)):
            starts |= _refills(candidate, everywhere - clear[candidate.length], freeze, released)
        allowed = everywhere if candidate.allowed is None else candidate.allowed
        candidates.append(replace(candidate, allowed=allowed & starts))
    return replace(problem, candidates=tuple(candidates))


def _released(
    domain: Domain, published: Mapping[int, Placement], kept: Mapping[int, Placement]
) -> Released:
    parties = domain.problem.parties
    return {
        (parties[int(party)].id, slot)
        for row, placement in published.items()
        if row not in kept
        for party in (domain.a[row], domain.b[row])
        for slot in range(placement.slot, placement.slot + int(domain.length[row]))
    }


def _refills(
    candidate: Candidate, starts: Set[int], freeze: Freeze, released: Released
) -> set[int]:
    """Return those of the starts in which a standby party takes what was released."""
    pairs = ((candidate.a, candidate.b), (candidate.b, candidate.a))

    def refillable(slot: int) -> bool:
        return slot in freeze.refill and any(
            taker in freeze.standby and (giver, slot) in released for taker, giver in pairs
        )

    return {
        start
        for start in starts
        if all(
            refillable(slot)
            for slot in freeze.slots.intersection(range(start, start + candidate.length))
        )
    }


def pinned_problem(domain: Domain, pinned: Mapping[int, Placement]) -> Problem:
    """Return the problem with these placements (by row) locked; they must be feasible together.

    Other candidates keep the starts that are feasible beside all of them.
    """
    problem = domain.problem
    partial = PartialTimetable(domain)
    for row, placement in pinned.items():
        partial.place(row, placement)
    free = domain.room.copy()
    for row, placement in pinned.items():
        covered = slice(placement.slot, placement.slot + partial.length[row])
        free[domain.a[row], covered] -= 1
        free[domain.b[row], covered] -= 1
    perhaps = domain.starts & (free[domain.a] > 0) & (free[domain.b] > 0)
    candidates = [
        candidate
        if row in pinned
        else replace(
            candidate,
            allowed=frozenset(
                start
                for start in np.flatnonzero(perhaps[row]).tolist()
                if partial.fit(row, start) is not None
            ),
        )
        for row, candidate in enumerate(problem.candidates)
    ]
    locks = problem.lock_of | {
        identity: Lock(identity, placement.slot, placement.table)
        for row, placement in pinned.items()
        for identity in (problem.candidates[row].id,)
    }
    return replace(problem, candidates=tuple(candidates), locks=tuple(locks.values()))
