"""Days of one party that meets one other at a time: each of its meetings has a slot of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

Day = tuple[tuple[int, int], ...]
"""Meetings in time order: position among the party's meetings, slot."""


@dataclass(frozen=True)
class DayRules:
    """A party that goes from one meeting to the next.

    `allowed[i]` are the slots in which its i-th possible meeting may begin, `lengths[i]` how many
    it takes, `zones[i]` where it is held (0: nowhere in particular, or who knows); `forced` those
    it must hold; it holds `least` to `most` in all. `follows[t]` says that slot t continues slot
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
        """Every day with at least one meeting and no break, if every meeting takes one slot.

        Zones are not looked at.
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
