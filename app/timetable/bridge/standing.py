"""Which meetings of a timetable the lists still allow."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from app.timetable.bridge.wire import as_text
from app.timetable.exchange import Document
from scheduler import NOTHING_FROZEN, Freeze, PartialTimetable, Problem, Solution, domain_of, io


@dataclass(frozen=True, slots=True)
class Standing:
    """A problem, and the meetings of a timetable that keep its constraints.

    `left_out` counts the timetable's meetings that the lists do not allow any more. Locks that
    the timetable does not fulfil are left out of the problem, and so are meetings that parties
    must have and do not have in it.
    """

    problem: Problem
    solution: Solution
    left_out: int
    freeze: Freeze


def standing(problem: Document, question: Document) -> Standing:
    """Read a problem and a question about a timetable; keep the meetings that are feasible.

    `question["frozen"]`, if given, has the ids of slots in which nothing may change.
    """
    held = io.load_solution(as_text(question["held"]))
    asked = with_pauses_kept(io.load_problem(as_text(problem)), held)
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


def without_minima(problem: Problem) -> Problem:
    """Return the problem without numbers of meetings that parties must have.

    They are of timetables that are made, not of a day that goes otherwise than planned.
    """
    if not any(party.required_meetings for party in problem.parties):
        return problem
    parties = tuple(replace(party, required_meetings=0) for party in problem.parties)
    return replace(problem, parties=parties)


def with_pauses_kept(problem: Problem, held: Solution) -> Problem:
    """Return the problem with no more asked of its pauses than the timetable keeps of them."""
    if not problem.pauses:
        return problem
    busy: defaultdict[str, set[int]] = defaultdict(set)
    for identity, at in held.placements.items():
        if identity not in problem.candidate_index:
            continue
        candidate = problem.candidates[problem.candidate_index[identity]]
        for party in (candidate.a, candidate.b):
            busy[party].update(range(at.slot, at.slot + candidate.length))
    kept = (
        replace(pause, free=min(pause.free, len(pause.slots - busy[pause.party])))
        for pause in problem.pauses
        if pause.slots - busy[pause.party]
    )
    return replace(problem, pauses=tuple(kept))


def _with_duties_fulfilled(problem: Problem, kept: Solution) -> Problem:
    meetings: Counter[str] = Counter()
    for identity in kept.placements:
        candidate = problem.candidates[problem.candidate_index[identity]]
        meetings.update((candidate.a, candidate.b))
    return replace(
        problem,
        parties=tuple(
            replace(party, required_meetings=meetings[party.id])
            if party.required_meetings > meetings[party.id]
            else party
            for party in problem.parties
        ),
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
