"""Which meetings of a timetable the lists still allow."""

from dataclasses import dataclass, replace

from app.timetable.bridge.wire import as_text
from app.timetable.exchange import Document
from scheduler import NOTHING_FROZEN, Freeze, PartialTimetable, Problem, Solution, domain_of, io


@dataclass(frozen=True, slots=True)
class Standing:
    """A problem, and the meetings of a timetable that keep its constraints.

    `left_out` counts the timetable's meetings that the lists do not allow any more. Locks that
    the timetable does not fulfil are left out of the problem.
    """

    problem: Problem
    solution: Solution
    left_out: int
    freeze: Freeze


def standing(problem: Document, question: Document) -> Standing:
    """Read a problem and a question about a timetable; keep the meetings that are feasible.

    `question["frozen"]`, if given, has the ids of slots in which nothing may change.
    """
    asked = io.load_problem(as_text(problem))
    held = io.load_solution(as_text(question["held"]))
    kept = _kept(_without_duties(asked), held)
    frozen = {str(identity) for identity in question.get("frozen", ())}
    slots = frozenset(n for n, slot in enumerate(asked.slots) if slot.id in frozen)
    return Standing(
        problem=_with_duties_fulfilled(asked, kept),
        solution=kept,
        left_out=int(question["meetings"]) - len(kept.placements),
        freeze=Freeze(slots=slots) if slots else NOTHING_FROZEN,
    )


def _without_duties(problem: Problem) -> Problem:
    return replace(
        problem,
        candidates=tuple(
            replace(one, mandatory=False) if one.mandatory else one for one in problem.candidates
        ),
        locks=(),
    )


def _with_duties_fulfilled(problem: Problem, kept: Solution) -> Problem:
    return replace(
        problem,
        candidates=tuple(
            replace(one, mandatory=False)
            if one.mandatory and one.id not in kept.placements
            else one
            for one in problem.candidates
        ),
        locks=tuple(
            lock
            for lock in problem.locks
            if (at := kept.placements.get(lock.candidate)) is not None
            and at.slot == lock.slot
            and lock.table in (None, at.table)
        ),
    )


def _kept(problem: Problem, held: Solution) -> Solution:
    """Return meetings that can be held together, taking earlier slots first."""
    kept = PartialTimetable(domain_of(problem))
    for identity, at in sorted(held.placements.items(), key=lambda item: (item[1], item[0])):
        row = problem.candidate_index.get(identity)
        table = problem.table_index.get(at.table or "")
        if row is None or table is None:
            continue
        if kept.fit(row, at.slot, problem.tables[table]) is not None:
            kept.place(row, at)
    return kept.solution()
