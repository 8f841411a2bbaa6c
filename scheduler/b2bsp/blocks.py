"""Blocks of slots in which a party's day without breaks can be, found before any search.

A party without breaks meets in as many consecutive slots as it has meetings. Which blocks are
possible is a matching of its meetings with the block's slots; the other parties are ignored.
"""

from collections.abc import Iterable, Sequence

from scheduler.b2bsp.instance import Instance


def blocks_of(instance: Instance, party: int) -> frozenset[int]:
    """Return the first slots of all blocks into which the party's own meetings fit."""
    rows = instance.meetings_of[party]
    allowed = [instance.meetings[row].allowed for row in rows]
    return frozenset(
        first
        for first in range(instance.slots - len(rows) + 1)
        if _fits(allowed, range(first, first + len(rows)))
    )


def _fits(allowed: Sequence[frozenset[int]], slots: Iterable[int]) -> bool:
    """Return whether the slots can be matched with the meetings, one each (augmenting paths)."""
    meeting_in: dict[int, int] = {}

    def augment(slot: int, tried: set[int]) -> bool:
        for meeting, choices in enumerate(allowed):
            if slot in choices and meeting not in tried:
                tried.add(meeting)
                if meeting not in meeting_in or augment(meeting_in[meeting], tried):
                    meeting_in[meeting] = slot
                    return True
        return False

    return all(augment(slot, set()) for slot in slots)
