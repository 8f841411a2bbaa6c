"""How a meeting stands, from all that was said of it: pure."""

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
    """How a meeting stands."""

    status: MeetingStatus = MeetingStatus.PLANNED
    since: datetime | None = None
    """When it came to stand so; None while nothing was said."""
    outcome: Outcome | None = None


PLANNED = State()


def said_at(fact: MeetingFact) -> datetime:
    """Return when a fact counts as said (`device_moment`)."""
    return device_moment(fact.offline, fact.recorded_at, fact.received_at)


def state(facts: Iterable[MeetingFact]) -> State:
    """Return how a meeting stands: of status and outcome, each what was said last.

    What came first over the network does not matter: a table without a network may tell late.
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
