"""The one place where the event's rows and the scheduler's problem meet.

Parties carry the ids of their rows; a candidate is a pair of a cooperative and a partner.
Documents are the scheduler's versioned JSON, as objects.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from uuid import UUID

from app.events.records import Interval
from app.meetings.availability import present_slots
from app.meetings.records import Asker, Lock, LockKind, Request
from app.timetable.exchange import Document, Facts, Moment, Outcome, Seat, UnsoundFactsError
from scheduler import (
    Candidate,
    Observer,
    Party,
    Placement,
    Problem,
    ProblemError,
    Progress,
    Result,
    Slot,
    Solution,
    io,
    solve,
)
from scheduler import Lock as SlotLock
from scheduler import Table as Seats
from scheduler.certificate import certify
from scheduler.check import check

WORKERS = 2
"""Threads that one solve may use."""


def problem_of(facts: Facts) -> Document:
    """Return the event as a problem; UnsoundFactsError names rows that contradict each other."""
    try:
        return _object(io.dump_problem(_problem(facts)))
    except ProblemError as error:
        raise UnsoundFactsError(str(error)) from error


def run(
    problem: Document,
    *,
    time_limit: float,
    seed: int,
    deterministic: bool,
    stop: Callable[[], bool],
    watch: Callable[[Moment], None],
    hint: Document | None = None,
) -> Outcome:
    """Solve a problem's document and check the timetable; `watch` is called from any thread."""
    posed = io.load_problem(_text(problem))
    result = solve(
        posed,
        time_limit=time_limit,
        seed=seed,
        stop=stop,
        observer=_Watcher(watch),
        hint=None if hint is None else io.load_solution(_text(hint)),
        workers=WORKERS,
        deterministic=deterministic,
    )
    solution = result.solution
    return Outcome(
        status=result.status,
        seats=None if solution is None else _seats(posed, solution),
        summary=_summary(result),
        result=_object(io.dump_result(result)),
        violations=()
        if solution is None
        else [f"{found.code}: {found.message}" for found in check(posed, solution)],
    )


def verify(problem: Document, result: Document) -> Document:
    """Check what a stored result claims, without any solver; the verdict as JSON.

    `holds`, `violations`, `errors`, `on_word` (tiers whose bound rests on the solver's word) and
    `tiers` with name, value, bound, proven, basis and errors.
    """
    verdict = certify(io.load_problem(_text(problem)), io.load_result(_text(result)))
    return {
        "holds": verdict.holds,
        "violations": [f"{found.code}: {found.message}" for found in verdict.violations],
        "errors": list(verdict.errors),
        "on_word": list(verdict.on_word),
        "tiers": [
            {name: list(value) if isinstance(value, tuple) else value for name, value in tier}
            for tier in (asdict(verdict).items() for verdict in verdict.tiers)
        ],
    }


def summary_of(result: Document) -> Document:
    """Return what a stored result says in short: status, tiers, reasons, seed, versions."""
    return _summary(io.load_result(_text(result)))


class _Watcher(Observer):
    def __init__(self, watch: Callable[[Moment], None]) -> None:
        self._watch = watch

    def improved(self, progress: Progress) -> None:
        found = progress.solution
        self._watch(
            Moment(
                phase=progress.phase,
                tier=progress.tier,
                incumbent=_components(progress.incumbent),
                bound=_components(progress.bound),
                gap=progress.gap,
                elapsed=progress.elapsed,
                solution=None if found is None else lambda: _object(io.dump_solution(found)),
            )
        )


def _problem(facts: Facts) -> Problem:
    index = {slot.id: position for position, slot in enumerate(facts.slots)}
    visitors = {cooperative.id for cooperative in facts.cooperatives}
    hosts = {partner.id for partner in facts.partners}
    decided = [lock for lock in facts.locks if lock.cooperative_id in visitors]
    locked = {_pair(lock) for lock in decided if lock.kind is LockKind.LOCK}
    wishes: dict[tuple[UUID, UUID], list[Request]] = {pair: [] for pair in sorted(locked)}
    for request in facts.requests:
        if request.cooperative_id in visitors and request.partner_id in hosts:
            wishes.setdefault(_pair(request), []).append(request)
    return Problem(
        slots=_slots(facts.slots),
        parties=(*_visitors(facts, index), *_hosts(facts, index)),
        candidates=tuple(
            _candidate(pair, asked, mandatory=pair in locked)
            for pair, asked in sorted(wishes.items())
        ),
        tables=tuple(
            Seats(str(table.id), str(table.partner_id), table.seats, table.zone)
            for table in facts.tables
        ),
        locks=tuple(
            SlotLock(
                _candidate_id(_pair(lock)),
                index[lock.slot_id],
                None if lock.table_id is None else str(lock.table_id),
            )
            for lock in decided
            if lock.kind is LockKind.LOCK and lock.slot_id in index
        ),
        blocks=frozenset(
            _candidate_id(_pair(lock))
            for lock in decided
            if lock.kind is LockKind.BLOCK and _pair(lock) in wishes
        ),
    )


