"""The timetable of a path: loaded, or 404."""

from typing import Annotated

from fastapi import Depends

from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.http.fields import PathNumber
from app.events.deps import EventToChange, EventToRead
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries


def _timetable_to_read(event: EventToRead, number: PathNumber, db: Db) -> Timetable:
    return or_not_found(versions_queries.timetable(db, event.id, number))


def _timetable_to_change(event: EventToChange, number: PathNumber, db: Db) -> Timetable:
    return or_not_found(versions_queries.timetable(db, event.id, number))


TimetableToRead = Annotated[Timetable, Depends(_timetable_to_read)]
TimetableToChange = Annotated[Timetable, Depends(_timetable_to_change)]
