"""A problem as arrays: where each candidate may start, and what each party can hold.

Rows follow the order of `Problem.parties` (P) and `Problem.candidates` (M), columns the slots (S).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scheduler.data.arrays import Bools, Ints, array, mask, seats_by_slot
from scheduler.data.limits import Limits, limits_of
from scheduler.model.entities import Candidate
from scheduler.model.problem import Problem


@dataclass(frozen=True)
class Domain:
    """Arrays of one problem.

    `a`, `b` (M): parties of a candidate. `starts` (M x S): slots it may start in, considering
    itself and its two parties alone. `held` (M): it must be placed. `room` (P x S): meetings a
    party can hold in a slot. `most` (P): meetings it can hold in all, and `required` (P) those it
    must hold. `score` and `firsts` (M): what a candidate is worth in the tiers satisfaction and
    first_choices.
    """

    problem: Problem
    a: Ints
    b: Ints
    starts: Bools
    held: Bools
    room: Ints
    most: Ints
    required: Ints
    score: Ints
    firsts: Ints
    length: Ints

    @cached_property
    def covers(self) -> Bools:
        """(M x S) slots that a candidate can occupy."""
        covers = self.starts.copy()
        for shift in range(1, min(int(self.length.max(initial=1)), covers.shape[1])):
            longer = self.length > shift
            covers[longer, shift:] |= self.starts[longer, : covers.shape[1] - shift]
        return covers

    @cached_property
    def limits(self) -> Limits:
        """The limits on sets of candidates that may bind."""
        return limits_of(self.problem, self.covers)

    @cached_property
    def visitor(self) -> Bools:
        """(P) whether a party is a visitor."""
        return array((p.side == "visitor" for p in self.problem.parties), np.bool_)

    @cached_property
    def target(self) -> Ints:
        """(P) meetings up to which fairness counts: a visitor's `min_meetings`, others' 0.

        Never more than the party has candidates.
        """
        targets = array((p.min_meetings for p in self.problem.parties), np.int64)
        asked = np.bincount(self.a, minlength=len(targets)) + np.bincount(
            self.b, minlength=len(targets)
        )
        return np.where(self.visitor, np.minimum(targets, asked), 0)

    @cached_property
    def levels(self) -> int:
        """The highest target of any visitor: components of the fairness tier's value."""
        return int(self.target.max(initial=0))

    @cached_property
    def rated(self) -> Bools:
        """(P) hosts that count for host balance: with room and at least one candidate."""
        host = array((p.side == "host" for p in self.problem.parties), np.bool_)
        asked = np.zeros(len(host), np.bool_)
        asked[self.a] = asked[self.b] = True
        return host & asked & (self.most > 0)


def domain_of(problem: Problem) -> Domain:
    """Return the arrays of a problem."""
    index = problem.party_index
    a = array((index[c.a] for c in problem.candidates), np.int64)
    b = array((index[c.b] for c in problem.candidates), np.int64)
    room = _room(problem, a, b)
    limit = array(
        (len(problem.candidates) if p.max_meetings is None else p.max_meetings)
        for p in problem.parties
    )
    locked = problem.lock_of
    return Domain(
        problem=problem,
        a=a,
        b=b,
        starts=_starts(problem, a, b, room),
        held=array((c.mandatory or c.id in locked for c in problem.candidates), np.bool_),
        room=room,
        most=np.minimum(room.sum(axis=1) - _lost_to_pauses(problem, room), limit),
        required=array(party.required_meetings for party in problem.parties),
        score=array(c.score_a + c.score_b for c in problem.candidates),
        firsts=array((c.rank_a == 1) + (c.rank_b == 1) for c in problem.candidates),
        length=array(c.length for c in problem.candidates),
    )


def _room(problem: Problem, a: Ints, b: Ints) -> Ints:
    """Return (P x S) the meetings a party can hold: its capacity where it is available.

    Where all meetings of a party sit at its own tables, their seats limit it as well.
    """
    capacity = array(p.capacity for p in problem.parties)
    room = capacity[:, None] * np.ones(len(problem.slots), np.int64)
    for row, party in enumerate(problem.parties):
        room[row] *= mask(party.available, len(problem.slots))
    owns = np.array([p.id in problem.tables_of for p in problem.parties], np.bool_)
    elsewhere = np.zeros(len(owns), np.bool_)
    elsewhere[a[owns[b]]] = True
    elsewhere[b[owns[a]]] = True
    for row in np.flatnonzero(owns & ~elsewhere).tolist():
        seats = seats_by_slot(problem, problem.tables_of[problem.parties[row].id])
        room[row] = np.minimum(room[row], seats)
    return room


def _lost_to_pauses(problem: Problem, room: Ints) -> Ints:
    """Return (P) the meetings for which pauses leave no room: the smallest of their slots.

    Of pauses that share slots only the first counts.
    """
    lost = np.zeros(len(room), np.int64)
    taken: dict[str, set[int]] = {}
    for pause in problem.pauses:
        row, counted = problem.party_index[pause.party], taken.setdefault(pause.party, set())
        least = int(np.sort(room[row, sorted(pause.slots)])[: pause.free].sum())
        if least and counted.isdisjoint(pause.slots):
            lost[row] += least
            counted |= pause.slots
    return lost


def _starts(problem: Problem, a: Ints, b: Ints, room: Ints) -> Bools:
    both = (room[a] > 0) & (room[b] > 0)
    starts = both.copy()
    adjacent = np.array([problem.adjacent(slot) for slot in range(len(problem.slots))], np.bool_)
    length = array(c.length for c in problem.candidates)
    starts[length > len(problem.slots)] = False
    for extra in range(1, min(int(length.max(initial=1)), len(problem.slots))):
        longer = length > extra
        shifted = np.zeros_like(both)
        unbroken = np.ones(len(problem.slots), np.bool_)
        for step in range(extra):
            unbroken &= np.append(adjacent[step:], np.zeros(step, np.bool_))
        shifted[:, : both.shape[1] - extra] = both[:, extra:]
        starts[longer] &= shifted[longer] & unbroken
    for row, candidate in enumerate(problem.candidates):
        narrowed = _narrowed(problem, candidate)
        if narrowed is not None:
            starts[row] &= mask(narrowed, len(problem.slots))
    return starts


def _narrowed(problem: Problem, candidate: Candidate) -> frozenset[int] | None:
    """Return the slots that the candidate, its lock and the blocks allow; `None`: all."""
    if candidate.id in problem.blocks:
        return frozenset()
    slots = candidate.allowed
    lock = problem.lock_of.get(candidate.id)
    for only in (candidate.fixed, lock.slot if lock else None):
        if only is not None:
            slots = frozenset({only}) if slots is None else slots & {only}
    return slots
