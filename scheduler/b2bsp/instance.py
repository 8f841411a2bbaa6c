"""Instances of the business-to-business problem: all meetings take place and need a slot.

Bofill, Coll, Garcia, Giraldez-Cru, Pesant, Suy and Villaret, "Constraint Solving Approaches to
the Business-to-Business Meeting Scheduling Problem", JAIR 74 (2022).
"""

from dataclasses import dataclass
from functools import cached_property

Schedule = tuple[int, ...]
"""The slot of every meeting, in the instance's order."""


class InstanceError(ValueError):
    """An invariant of the instance does not hold; the message names what and where."""


@dataclass(frozen=True)
class Meeting:
    """A meeting of two parties, in one of the `allowed` slots, later than those it comes `after`.

    `after` are positions of other meetings in the instance.
    """

    a: int
    b: int
    allowed: frozenset[int]
    after: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Instance:
    """Meetings of `parties` 0..P-1 in `slots` 0..S-1, at most `tables` of them in any slot.

    A party has at most one meeting in a slot. `spread`, where given, limits the difference
    between the most and the fewest breaks of any two parties (one without meetings has none); a
    break is a gap between two consecutive meetings of a party, whatever its length.
    """

    name: str
    slots: int
    parties: int
    tables: int
    meetings: tuple[Meeting, ...]
    spread: int | None = None

    def __post_init__(self) -> None:
        for what, value in (("slots", self.slots), ("parties", self.parties)):
            if value < 1:
                raise InstanceError(f"{what} is {value}, must be at least 1")
        if self.tables < 0 or (self.spread or 0) < 0:
            raise InstanceError("tables and spread must not be negative")
        for number, meeting in enumerate(self.meetings, start=1):
            where = f"meeting {number}"
            if meeting.a == meeting.b:
                raise InstanceError(f"{where}: party {meeting.a + 1} cannot meet itself")
            for party in (meeting.a, meeting.b):
                if not 0 <= party < self.parties:
                    raise InstanceError(
                        f"{where}: party {party + 1} does not exist (1..{self.parties})"
                    )
            for slot in meeting.allowed:
                if not 0 <= slot < self.slots:
                    raise InstanceError(
                        f"{where}: slot {slot + 1} does not exist (1..{self.slots})"
                    )
            for earlier in meeting.after:
                if not 0 <= earlier < len(self.meetings):
                    raise InstanceError(
                        f"{where}: the meeting before it, {earlier + 1}, does not exist "
                        f"(1..{len(self.meetings)})"
                    )

    @cached_property
    def meetings_of(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the meetings of every party."""
        found: list[list[int]] = [[] for _ in range(self.parties)]
        for row, meeting in enumerate(self.meetings):
            found[meeting.a].append(row)
            found[meeting.b].append(row)
        return tuple(map(tuple, found))

    @cached_property
    def ordered(self) -> frozenset[int]:
        """Positions of the meetings that come before or after another."""
        later = {row for row, meeting in enumerate(self.meetings) if meeting.after}
        return frozenset(later.union(*(meeting.after for meeting in self.meetings)))

    @cached_property
    def most_breaks(self) -> int | None:
        """The most breaks any party may have, where the spread alone decides it.

        A party with fewer than two meetings has no break, so no other may have more than the
        spread; without such a party the fewest breaks of any one are unknown.
        """
        fewest = min(map(len, self.meetings_of))
        return self.spread if fewest < 2 else None  # noqa: PLR2004
