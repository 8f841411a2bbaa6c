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
    t - 1, `reach[t]` how many of the slots before t are too near to be met in another zone.
    """

    allowed: tuple[frozenset[int], ...]
    lengths: tuple[int, ...]
    zones: tuple[int, ...]
    forced: frozenset[int]
    least: int
    most: int
    follows: tuple[bool, ...]
    reach: tuple[int, ...]

    def unbroken_days(self) -> Iterator[Day]:
        """Return every day with at least one meeting and no break, if every meeting takes one slot.

        Zones are ignored.
        """
        for slot in range(len(self.follows)):
            yield from self._extend((), slot)

    def _extend(self, day: Day, slot: int) -> Iterator[Day]:
        if day and self.least <= len(day) and self.forced <= {index for index, _ in day}:
            yield day
        if len(day) == self.most or slot == len(self.follows):
            return
        if day and not self.follows[slot]:
            return
        held = {index for index, _ in day}
        for index, allowed in enumerate(self.allowed):
            if slot in allowed and index not in held:
                yield from self._extend((*day, (index, slot)), slot + 1)
