"""What is to be scheduled: frozen inputs whose invariants hold once constructed.

Slots are referred to by index (0..S-1, in time order); parties, candidates and tables by
their string ids, so that a caller may use its own keys (UUIDs, say).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

Side = Literal["visitor", "host"]
Slots = frozenset[int] | None
"""Slot indices; `None` means every slot."""

MAX_NUMBER = 10**9
"""Scores, limits and lengths beyond it are refused, so that sums stay exact in 64 bits."""


class ProblemError(ValueError):
    """An invariant of the problem does not hold; the message names what, where and why."""


@dataclass(frozen=True)
class Slot:
    """A bookable interval, in minutes since an epoch of the problem's own choosing."""

    id: str
    start: int
    end: int
    session: str = ""


@dataclass(frozen=True)
class Party:
    """One who meets.

    `capacity` is the number of meetings it can hold at once; `min_meetings` is a target, not a
    duty: the fairness tier counts a visitor's meetings up to it. `max_meetings` is a limit.
    """

    id: str
    capacity: int = 1
    available: Slots = None
    max_meetings: int | None = None
    min_meetings: int = 0
    side: Side | None = None
    zone: str | None = None
    label: str = ""


@dataclass(frozen=True)
class Candidate:
    """A meeting that may be held between parties `a` and `b`.

    Scores are what the meeting is worth to either side; a rank is the place of the meeting in
    that side's wishes (1 = first choice, `None` = not asked for by that side). `allowed` are the
    slots it may start in; `fixed` is the only one, if it is placed at all; `length` is in slots,
    all of one session.
    """

    id: str
    a: str
    b: str
    score_a: int = 0
    score_b: int = 0
    rank_a: int | None = None
    rank_b: int | None = None
    mandatory: bool = False
    allowed: Slots = None
    fixed: int | None = None
    length: int = 1


@dataclass(frozen=True)
class Table:
    """A table takes `seats` meetings in one slot.

    A meeting sits at a table of one of its two parties where they own any, otherwise at a table
    without `host` (shared) where there is any, otherwise at no table.
    """

    id: str
    host: str | None = None
    seats: int = 1
    zone: str | None = None
    available: Slots = None


@dataclass(frozen=True)
class Pool:
    """At most `limit` meetings in any slot among `candidates` (`None`: among all)."""

    id: str
    limit: int
    candidates: frozenset[str] | None = None


@dataclass(frozen=True)
class Precedence:
    """If both candidates are placed, `before` ends in an earlier slot than `after` starts."""

    before: str
    after: str


@dataclass(frozen=True)
class Lock:
    """The candidate is held, starting in this slot (and at this table, where one is named)."""

    candidate: str
    slot: int
    table: str | None = None


