"""Whether a solution keeps every constraint, from the problem alone and without any solver.

Every solution passes through `check` before anyone sees it; `certificate` verifies what a result
claims about its tiers.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from scheduler.model.entities import Candidate, Table
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution


@dataclass(frozen=True)
class Violation:
    """One broken constraint: a stable code, and a sentence with ids and numbers."""

    code: str
    message: str


@dataclass(frozen=True)
class _Held:
    """A placed candidate: its table (if any), its zone, and the slots it covers."""

    candidate: Candidate
    table: Table | None
    zone: str | None
    slots: range


def check(problem: Problem, solution: Solution) -> list[Violation]:
    """Return every violated constraint; an empty list means that the solution is feasible.

    Placements that make no sense by themselves (unknown ids, slots that do not exist) are
    reported and left out of the further checks.
    """
    violations: list[Violation] = []
    held: list[_Held] = []
    for identity, placement in solution.placements.items():
        found = list(_senseless(problem, identity, placement))
        violations += found
        if not found:
            held.append(_held(problem, identity, placement))
    for family in FAMILIES:
        violations += family(problem, held)
    return violations


def _senseless(problem: Problem, identity: str, placement: Placement) -> Iterator[Violation]:
    row = problem.candidate_index.get(identity)
    if row is None:
        yield Violation("unknown_candidate", f"candidate {identity!r} does not exist")
        return
    if placement.table is not None and placement.table not in problem.table_index:
        yield Violation(
            "unknown_table", f"candidate {identity!r}: table {placement.table!r} does not exist"
        )
    last = placement.slot + problem.candidates[row].length - 1
    if placement.slot < 0 or last >= len(problem.slots):
        yield Violation(
            "unknown_slot",
            f"candidate {identity!r}: slots {placement.slot} to {last} are not all among "
            f"0..{len(problem.slots) - 1}",
        )


def _held(problem: Problem, identity: str, placement: Placement) -> _Held:
    candidate = problem.candidates[problem.candidate_index[identity]]
    table = (
        None if placement.table is None else problem.tables[problem.table_index[placement.table]]
    )
    slots = range(placement.slot, placement.slot + candidate.length)
    return _Held(candidate, table, problem.zone_of(candidate, table), slots)


def _own_slots(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    for meeting in held:
        candidate, start = meeting.candidate, meeting.slots.start
        who = f"candidate {candidate.id!r}"
        if candidate.id in problem.blocks:
            yield Violation("blocked", f"{who} is blocked but placed")
        if candidate.allowed is not None and start not in candidate.allowed:
            yield Violation("slot_not_allowed", f"{who}: slot {start} is not allowed")
        if candidate.fixed is not None and start != candidate.fixed:
            yield Violation("not_at_fixed_slot", f"{who}: in slot {start}, not {candidate.fixed}")
        if not all(problem.adjacent(slot) for slot in meeting.slots[:-1]):
            yield Violation("across_a_break", f"{who}: {meeting.slots} spans two sessions")


def _duties(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    placed = {meeting.candidate.id: meeting for meeting in held}
    for candidate in problem.candidates:
        if candidate.mandatory and candidate.id not in placed:
            yield Violation("mandatory_missing", f"candidate {candidate.id!r} is not placed")
    for lock in problem.locks:
        meeting = placed.get(lock.candidate)
        if meeting is None or meeting.slots.start != lock.slot:
            yield Violation("lock_broken", f"candidate {lock.candidate!r}: not in slot {lock.slot}")
        elif lock.table is not None and (meeting.table is None or meeting.table.id != lock.table):
            yield Violation(
                "lock_broken", f"candidate {lock.candidate!r}: not at table {lock.table!r}"
            )


def _parties(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    meetings: Counter[str] = Counter()
    load: Counter[tuple[str, int]] = Counter()
    for meeting in held:
        for identity in (meeting.candidate.a, meeting.candidate.b):
            meetings[identity] += 1
            load.update((identity, slot) for slot in meeting.slots)
    for (identity, slot), count in load.items():
        party = problem.parties[problem.party_index[identity]]
        if party.available is not None and slot not in party.available:
            yield Violation("unavailable", f"party {identity!r} is not available in slot {slot}")
        if count > party.capacity:
            yield Violation(
                "over_capacity",
                f"party {identity!r}: {count} meetings in slot {slot}, capacity {party.capacity}",
            )
    for party in problem.parties:
        if party.max_meetings is not None and meetings[party.id] > party.max_meetings:
            yield Violation(
                "over_maximum",
                f"party {party.id!r}: {meetings[party.id]} meetings, at most {party.max_meetings}",
            )


def _tables(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    load: Counter[tuple[str, int]] = Counter()
    for meeting in held:
        table, who = meeting.table, f"candidate {meeting.candidate.id!r}"
        eligible = problem.eligible_tables(meeting.candidate)
        if table is None and eligible:
            yield Violation("no_table", f"{who} sits at no table")
        if table is None:
            continue
        if table not in eligible:
            yield Violation("wrong_table", f"{who} may not sit at table {table.id!r}")
        load.update((table.id, slot) for slot in meeting.slots)
    for (identity, slot), count in load.items():
        table = problem.tables[problem.table_index[identity]]
        if table.available is not None and slot not in table.available:
            yield Violation("table_closed", f"table {identity!r} is closed in slot {slot}")
        if count > table.seats:
            yield Violation(
                "over_seats",
                f"table {identity!r}: {count} meetings in slot {slot}, seats {table.seats}",
            )


def _pools(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    for pool in problem.pools:
        load = Counter(
            slot
            for meeting in held
            if pool.candidates is None or meeting.candidate.id in pool.candidates
            for slot in meeting.slots
        )
        for slot, count in load.items():
            if count > pool.limit:
                yield Violation(
                    "over_pool",
                    f"pool {pool.id!r}: {count} meetings in slot {slot}, limit {pool.limit}",
                )


def _precedences(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    slots = {meeting.candidate.id: meeting.slots for meeting in held}
    for order in problem.precedences:
        before, after = slots.get(order.before), slots.get(order.after)
        if before is not None and after is not None and before.stop > after.start:
            yield Violation(
                "out_of_order",
                f"candidate {order.before!r} ends in slot {before.stop - 1}, not before "
                f"{order.after!r} starts in slot {after.start}",
            )


def _transitions(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    if not problem.transition.slots and not problem.transition.minutes:
        return
    by_party: defaultdict[str, list[_Held]] = defaultdict(list)
    for meeting in held:
        if meeting.zone is not None:
            by_party[meeting.candidate.a].append(meeting)
            by_party[meeting.candidate.b].append(meeting)
    for party, meetings in by_party.items():
        for index, one in enumerate(meetings):
            for other in meetings[:index]:
                if one.zone != other.zone and any(
                    problem.too_near(s, t) for s in one.slots for t in other.slots
                ):
                    yield Violation(
                        "no_time_to_walk",
                        f"party {party!r}: candidates {other.candidate.id!r} and "
                        f"{one.candidate.id!r} are in zones {other.zone!r} and {one.zone!r}",
                    )


def _spread(problem: Problem, held: list[_Held]) -> Iterator[Violation]:
    if problem.spread is None:
        return
    occupied: defaultdict[str, set[int]] = defaultdict(set)
    for meeting in held:
        occupied[meeting.candidate.a].update(meeting.slots)
        occupied[meeting.candidate.b].update(meeting.slots)
    by_side: defaultdict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for party in problem.parties:
        slots = sorted(occupied[party.id])
        breaks = sum(
            later > earlier + 1 or not problem.adjacent(earlier)
            for earlier, later in pairwise(slots)
        )
        by_side[party.side].append((breaks, party.id))
    for counted in by_side.values():
        (fewest, one), (most, other) = min(counted), max(counted)
        if most - fewest > problem.spread:
            yield Violation(
                "uneven_breaks",
                f"party {other!r} has {most} breaks and party {one!r} {fewest}, which differ by "
                f"more than {problem.spread}",
            )


FAMILIES: tuple[Callable[[Problem, list[_Held]], Iterator[Violation]], ...] = (
    _own_slots,
    _duties,
    _parties,
    _tables,
    _pools,
    _precedences,
    _transitions,
    _spread,
)
