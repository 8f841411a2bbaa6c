"""Checks a schedule against its instance, from the definition alone (no solver)."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scheduler.b2bsp.instance import Instance


def breaks_of(instance: Instance, schedule: Sequence[int]) -> list[int]:
    """Return the breaks of every party: gaps between its consecutive meetings."""
    return [
        sum(
            later - earlier > 1
            for earlier, later in pairwise(sorted(schedule[row] for row in rows))
        )
        for rows in instance.meetings_of
    ]


def violations(instance: Instance, schedule: Sequence[int]) -> list[str]:
    """Return every violation of the instance, one line each; empty: the schedule is valid."""
    if len(schedule) != len(instance.meetings):
        return [f"{len(schedule)} slots for {len(instance.meetings)} meetings"]
    found = []
    for row, (meeting, slot) in enumerate(zip(instance.meetings, schedule, strict=True)):
        if slot not in meeting.allowed:
            found.append(f"meeting {row + 1} may not take place in slot {slot + 1}")
        found += [
            f"meeting {row + 1} is not later than meeting {earlier + 1}"
            for earlier in sorted(meeting.after)
            if schedule[earlier] >= slot
        ]
    for slot, count in sorted(Counter(schedule).items()):
        if count > instance.tables:
            found.append(f"slot {slot + 1} holds {count} meetings at {instance.tables} tables")
    for party, rows in enumerate(instance.meetings_of):
        for slot, count in sorted(Counter(schedule[row] for row in rows).items()):
            if count > 1:
                found.append(f"party {party + 1} has {count} meetings in slot {slot + 1}")
    breaks = breaks_of(instance, schedule)
    if instance.spread is not None and max(breaks) - min(breaks) > instance.spread:
        found.append(
            f"breaks range from {min(breaks)} to {max(breaks)}, a spread above {instance.spread}"
        )
    return found
