"""What goes to the scheduler and what comes back, in the application's own words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.attendees.records import Cooperative
from app.events.records import Interval
from app.meetings.room import Absence
from app.meetings.sitting import Sitting
from app.partners.records import Partner, Table
from app.requests.records import Lock, Request

Document = dict[str, Any]
"""A problem, solution or result as the scheduler's versioned JSON."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of an event that a timetable is made from; slots in time order."""

    target_meetings: int
    slots: Sequence[Interval]
    cooperatives: Sequence[Cooperative]
    partners: Sequence[Partner]
    tables: Sequence[Table]
    absences: Mapping[UUID, Sequence[Absence]]
    """By cooperative or partner."""
    requests: Sequence[Request]
    locks: Sequence[Lock]


class UnsoundFactsError(Exception):
    """The rows do not make a sound problem; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a running solve tells: where it stands, and how to get its best timetable so far."""

    phase: str
    tier: str
    incumbent: list[int] | None
    bound: list[int] | None
    gap: float | None
    elapsed: float
    """Seconds since this solve began."""
    solution: Callable[[], Document] | None
    """Makes the solution's document; None if the timetable is as it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a solve ended; `seats` is None if there is no timetable, and empty if it holds none.

    `seats` run in order of slot, table and seat. `violations` must be empty before anybody may
    see the timetable.
    """

    status: str
    seats: Sequence[Sitting] | None
    summary: Document
    result: Document
    violations: Sequence[str]
