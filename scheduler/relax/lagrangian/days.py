"""Days of a party that meets one other party at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

Day = tuple[tuple[int, int], ...]
"""Meetings in time order: position among the party's meetings, slot."""


@dataclass(frozen=True)
class DayRules:
    """What the days of a party may be.

    `allowed[i]` are the slots in which its i-th possible meeting may begin, `lengths[i]` how many
    it takes, `zones[i]` the number of its zone (0: none, or unknown); `forced` are those it must
    hold; it holds `least` to `most` in all. `follows[t]` says that slot t continues slot
    t - 1, `reach[t]` how many of the slots before t are too near to be met in another zone,
    `days[t]` the number of its day of the event.
    """

    allowed: tuple[frozenset[int], ...]
    lengths: tuple[int, ...]
    zones: tuple[int, ...]
    forced: frozenset[int]
    least: int
    most: int
    follows: tuple[bool, ...]
    reach: tuple[int, ...]
    days: tuple[int, ...]

    def unbroken_days(self) -> Iterator[Day]:
        """Return every day with at least one meeting and no break, if every meeting takes one slot.

        Zones are ignored. Of an event of several days, it is what the party does on all of them.
        """
        for slot in range(len(self.follows)):
            yield from self._extend((), slot)

    def _extend(self, day: Day, slot: int) -> Iterator[Day]:
        """Return the days that begin like this one and go on in the slot."""
        held = {index for index, _ in day}
        for index, allowed in enumerate(self.allowed):
            if slot in allowed and index not in held:
                longer = (*day, (index, slot))
                if self.least <= len(longer) and self.forced <= {*held, index}:
                    yield longer
                for later in self._next(slot) if len(longer) < self.most else ():
                    yield from self._extend(longer, later)

    def _next(self, slot: int) -> Iterator[int]:
        """Return the slots in which a party may meet next without a break."""
        for later in range(slot + 1, len(self.follows)):
            if self.days[later] != self.days[slot] or (later == slot + 1 and self.follows[later]):
                yield later
