"""Whether a solution keeps every constraint, from the problem alone and without any solver.

Every solution passes through `check` before anyone sees it; `certificate` verifies what a result
claims about its tiers.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution
from scheduler.verify.days import pauses, spread, transitions
from scheduler.verify.meetings import Held, Violation, held_meeting


def check(problem: Problem, solution: Solution) -> list[Violation]:
    """Return every violated constraint; an empty list means that the solution is feasible.

    Placements that make no sense by themselves (unknown ids, slots that do not exist) are
    reported and left out of the further checks.
    """
    violations: list[Violation] = []
    held: list[Held] = []
    for identity, placement in solution.placements.items():
        found = list(_senseless(problem, identity, placement))
        violations += found
        if not found:
            held.append(held_meeting(problem, identity, placement))
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


def _own_slots(problem: Problem, held: list[Held]) -> Iterator[Violation]:
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


def _duties(problem: Problem, held: list[Held]) -> Iterator[Violation]:
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


def _parties(problem: Problem, held: list[Held]) -> Iterator[Violation]:
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
        if meetings[party.id] < party.required_meetings:
            yield Violation(
                "under_minimum",
                f"party {party.id!r}: {meetings[party.id]} meetings, at least "
                f"{party.required_meetings}",
            )


def _tables(problem: Problem, held: list[Held]) -> Iterator[Violation]:
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


def _pools(problem: Problem, held: list[Held]) -> Iterator[Violation]:
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


def _precedences(problem: Problem, held: list[Held]) -> Iterator[Violation]:
    slots = {meeting.candidate.id: meeting.slots for meeting in held}
    for order in problem.precedences:
        before, after = slots.get(order.before), slots.get(order.after)
        if before is not None and after is not None and before.stop > after.start:
            yield Violation(
                "out_of_order",
                f"candidate {order.before!r} ends in slot {before.stop - 1}, not before "
                f"{order.after!r} starts in slot {after.start}",
            )


FAMILIES: tuple[Callable[[Problem, list[Held]], Iterator[Violation]], ...] = (
    _own_slots,
    _duties,
    _parties,
    _tables,
    _pools,
    _precedences,
    transitions,
    pauses,
    spread,
)
