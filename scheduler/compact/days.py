"""Days of one party that meets one other at a time, by themselves: which exist, which is cheapest.

A day gives each meeting it holds a slot of its own. Everything here is exact integer arithmetic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Day = tuple[tuple[int, int], ...]
"""Meetings in time order: position among the party's meetings, slot."""
BREAK = 1_000_000
"""The price of a break; other prices are in the same unit."""


@dataclass(frozen=True)
class Walker:
    """A party that goes from one meeting to the next.

    `allowed[i]` are the slots of its i-th possible meeting, `forced` those it must hold; it holds
    `least` to `most` in all. `follows[t]` says that slot t continues slot t - 1.
    """

    allowed: tuple[frozenset[int], ...]
    forced: frozenset[int]
    least: int
    most: int
    follows: tuple[bool, ...]

    def unbroken_days(self) -> Iterator[Day]:
        """Every day with at least one meeting and no break."""
        for slot in range(len(self.follows)):
            yield from self._extend((), slot)

    def cheapest(self, prices: Sequence[Sequence[int]]) -> int | None:
        """The least that any day costs: `BREAK` a break, `prices[i][t]` for meeting i in slot t.

        By dynamic programming over the slots: which meetings are over, and whether the last slot
        was one of them. `None` if there is no day at all.
        """
        best: dict[tuple[int, bool], int] = {(0, False): 0}
        for slot, follows in enumerate(self.follows):
            after: dict[tuple[int, bool], int] = {}
            for (held, meeting_before), cost in best.items():
                _keep(after, (held, False), cost)
                if held.bit_count() == self.most:
                    continue
                gap = BREAK if held and not (meeting_before and follows) else 0
                for index, allowed in enumerate(self.allowed):
                    if slot in allowed and not held >> index & 1:
                        key = held | 1 << index, True
                        _keep(after, key, cost + gap + prices[index][slot])
            best = after
        forced = sum(1 << index for index in self.forced)
        return min(
            (
                cost
                for (held, _), cost in best.items()
                if held & forced == forced and held.bit_count() >= self.least
            ),
            default=None,
        )

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


def _keep(costs: dict[tuple[int, bool], int], key: tuple[int, bool], cost: int) -> None:
    known = costs.get(key)
    if known is None or cost < known:
        costs[key] = cost
