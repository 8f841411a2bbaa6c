"""Constraints on the whole day of a party: time to walk, pauses, and how breaks are spread."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from scheduler.model.problem import Problem
from scheduler.verify.meetings import Held, Violation


def transitions(problem: Problem, held: list[Held]) -> Iterator[Violation]:
    """Return where a party has no time to walk between zones."""
    if not problem.transition.slots and not problem.transition.minutes:
        return
    by_party: defaultdict[str, list[Held]] = defaultdict(list)
    for meeting in held:
        if meeting.zone is not None:
            by_party[meeting.candidate.a].append(meeting)
            by_party[meeting.candidate.b].append(meeting)
    for party, meetings in by_party.items():
        for index, one in enumerate(meetings):
            for other in meetings[:index]:
                if one.zone != other.zone and any(
                    problem.too_near(s, t) for s in one.slots for t in other.slots
                ):
                    yield Violation(
                        "no_time_to_walk",
                        f"party {party!r}: candidates {other.candidate.id!r} and "
                        f"{one.candidate.id!r} are in zones {other.zone!r} and {one.zone!r}",
                    )


def pauses(problem: Problem, held: list[Held]) -> Iterator[Violation]:
    """Return the pauses that are not kept."""
    for pause in problem.pauses:
        busy = {
            slot
            for meeting in held
            if pause.party in (meeting.candidate.a, meeting.candidate.b)
            for slot in meeting.slots
        }
        free = len(pause.slots - busy)
        if free < pause.free:
            yield Violation(
                "no_pause",
                f"party {pause.party!r}: {free} of the slots {sorted(pause.slots)} free for a "
                f"pause, at least {pause.free} must be",
            )


def spread(problem: Problem, held: list[Held]) -> Iterator[Violation]:
    """Return where the breaks of two parties of one side differ by too much."""
    if problem.spread is None:
        return
    occupied: defaultdict[str, set[int]] = defaultdict(set)
    for meeting in held:
        occupied[meeting.candidate.a].update(meeting.slots)
        occupied[meeting.candidate.b].update(meeting.slots)
    by_side: defaultdict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for party in problem.parties:
        pauses = pairwise(sorted(occupied[party.id]))
        breaks = sum(problem.waiting(earlier, later)[0] for earlier, later in pauses)
        by_side[party.side].append((breaks, party.id))
    for counted in by_side.values():
        (fewest, one), (most, other) = min(counted), max(counted)
        if most - fewest > problem.spread:
            yield Violation(
                "uneven_breaks",
                f"party {other!r} has {most} breaks and party {one!r} {fewest}, which differ by "
                f"more than {problem.spread}",
            )
