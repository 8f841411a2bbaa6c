"""The run, timetable or analysis of a path: loaded, or 404."""

from typing import Annotated, TypeVar

from fastapi import Depends, Path

from app.core.db import Db
from app.core.errors import NotFoundError
from app.core.http.fields import LARGEST_NUMBER
from app.events.deps import EventToChange, EventToRead
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.timetable.questions import queries as questions_queries
from app.timetable.records import Analysis, SolveRun
from app.timetable.runs import queries

T = TypeVar("T")
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="Number within the event")]


def _run_to_read(event: EventToRead, number: Number, db: Db) -> SolveRun:
    return _found(queries.run(db, event.id, number))


def _timetable_to_read(event: EventToRead, number: Number, db: Db) -> Timetable:
    return _found(versions_queries.timetable(db, event.id, number))


def _timetable_to_change(event: EventToChange, number: Number, db: Db) -> Timetable:
    return _found(versions_queries.timetable(db, event.id, number))


def _analysis_to_read(event: EventToRead, number: Number, db: Db) -> Analysis:
    return _found(questions_queries.analysis(db, event.id, number))


def _found(row: T | None) -> T:
    if row is None:
        raise NotFoundError
    return row


RunToRead = Annotated[SolveRun, Depends(_run_to_read)]
TimetableToRead = Annotated[Timetable, Depends(_timetable_to_read)]
TimetableToChange = Annotated[Timetable, Depends(_timetable_to_change)]
AnalysisToRead = Annotated[Analysis, Depends(_analysis_to_read)]
