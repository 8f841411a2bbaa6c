"""Differences between two timetables, for each party."""

from dataclasses import dataclass

from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution


@dataclass(frozen=True)
class Moved:
    """A meeting that is held in another slot or at another table than before."""

    candidate: str
    before: Placement
    after: Placement


@dataclass(frozen=True)
class Held:
    """A meeting and where it is (or was) held."""

    candidate: str
    placement: Placement


@dataclass(frozen=True)
class PartyChanges:
    """A party's meetings, in time order: those that stay, move, are lost or are new."""

    party: str
    kept: tuple[Held, ...]
    moved: tuple[Moved, ...]
    lost: tuple[Held, ...]
    gained: tuple[Held, ...]

    @property
    def disrupted(self) -> bool:
        """Whether a published meeting of the party changes; new meetings do not count."""
        return bool(self.moved or self.lost)


def differences(problem: Problem, before: Solution, after: Solution) -> tuple[PartyChanges, ...]:
    """Return the changes of every party that has any, in the problem's order."""
    meetings: dict[str, set[str]] = {}
    for identity in {*before.placements, *after.placements}:
        candidate = problem.candidates[problem.candidate_index[identity]]
        for party in (candidate.a, candidate.b):
            meetings.setdefault(party, set()).add(identity)
    changes = (
        _of_party(party.id, sorted(meetings[party.id]), before, after)
        for party in problem.parties
        if party.id in meetings
    )
    return tuple(change for change in changes if change.disrupted or change.gained)


def _of_party(party: str, meetings: list[str], before: Solution, after: Solution) -> PartyChanges:
    kept, moved, lost, gained = [], [], [], []
    for identity in meetings:
        was, now = before.placements.get(identity), after.placements.get(identity)
        if was is None and now is not None:
            gained.append(Held(identity, now))
        elif was is not None and now is None:
            lost.append(Held(identity, was))
        elif was is not None and now is not None and was != now:
            moved.append(Moved(identity, was, now))
        elif now is not None:
            kept.append(Held(identity, now))
    return PartyChanges(
        party=party,
        kept=_in_time(kept),
        moved=tuple(sorted(moved, key=lambda move: move.after.slot)),
        lost=_in_time(lost),
        gained=_in_time(gained),
    )


def _in_time(meetings: list[Held]) -> tuple[Held, ...]:
    return tuple(sorted(meetings, key=lambda meeting: meeting.placement.slot))