def _slots(intervals: Sequence[Interval]) -> tuple[Slot, ...]:
    """Slots with minutes from the first one's start; a gap without named sessions parts them."""
    if not intervals:
        return ()
    epoch = intervals[0].starts_at
    part = 0
    parts = [0]
    for earlier, later in pairwise(intervals):
        part += earlier.ends_at != later.starts_at
        parts.append(part)
    return tuple(
        Slot(
            id=str(slot.id),
            start=int((slot.starts_at - epoch).total_seconds()) // 60,
            end=int((slot.ends_at - epoch).total_seconds()) // 60,
            session=slot.session or f"#{part}",
        )
        for slot, part in zip(intervals, parts, strict=True)
    )


def _visitors(facts: Facts, index: Mapping[UUID, int]) -> Iterable[Party]:
    for cooperative in facts.cooperatives:
        yield Party(
            id=str(cooperative.id),
            available=_available(facts, cooperative.id, index),
            min_meetings=facts.target_meetings,
            side="visitor",
            label=f"{cooperative.village}, {cooperative.kecamatan}",
        )


def _hosts(facts: Facts, index: Mapping[UUID, int]) -> Iterable[Party]:
    seats: Counter[UUID] = Counter()
    zones: defaultdict[UUID, set[str | None]] = defaultdict(set)
    for table in facts.tables:
        seats[table.partner_id] += table.seats
        zones[table.partner_id].add(table.zone)
    for partner in facts.partners:
        yield Party(
            id=str(partner.id),
            capacity=seats[partner.id],
            available=_available(facts, partner.id, index),
            max_meetings=partner.max_meetings,
            min_meetings=partner.min_meetings,
            side="host",
            zone=next(iter(zones[partner.id])) if len(zones[partner.id]) == 1 else None,
            label=partner.name,
        )


def _available(facts: Facts, party: UUID, index: Mapping[UUID, int]) -> frozenset[int] | None:
    absences = facts.absences.get(party)
    if not absences:
        return None
    return frozenset(index[slot] for slot in present_slots(facts.slots, absences))


def _candidate(pair: tuple[UUID, UUID], asked: Iterable[Request], *, mandatory: bool) -> Candidate:
    """One candidate from the wishes of both sides; a is the cooperative, b the partner."""
    by_side = {request.asker: request for request in asked}
    visitor, host = by_side.get(Asker.COOPERATIVE), by_side.get(Asker.PARTNER)
    return Candidate(
        id=_candidate_id(pair),
        a=str(pair[0]),
        b=str(pair[1]),
        score_a=visitor.score if visitor else 0,
        score_b=host.score if host else 0,
        rank_a=visitor.rank if visitor else None,
        rank_b=host.rank if host else None,
        mandatory=mandatory,
    )


def _pair(row: Request | Lock) -> tuple[UUID, UUID]:
    return row.cooperative_id, row.partner_id


def _candidate_id(pair: tuple[UUID, UUID]) -> str:
    return f"{pair[0]}:{pair[1]}"


def _seats(problem: Problem, solution: Solution) -> list[Seat]:
    def order(item: tuple[str, Placement]) -> tuple[int, int, str]:
        identity, placement = item
        if placement.table is None:
            raise ValueError(f"candidate {identity!r} sits at no table")
        return placement.slot, problem.table_index[placement.table], identity

    taken: Counter[tuple[int, int]] = Counter()
    seats = []
    for identity, placement in sorted(solution.placements.items(), key=order):
        slot, table, _ = order((identity, placement))
        taken[slot, table] += 1
        candidate = problem.candidates[problem.candidate_index[identity]]
        seats.append(
            Seat(
                cooperative_id=UUID(candidate.a),
                partner_id=UUID(candidate.b),
                table_id=UUID(problem.tables[table].id),
                slot_id=UUID(problem.slots[slot].id),
                seat=taken[slot, table],
            )
        )
    return seats


def _summary(result: Result) -> Document:
    return {
        "status": result.status,
        "meetings": None if result.solution is None else len(result.solution.placements),
        "tiers": [
            {
                "name": tier.name,
                "value": _components(tier.value),
                "bound": _components(tier.bound),
                "gap": tier.gap,
                "proven": tier.proven,
                "witness": tier.witness is not None,
                "seconds": round(tier.seconds, 3),
                "method": tier.method,
            }
            for tier in result.tiers
        ],
        "reasons": [reason.text for reason in result.reasons],
        "seconds": round(result.seconds, 3),
        "seed": result.seed,
        "input_hash": result.input_hash,
        "versions": dict(result.versions),
    }


def _components(value: tuple[int, ...] | None) -> list[int] | None:
    return None if value is None else list(value)


def _object(text: str) -> Document:
    document: Document = json.loads(text)
    return document


def _text(document: Document) -> str:
    return json.dumps(document)
