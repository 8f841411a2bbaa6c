"""The second timetable of a comparison: loaded, or 404."""

from typing import Annotated

from fastapi import Depends, Path

from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.http.fields import LARGEST_NUMBER
from app.events.deps import EventToRead
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries


def _against(
    event: EventToRead,
    against: Annotated[
        int, Path(ge=1, le=LARGEST_NUMBER, description="Number of the timetable after")
    ],
    db: Db,
) -> Timetable:
    return or_not_found(versions_queries.timetable(db, event.id, against))


Against = Annotated[Timetable, Depends(_against)]
"""The second timetable of a comparison."""
