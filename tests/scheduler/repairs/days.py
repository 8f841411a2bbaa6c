"""Random days with a published timetable and changes to it."""

from dataclasses import replace

from hypothesis import HealthCheck
from hypothesis import strategies as st

from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.model.entities import Candidate, Party, Pool, Table
from scheduler.model.problem import Problem
from scheduler.model.solution import Solution
from scheduler.repairs.stability import Freeze
from tests.scheduler.events import grid
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import slot_sets, two_sided

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@st.composite
def days(draw: st.DrawFn, problems: st.SearchStrategy[Problem]) -> tuple[Problem, Solution, Freeze]:
    """A problem after changes, a timetable that was good before them, and what is frozen."""
    before = draw(problems)
    candidates = []
    found = sorted(
        solutions(before), key=lambda s: (-len(s.placements), sorted(s.placements.items()))
    )[:6]
    published = draw(st.sampled_from(found)) if found else Solution()
    count = len(before.slots)
    parties = []
    for party in before.parties:
        available = party.available
        if draw(st.integers(0, 3)) == 0:
            gone = draw(slot_sets(count)) or frozenset(range(count))
            available = (available or frozenset(range(count))) - gone
        capacity = max(party.capacity - draw(st.integers(0, 4)) // 4, 0)
        parties.append(replace(party, available=available, capacity=capacity))
    tables = [replace(t, seats=draw(st.sampled_from([t.seats, 1, 0]))) for t in before.tables]
    for candidate in before.candidates:
        newly = draw(st.integers(0, 7)) == 0
        candidates.append(replace(candidate, mandatory=candidate.mandatory or newly))
    after = replace(
        before, parties=tuple(parties), tables=tuple(tables), candidates=tuple(candidates)
    )
    frozen = draw(st.frozensets(st.integers(0, count - 1), max_size=2))
    refill = frozenset(slot for slot in frozen if draw(st.booleans()))
    standby = frozenset(party.id for party in before.parties if draw(st.booleans()))
    return after, published, Freeze(frozen, refill, standby)


@st.composite
def busy_days(draw: st.DrawFn) -> tuple[Problem, Solution, Freeze]:
    """A full timetable of hosts with two people each, some of whom have gone home."""
    before = grid(3, 2, draw(st.integers(2, 3)))
    chosen = draw(st.lists(st.sampled_from(before.candidates), min_size=4, max_size=5, unique=True))
    tables = tuple(Table(f"t{i}", "h0") for i in range(draw(st.sampled_from([0, 0, 2]))))
    before = replace(
        before,
        candidates=tuple(sorted(chosen, key=lambda candidate: candidate.id)),
        parties=tuple(replace(p, capacity=2) if p.side == "host" else p for p in before.parties),
        tables=tables,
    )
    partial = PartialTimetable(domain_of(before))
    order = draw(st.permutations(range(len(chosen))))
    left_out = draw(st.integers(0, 1))
    for row in order[left_out:]:
        partial.try_place(row, draw(st.permutations(range(len(before.slots)))))
    newly = order[0] if draw(st.booleans()) else None
    after = replace(
        before,
        parties=tuple(
            replace(p, capacity=1)
            if p.side == "host" and draw(st.booleans())
            else replace(p, max_meetings=1)
            if draw(st.integers(0, 5)) == 0
            else p
            for p in before.parties
        ),
        candidates=tuple(
            replace(c, mandatory=row == newly) for row, c in enumerate(before.candidates)
        ),
        pools=(Pool("hall", 2),) if draw(st.integers(0, 3)) == 0 else (),
    )
    frozen = frozenset({0}) if draw(st.booleans()) else frozenset[int]()
    return after, partial.solution(), Freeze(frozen)


@st.composite
def running_days(draw: st.DrawFn) -> tuple[Problem, Solution, Freeze]:
    """A day under way: late visitors, delayed hosts, tables closed and added, someone walks in."""
    before = draw(two_sided(plain=False, most=3))
    count = len(before.slots)
    found = sorted(
        solutions(before), key=lambda s: (-len(s.placements), sorted(s.placements.items()))
    )[:4]
    published = draw(st.sampled_from(found)) if found else Solution()
    now = draw(st.integers(0, count - 1))
    hosts = [party.id for party in before.parties if party.side == "host"]
    late = {draw(st.sampled_from([party.id for party in before.parties])) for _ in range(2)}
    parties = []
    for party in before.parties:
        left = range(draw(st.integers(now, count)), count) if party.id in late else range(count)
        available = frozenset(left) & (party.available or frozenset(range(count)))
        parties.append(replace(party, available=available))
    tables = [
        replace(table, available=frozenset(range(now))) if draw(st.booleans()) else table
        for table in before.tables
    ]
    if draw(st.booleans()):
        tables.append(Table("added", draw(st.sampled_from([None, *hosts]))))
    candidates = list(before.candidates)
    if draw(st.booleans()):
        parties.append(Party("walk-in", side="visitor", min_meetings=1))
        wishes = draw(st.lists(st.sampled_from(hosts), min_size=1, max_size=2, unique=True))
        candidates += [Candidate(f"walk-in~{h}", "walk-in", h, rank_a=1) for h in wishes]
    frozen = frozenset(range(now + draw(st.integers(0, 1))))
    standby = frozenset({"walk-in"} & {party.id for party in parties})
    after = replace(
        before, parties=tuple(parties), tables=tuple(tables), candidates=tuple(candidates)
    )
    return after, published, Freeze(frozen, frozen if draw(st.booleans()) else frozenset(), standby)
