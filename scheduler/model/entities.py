"""What a problem is made of: slots, parties, candidates, tables and the rules between them.

Slots are referred to by index (0..S-1, in time order); parties, candidates and tables by
their string ids, so that a caller may use its own keys (UUIDs, say).
"""

from dataclasses import dataclass
from typing import Literal

Side = Literal["visitor", "host"]
Slots = frozenset[int] | None
"""Slot indices; `None` means every slot."""


@dataclass(frozen=True)
class Slot:
    """A bookable interval, in minutes since an epoch of the problem's own choosing.

    `day` is the number of the day it is on: nobody waits from one day to the next.
    """

    id: str
    start: int
    end: int
    session: str = ""
    day: int = 0


@dataclass(frozen=True)
class Party:
    """A person, or a group of people, who holds meetings.

    `capacity` is the number of meetings it can hold at once; `min_meetings` is a target, not a
    requirement: the fairness tier counts a visitor's meetings up to it. `max_meetings` is a limit,
    and `required_meetings` is one from below: a timetable in which the party has fewer is none.
    """

    id: str
    capacity: int = 1
    available: Slots = None
    max_meetings: int | None = None
    min_meetings: int = 0
    side: Side | None = None
    zone: str | None = None
    label: str = ""
    required_meetings: int = 0


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
class Pause:
    """The party meets nobody in at least `free` of these slots: a lunch at noon or at one, say.

    Which of them it is left to the timetable.
    """

    party: str
    slots: frozenset[int]
    free: int = 1


@dataclass(frozen=True)
class Transition:
    """Time a party needs between two meetings in different zones.

    At least `slots` whole slots between them, and at least `minutes` from the end of one to the
    start of the next. A meeting's zone is its table's, or else its host's (else either party's
    only zone); a meeting without a zone needs no transition.
    """

    slots: int = 0
    minutes: int = 0


AT_ONCE = Transition()
"""No time is needed between zones."""


@dataclass(frozen=True)
class Entities:
    """All parts of a problem, before their invariants are checked (see `Problem`).

    `spread` limits by how many breaks any two parties of one side (visitors, hosts, or those of
    none) may differ; a party without meetings has no break. Breaks and idle slots are counted
    within days: the night between two days is neither.
    """

    slots: tuple[Slot, ...]
    parties: tuple[Party, ...]
    candidates: tuple[Candidate, ...]
    tables: tuple[Table, ...] = ()
    pools: tuple[Pool, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    locks: tuple[Lock, ...] = ()
    blocks: frozenset[str] = frozenset()
    transition: Transition = AT_ONCE
    spread: int | None = None
    pauses: tuple[Pause, ...] = ()
