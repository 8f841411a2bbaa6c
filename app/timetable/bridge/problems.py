"""The event's rows as the scheduler's problem.

Parties carry the ids of their rows; a candidate is a pair of a cooperative and a partner.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from app.core.locale import local_day
from app.events.records import Interval
from app.meetings.records import Meeting
from app.meetings.room import present_slots
from app.partners.records import Table
from app.requests.pairs import Pair
from app.requests.pauses.records import PauseScope
from app.requests.records import Asker, Lock, LockKind, Request
from app.timetable.bridge.wire import as_document
from app.timetable.exchange import Document, Facts, UnsoundFactsError
from scheduler import (
    Candidate,
    Party,
    Pause,
    Placement,
    Problem,
    ProblemError,
    Slot,
    Solution,
    io,
)
from scheduler import Lock as SlotLock
from scheduler import Table as Seats


def problem_of(facts: Facts, also: Iterable[Pair] = ()) -> Document:
    """Return the event as a problem; UnsoundFactsError names rows that contradict each other.

    The pairs `also` are candidates even if nobody asks for them.
    """
    try:
        return as_document(io.dump_problem(_problem(facts, also)))
    except ProblemError as error:
        raise UnsoundFactsError(str(error)) from error


def held_in(facts: Facts, meetings: Iterable[Meeting]) -> Document:
    """Return the meetings whose rows the event's problem has, as a solution.

    They need not be feasible any more.
    """
    index = {slot.id: position for position, slot in enumerate(facts.slots)}
    tables = {table.id for table in facts.tables}
    visitors = {cooperative.id for cooperative in facts.cooperatives}
    placements = {
        candidate_id(_pair(row)): Placement(index[row.slot_id], str(row.table_id))
        for row in meetings
        if row.slot_id in index and row.table_id in tables and row.cooperative_id in visitors
    }
    return as_document(io.dump_solution(Solution(placements)))


def _problem(facts: Facts, also: Iterable[Pair]) -> Problem:
    index = {slot.id: position for position, slot in enumerate(facts.slots)}
    visitors = {cooperative.id for cooperative in facts.cooperatives}
    hosts = {partner.id for partner in facts.partners}
    decided = [lock for lock in facts.locks if lock.cooperative_id in visitors]
    locked = {_pair(lock) for lock in decided if lock.kind is LockKind.LOCK}
    wishes: dict[Pair, list[Request]] = {pair: [] for pair in sorted(locked)}
    for request in facts.requests:
        if request.cooperative_id in visitors and request.partner_id in hosts:
            wishes.setdefault(_pair(request), []).append(request)
    for pair in also:
        if pair[0] in visitors and pair[1] in hosts:
            wishes.setdefault(pair, [])
    return Problem(
        slots=_slots(facts.slots, facts.timezone),
        parties=(*_visitors(facts, index), *_hosts(facts, index)),
        candidates=tuple(
            _candidate(pair, asked, mandatory=pair in locked)
            for pair, asked in sorted(wishes.items())
        ),
        tables=tuple(
            Seats(
                str(table.id),
                str(table.partner_id),
                table.seats,
                table.zone,
                _open_slots(facts.slots, table),
            )
            for table in facts.tables
        ),
        locks=tuple(
            SlotLock(
                candidate_id(_pair(lock)),
                index[lock.slot_id],
                None if lock.table_id is None else str(lock.table_id),
            )
            for lock in decided
            if lock.kind is LockKind.LOCK and lock.slot_id in index
        ),
        blocks=frozenset(
            candidate_id(_pair(lock))
            for lock in decided
            if lock.kind is LockKind.BLOCK and _pair(lock) in wishes
        ),
        pauses=tuple(_pauses(facts)),
    )


def _slots(intervals: Sequence[Interval], zone: str) -> tuple[Slot, ...]:
    """Return slots with minutes from the first start; without names, a gap begins a session.

    Days are those of the event's zone, counted from the first.
    """
    if not intervals:
        return ()
    epoch = intervals[0].starts_at
    first = local_day(epoch, zone)
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
            day=(local_day(slot.starts_at, zone) - first).days,
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
            required_meetings=cooperative.required_meetings,
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
            required_meetings=0 if partner.withdrawn_at else partner.required_meetings,
            label=partner.name,
        )


def _pauses(facts: Facts) -> Iterable[Pause]:
    """Yield a pause for each party that it is for; without slots in its time there is none."""
    sides = (
        (PauseScope.COOPERATIVES, [row.id for row in facts.cooperatives]),
        (PauseScope.PARTNERS, [row.id for row in facts.partners]),
    )
    for pause in facts.pauses:
        slots = frozenset(
            position
            for position, slot in enumerate(facts.slots)
            if pause.within(slot.starts_at, slot.ends_at)
        )
        for side, parties in sides:
            if slots:
                free = min(pause.free, len(slots))
                yield from (
                    Pause(str(one), slots, free) for one in parties if pause.is_for(one, side)
                )


def _available(facts: Facts, party: UUID, index: Mapping[UUID, int]) -> frozenset[int] | None:
    absences = facts.absences.get(party)
    if not absences:
        return None
    return frozenset(index[slot] for slot in present_slots(facts.slots, absences))


def _open_slots(slots: Sequence[Interval], table: Table) -> frozenset[int] | None:
    """Return the slots in which a table is open; None: all."""
    if table.closed_from is None:
        return None
    return frozenset(
        position
        for position, slot in enumerate(slots)
        if table.open_in(slot.starts_at, slot.ends_at)
    )


def _candidate(pair: Pair, asked: Iterable[Request], *, mandatory: bool) -> Candidate:
    """Return the candidate of a pair and its requests; `a` is the cooperative, `b` the partner."""
    by_side = {request.asker: request for request in asked}
    visitor, host = by_side.get(Asker.COOPERATIVE), by_side.get(Asker.PARTNER)
    return Candidate(
        id=candidate_id(pair),
        a=str(pair[0]),
        b=str(pair[1]),
        score_a=visitor.score if visitor else 0,
        score_b=host.score if host else 0,
        rank_a=visitor.rank if visitor else None,
        rank_b=host.rank if host else None,
        mandatory=mandatory,
    )


def _pair(row: Request | Lock | Meeting) -> Pair:
    return row.cooperative_id, row.partner_id


def candidate_id(pair: Pair) -> str:
    """Name the candidate of a cooperative and a partner."""
    return f"{pair[0]}:{pair[1]}"
