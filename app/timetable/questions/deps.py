"""The analysis of a path: loaded, or 404."""

from typing import Annotated

from fastapi import Depends

from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.http.fields import PathNumber
from app.events.deps import EventToRead
from app.timetable.questions import queries
from app.timetable.records import Analysis


def _analysis_to_read(event: EventToRead, number: PathNumber, db: Db) -> Analysis:
    return or_not_found(queries.analysis(db, event.id, number))


AnalysisToRead = Annotated[Analysis, Depends(_analysis_to_read)]
