"""What goes to the scheduler and what comes back, without the scheduler's own types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.attendees.records import Cooperative
from app.events.records import Interval
from app.meetings.room import Absence
from app.meetings.sitting import Sitting
from app.partners.records import Partner, Table
from app.requests.pauses.records import Pause
from app.requests.records import Lock, Request

Document = dict[str, Any]
"""A problem, solution or result as the scheduler's versioned JSON."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of an event that a timetable is made from; slots in time order."""

    target_meetings: int
    timezone: str
    """IANA name of the event's time zone."""
    slots: Sequence[Interval]
    cooperatives: Sequence[Cooperative]
    partners: Sequence[Partner]
    tables: Sequence[Table]
    absences: Mapping[UUID, Sequence[Absence]]
    """By cooperative or partner."""
    requests: Sequence[Request]
    locks: Sequence[Lock]
    pauses: Sequence[Pause] = ()


class UnsoundFactsError(Exception):
    """The rows do not make a sound problem; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Progress of a running solve, and how to get its best timetable so far."""

    phase: str
    tier: str
    incumbent: list[int] | None
    bound: list[int] | None
    gap: float | None
    elapsed: float
    """Seconds since this solve began."""
    solution: Callable[[], Document] | None
    """Returns the solution's document; None if the timetable has not changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a solve ended; `seats` is None if there is no timetable, and empty if it holds none.

    `seats` are in order of slot, table and seat. The timetable is shown to nobody unless
    `violations` is empty.
    """

    status: str
    seats: Sequence[Sitting] | None
    summary: Document
    result: Document
    violations: Sequence[str]
