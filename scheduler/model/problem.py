"""What is to be scheduled: a frozen input whose invariants hold once constructed."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scheduler.model.entities import Candidate, Entities, Lock, Table
from scheduler.model.validation import validate


@dataclass(frozen=True)
class Problem(Entities):
    """A scheduling problem; `ProblemError` is raised at construction where an invariant fails."""

    def __post_init__(self) -> None:
        validate(self)

    @cached_property
    def party_index(self) -> dict[str, int]:
        """Position of each party by id."""
        return {party.id: index for index, party in enumerate(self.parties)}

    @cached_property
    def candidate_index(self) -> dict[str, int]:
        """Position of each candidate by id."""
        return {candidate.id: index for index, candidate in enumerate(self.candidates)}

    @cached_property
    def table_index(self) -> dict[str, int]:
        """Position of each table by id."""
        return {table.id: index for index, table in enumerate(self.tables)}

    @cached_property
    def lock_of(self) -> dict[str, Lock]:
        """The lock of each locked candidate, by candidate id."""
        return {lock.candidate: lock for lock in self.locks}

    @cached_property
    def tables_of(self) -> dict[str | None, tuple[Table, ...]]:
        """Tables by the id of the party that owns them; shared ones under `None`."""
        owned: dict[str | None, list[Table]] = {}
        for table in self.tables:
            owned.setdefault(table.host, []).append(table)
        return {host: tuple(tables) for host, tables in owned.items()}

    def eligible_tables(self, candidate: Candidate) -> tuple[Table, ...]:
        """Return tables the candidate's meeting may sit at; empty if it needs none."""
        owned = self.tables_of.get(candidate.a, ()) + self.tables_of.get(candidate.b, ())
        return owned or self.tables_of.get(None, ())

    def adjacent(self, slot: int) -> bool:
        """Return whether slot + 1 follows `slot` without a break.

        Both are of one session, on one day.
        """
        if slot + 1 >= len(self.slots):
            return False
        now, after = self.slots[slot], self.slots[slot + 1]
        return (now.day, now.session) == (after.day, after.session)

    @cached_property
    def days(self) -> tuple[range, ...]:
        """The slots of every day, in order."""
        firsts = [
            slot
            for slot in range(len(self.slots))
            if not slot or self.slots[slot].day != self.slots[slot - 1].day
        ]
        return tuple(range(*ends) for ends in pairwise([*firsts, len(self.slots)]))

    def waiting(self, earlier: int, later: int) -> tuple[int, int]:
        """Return the breaks and idle slots between meetings in two slots, one after the other.

        A slot past the last one, of a meeting whose slot is gone, is taken to be on the last day.
        """
        if self._day(earlier) != self._day(later):
            return 0, 0
        joined = later == earlier + 1 and self.adjacent(earlier)
        return int(not joined), later - earlier - 1

    def _day(self, slot: int) -> int:
        return self.slots[min(slot, len(self.slots) - 1)].day if self.slots else 0

    def too_near(self, slot: int, other: int) -> bool:
        """Return whether a party cannot meet in these two slots (or one) in different zones."""
        first, second = sorted((slot, other))
        rest = self.slots[second].start - self.slots[first].end
        return second - first - 1 < self.transition.slots or rest < self.transition.minutes

    def zone_of(self, candidate: Candidate, table: Table | None) -> str | None:
        """Return the zone of the candidate's meeting (see `Transition`), `None` if it has none."""
        if table is not None and table.zone is not None:
            return table.zone
        a, b = (self.parties[self.party_index[party]] for party in (candidate.a, candidate.b))
        if table is not None and table.host is not None:
            return (a if table.host == a.id else b).zone
        hosts = [party.zone for party in (a, b) if party.side == "host" and party.zone is not None]
        zones = hosts or [party.zone for party in (a, b) if party.zone is not None]
        return zones[0] if zones else None
