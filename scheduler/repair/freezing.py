"""Problems in which part of a timetable is given: frozen slots, and meetings that stay."""

from collections.abc import Mapping, Set
from dataclasses import replace

from scheduler.board import Board
from scheduler.domain import Domain
from scheduler.problem import Candidate, Lock, Problem
from scheduler.repair.stability import Freeze
from scheduler.solution import Placement

Released = Set[tuple[str, int]]
"""Parties and slots in which a published meeting has become impossible."""


def frozen_problem(
    domain: Domain,
    published: Mapping[int, Placement],
    kept: Mapping[int, Placement],
    freeze: Freeze,
) -> Problem:
    """The problem with every candidate's starts narrowed to what the freeze leaves it.

    A published meeting may stay where it is; any other start must keep clear of the frozen slots,
    except for refills, and for a slot that a lock names: the organizer's word comes first.
    `kept` are the published placements (by row) that are still possible.
    """
    problem = domain.problem
    if not freeze.slots:
        return problem
    released = _released(domain, published, kept)
    candidates = []
    for row, candidate in enumerate(problem.candidates):
        stays = published[row].slot if row in published else None
        starts = frozenset(
            start
            for start in range(len(problem.slots))
            if (candidate.allowed is None or start in candidate.allowed)
            and (start == stays or _open(problem, candidate, start, freeze, released))
        )
        candidates.append(replace(candidate, allowed=starts))
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


def _open(
    problem: Problem, candidate: Candidate, start: int, freeze: Freeze, released: Released
) -> bool:
    """Whether the candidate may newly start in this slot."""
    lock = problem.lock_of.get(candidate.id)
    if lock is not None and lock.slot == start:
        return True
    frozen = freeze.slots.intersection(range(start, start + candidate.length))
    return frozen <= freeze.refill and all(
        any(
            taker in freeze.standby and (giver, slot) in released
            for taker, giver in ((candidate.a, candidate.b), (candidate.b, candidate.a))
        )
        for slot in frozen
    )


def pinned_problem(domain: Domain, pinned: Mapping[int, Placement]) -> Problem:
    """The problem with these placements (by row) locked, which must be feasible together.

    Other candidates keep the starts that go with all of them.
    """
    problem = domain.problem
    board = Board(domain)
    for row, placement in pinned.items():
        board.place(row, placement)
    candidates = [
        candidate
        if row in pinned
        else replace(
            candidate,
            allowed=frozenset(
                start for start in range(len(problem.slots)) if board.fit(row, start) is not None
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
