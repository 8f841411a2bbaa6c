"""Which version of an event's timetable a page shows, and what keeps it from being published."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.core.errors import or_not_found
from app.meetings.queries import MeetingLine, meeting_lines
from app.meetings.records import Timetable
from app.meetings.versions import queries

MOST_ASTRAY: Final = 50
"""How many meetings in slots that are gone a page names."""


@dataclass(frozen=True, slots=True)
class Astray:
    """The meetings that keep a version from being published; false where there are none."""

    count: int
    lines: list[MeetingLine]

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return self.count > 0


def astray_of(session: Session, timetable_id: UUID) -> Astray:
    """Return the meetings of a timetable in slots that have left the programme."""
    count = queries.meetings_outside_programme(session, timetable_id)
    if not count:
        return Astray(0, [])
    named = queries.outside_programme(session, timetable_id, most=MOST_ASTRAY)
    return Astray(count, meeting_lines(session, timetable_id, only=named))


def shown_timetable(db: Session, event_id: UUID, version: int | None) -> Timetable | None:
    """Return the version with this number or, for None, the published one, else the newest.

    None: the event has no timetable yet.

    Raises:
        NotFoundError: there is no version with this number.
    """
    if version is None:
        return queries.current(db, event_id)
    return or_not_found(queries.timetable(db, event_id, version))
