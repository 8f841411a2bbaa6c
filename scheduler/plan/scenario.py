"""Changes of a plan: tables, seats and slots added or taken away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.model.entities import Party, Pause, Slot, Table
from scheduler.model.problem import Problem


@dataclass(frozen=True)
class Scenario:
    """A change of the plan.

    `more_tables` are added to every host (taken away, where negative, down to none); `seats` is
    what every table then has, and `slots` the number of slots: the first ones of the event,
    or more of them at the end of its last session. `None` leaves things as they are.
    """

    more_tables: int = 0
    seats: int | None = None
    slots: int | None = None


def changed(problem: Problem, scenario: Scenario) -> Problem:
    """Return the problem in this scenario.

    A host's capacity follows the seats of its tables: more tables come with more people of the
    host. A host without tables counts as one table, of as many seats as its capacity.
    """
    for name, count in (("seats", scenario.seats), ("slots", scenario.slots)):
        if count is not None and count < 1:
            raise ValueError(f"{name}: {count} is not at least 1")
    resized = problem if scenario.slots is None else _with_slots(problem, scenario.slots)
    hosts = {party.id for party in resized.parties if party.side == "host"}
    tables = [table for table in resized.tables if table.host not in hosts]
    parties = []
    for party in resized.parties:
        if party.id in hosts:
            owned = resized.tables_of.get(party.id, ())
            host, resized_tables = _resized(party, owned, scenario)
            tables += resized_tables
            parties.append(host)
        else:
            parties.append(party)
    return replace(resized, parties=tuple(parties), tables=tuple(tables))


def _resized(
    party: Party, owned: tuple[Table, ...], scenario: Scenario
) -> tuple[Party, tuple[Table, ...]]:
    if not owned:
        seats = party.capacity if scenario.seats is None else scenario.seats
        return replace(party, capacity=seats * max(0, 1 + scenario.more_tables)), ()
    before = sum(table.seats for table in owned)
    tables = list(owned[: max(0, len(owned) + min(0, scenario.more_tables))])
    tables += [
        replace(owned[0], id=f"{owned[0].id} +{number + 1}", available=None)
        for number in range(scenario.more_tables)
    ]
    if scenario.seats is not None:
        tables = [replace(table, seats=scenario.seats) for table in tables]
    if not tables:
        # A closed table keeps the host's meetings away from shared tables.
        tables = [replace(owned[0], available=frozenset())]
        return replace(party, capacity=0), tuple(tables)
    seats = sum(table.seats for table in tables)
    return replace(party, capacity=max(0, party.capacity + seats - before)), tuple(tables)


def with_table(problem: Problem, host: Party) -> Problem:
    """Return the problem with one more table of this host, or more capacity without tables."""
    alone = replace(
        problem,
        parties=(replace(host, side="host"),),
        candidates=(),
        tables=problem.tables_of.get(host.id, ()),
        pools=(),
        precedences=(),
        locks=(),
        blocks=frozenset(),
        pauses=(),
    )
    more = changed(alone, Scenario(more_tables=1))
    others = tuple(table for table in problem.tables if table.host != host.id)
    return replace(
        problem,
        parties=tuple(more.parties[0] if p.id == host.id else p for p in problem.parties),
        tables=others + more.tables,
    )


def _with_slots(problem: Problem, count: int) -> Problem:
    """Return the problem with this number of slots.

    Slots are cut off at the end or added there; in the added ones everybody is available.
    """
    known = len(problem.slots)
    if not known:
        raise ValueError("an event without slots has none to be continued")
    slots = list(problem.slots[:count])
    while len(slots) < count:
        last = slots[-1]
        start = last.end
        slots.append(
            Slot(
                f"{last.id} +",
                start,
                start + last.end - last.start,
                session=last.session,
                day=last.day,
            )
        )
    added = frozenset(range(known, count))

    def kept(open_in: frozenset[int] | None) -> frozenset[int] | None:
        return None if open_in is None else frozenset(s for s in open_in if s < count) | added

    return replace(
        problem,
        slots=tuple(slots),
        parties=tuple(replace(p, available=kept(p.available)) for p in problem.parties),
        tables=tuple(replace(t, available=kept(t.available)) for t in problem.tables),
        candidates=tuple(
            replace(
                c,
                allowed=kept(c.allowed),
                fixed=None if c.fixed is not None and c.fixed >= count else c.fixed,
            )
            for c in problem.candidates
        ),
        locks=tuple(lock for lock in problem.locks if lock.slot < count),
        pauses=tuple(_kept_pauses(problem, count)),
    )


def _kept_pauses(problem: Problem, count: int) -> Iterator[Pause]:
    """Return the pauses within the first slots: one that slots cut off leave free is kept there."""
    for pause in problem.pauses:
        kept = frozenset(slot for slot in pause.slots if slot < count)
        free = pause.free - len(pause.slots - kept)
        if free > 0:
            yield replace(pause, slots=kept, free=free)


def without_duties(problem: Problem) -> Problem:
    """Return the problem with nothing that must be held, and no limit on the spread."""
    candidates = tuple(
        replace(candidate, mandatory=False, fixed=None) for candidate in problem.candidates
    )
    parties = tuple(replace(party, required_meetings=0) for party in problem.parties)
    return replace(problem, candidates=candidates, parties=parties, locks=(), spread=None)
