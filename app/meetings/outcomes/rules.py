"""The state of a meeting from all reports on it, as pure rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.clock import device_moment
from app.meetings.outcomes.records import MeetingFact, MeetingStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a meeting led to."""

    interest: int
    value: int | None
    next_step: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class State:
    """The state of a meeting."""

    status: MeetingStatus = MeetingStatus.PLANNED
    since: datetime | None = None
    """When the status was reported; None without reports."""
    outcome: Outcome | None = None


PLANNED = State()


def said_at(fact: MeetingFact) -> datetime:
    """Return the moment that counts for a report (`device_moment`)."""
    return device_moment(fact.offline, fact.recorded_at, fact.received_at)


def state(facts: Iterable[MeetingFact]) -> State:
    """Return the state of a meeting: the latest status and the latest outcome reported.

    The order of arrival does not matter: an offline table may send its reports late.
    """
    found = PLANNED
    for fact in sorted(facts, key=lambda fact: (said_at(fact), fact.recorded_at, fact.id)):
        outcome = found.outcome
        if fact.interest is not None:
            outcome = Outcome(fact.interest, fact.value, fact.next_step, fact.note)
        if fact.status is not None:
            found = State(fact.status, said_at(fact), outcome)
        else:
            found = State(found.status, found.since, outcome)
    return found