@dataclass(frozen=True)
class Transition:
    """Time a party needs between two meetings in different zones.

    At least `slots` whole slots between them, and at least `minutes` from the end of one to the
    start of the next. A meeting's zone is its table's, or else its host's (else either party's
    only zone); a meeting without a zone needs no transition.
    """

    slots: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Problem:
    """A scheduling problem; see `ProblemError` for what is refused at construction."""

    slots: tuple[Slot, ...]
    parties: tuple[Party, ...]
    candidates: tuple[Candidate, ...]
    tables: tuple[Table, ...] = ()
    pools: tuple[Pool, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    locks: tuple[Lock, ...] = ()
    blocks: frozenset[str] = frozenset()
    transition: Transition = Transition()

    def __post_init__(self) -> None:
        _check_slots(self.slots)
        self._check_parties()
        self._check_tables()
        self._check_candidates()
        self._check_side_constraints()

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
        """Tables the candidate's meeting may sit at; empty if it needs none."""
        owned = self.tables_of.get(candidate.a, ()) + self.tables_of.get(candidate.b, ())
        return owned or self.tables_of.get(None, ())

    def adjacent(self, slot: int) -> bool:
        """Whether slot + 1 follows `slot` without a break (both are of one session)."""
        return (
            slot + 1 < len(self.slots) and self.slots[slot].session == self.slots[slot + 1].session
        )

    def too_near(self, slot: int, other: int) -> bool:
        """Whether one party cannot occupy these two slots (or this one) in different zones."""
        first, second = sorted((slot, other))
        rest = self.slots[second].start - self.slots[first].end
        return second - first - 1 < self.transition.slots or rest < self.transition.minutes

    def zone_of(self, candidate: Candidate, table: Table | None) -> str | None:
        """Where the candidate's meeting is held (see `Transition`)."""
        if table is not None and table.zone is not None:
            return table.zone
        a, b = (self.parties[self.party_index[party]] for party in (candidate.a, candidate.b))
        if table is not None and table.host is not None:
            return (a if table.host == a.id else b).zone
        hosts = [party.zone for party in (a, b) if party.side == "host" and party.zone is not None]
        zones = hosts or [party.zone for party in (a, b) if party.zone is not None]
        return zones[0] if zones else None

    def _check_parties(self) -> None:
        _check_ids("party", (party.id for party in self.parties))
        for party in self.parties:
            where = f"party {party.id!r}"
            _check_slot_set(where, "available", party.available, len(self.slots))
            _at_least(where, "capacity", party.capacity, 0)
            _at_least(where, "min_meetings", party.min_meetings, 0)
            _at_least(where, "max_meetings", party.max_meetings, 0)
            if party.side not in ("visitor", "host", None):
                raise ProblemError(f"{where}: side must be visitor, host or none")

    def _check_tables(self) -> None:
        _check_ids("table", (table.id for table in self.tables))
        for table in self.tables:
            where = f"table {table.id!r}"
            _at_least(where, "seats", table.seats, 0)
            _check_slot_set(where, "available", table.available, len(self.slots))
            if table.host is not None and table.host not in self.party_index:
                raise ProblemError(f"{where}: host {table.host!r} is not a party")

    def _check_candidates(self) -> None:
        _check_ids("candidate", (candidate.id for candidate in self.candidates))
        known = self.party_index
        pairs: dict[tuple[str, str], str] = {}
        for candidate in self.candidates:
            where = f"candidate {candidate.id!r}"
            for party in (candidate.a, candidate.b):
                if party not in known:
                    raise ProblemError(f"{where}: {party!r} is not a party")
            if candidate.a == candidate.b:
                raise ProblemError(f"{where}: party {candidate.a!r} cannot meet itself")
            pair = min(candidate.a, candidate.b), max(candidate.a, candidate.b)
            if pair in pairs:
                raise ProblemError(
                    f"{where}: parties {pair[0]!r} and {pair[1]!r} already have candidate "
                    f"{pairs[pair]!r}; at most one meeting per pair"
                )
            pairs[pair] = candidate.id
            _check_slot_set(where, "allowed", candidate.allowed, len(self.slots))
            if max(abs(candidate.score_a), abs(candidate.score_b)) > MAX_NUMBER:
                raise ProblemError(f"{where}: a score is outside -{MAX_NUMBER}..{MAX_NUMBER}")
            _at_least(where, "length", candidate.length, 1)
            _at_least(where, "rank_a", candidate.rank_a, 1)
            _at_least(where, "rank_b", candidate.rank_b, 1)
            if candidate.fixed is not None and not 0 <= candidate.fixed < len(self.slots):
                raise ProblemError(f"{where}: fixed slot {candidate.fixed} does not exist")

    def _check_side_constraints(self) -> None:
        _check_ids("pool", (pool.id for pool in self.pools))
        for pool in self.pools:
            _at_least(f"pool {pool.id!r}", "limit", pool.limit, 0)
            self._known(f"pool {pool.id!r}", pool.candidates or ())
        for order in self.precedences:
            self._known("precedence", (order.before, order.after))
            if order.before == order.after:
                raise ProblemError(f"precedence: candidate {order.before!r} before itself")
        self._known("blocks", self.blocks)
        self._known("lock", (lock.candidate for lock in self.locks))
        if len(self.lock_of) < len(self.locks):
            raise ProblemError("locks: a candidate is locked more than once")
        for lock in self.locks:
            where = f"lock of candidate {lock.candidate!r}"
            if not 0 <= lock.slot < len(self.slots):
                raise ProblemError(f"{where}: slot {lock.slot} does not exist")
            if lock.table is not None and lock.table not in self.table_index:
                raise ProblemError(f"{where}: table {lock.table!r} does not exist")
        _at_least("transition", "slots", self.transition.slots, 0)
        _at_least("transition", "minutes", self.transition.minutes, 0)

    def _known(self, where: str, candidates: Iterable[str]) -> None:
        for candidate in candidates:
            if candidate not in self.candidate_index:
                raise ProblemError(f"{where}: candidate {candidate!r} does not exist")


def _check_slots(slots: tuple[Slot, ...]) -> None:
    _check_ids("slot", (slot.id for slot in slots))
    for slot in slots:
        if slot.end <= slot.start:
            raise ProblemError(f"slot {slot.id!r}: ends at {slot.end}, not after {slot.start}")
    for earlier, later in pairwise(slots):
        if later.start < earlier.end:
            raise ProblemError(
                f"slot {later.id!r}: starts at {later.start}, before slot {earlier.id!r} ends "
                f"at {earlier.end}; slots are listed in time order and do not overlap"
            )


def _check_ids(kind: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for identity in ids:
        if not identity:
            raise ProblemError(f"{kind}: an id is empty")
        if identity in seen:
            raise ProblemError(f"{kind} {identity!r}: this id is used twice")
        seen.add(identity)


def _check_slot_set(where: str, name: str, slots: Slots, count: int) -> None:
    for slot in slots or ():
        if not 0 <= slot < count:
            raise ProblemError(f"{where}: {name} slot {slot} does not exist (0..{count - 1})")


def _at_least(where: str, name: str, value: int | None, least: int) -> None:
    if value is not None and not least <= value <= MAX_NUMBER:
        raise ProblemError(f"{where}: {name} is {value}, must be between {least} and {MAX_NUMBER}")
