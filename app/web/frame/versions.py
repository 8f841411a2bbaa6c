"""Which version of an event's timetable a page shows."""

from uuid import UUID

from sqlmodel import Session

from app.core.errors import or_not_found
from app.meetings.records import Timetable
from app.meetings.versions import queries


def shown_timetable(db: Session, event_id: UUID, version: int | None) -> Timetable | None:
    """Return the version with this number or, for None, the published one, else the newest.

    None: the event has no timetable yet.

    Raises:
        NotFoundError: there is no version with this number.
    """
    if version is None:
        return queries.current(db, event_id)
    return or_not_found(queries.timetable(db, event_id, version))
