"""The run, timetable or analysis of a path: loaded, or 404."""

from typing import Annotated, TypeVar

from fastapi import Depends, Path

from app.core.db import Db
from app.core.errors import NotFoundError
from app.core.http.fields import LARGEST_NUMBER
from app.events.deps import EventForOrganizer, EventForViewer
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.timetable.questions import queries as questions_queries
from app.timetable.records import Analysis, SolveRun
from app.timetable.runs import queries

T = TypeVar("T")
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="Number within the event")]


def _run_for_viewer(event: EventForViewer, number: Number, db: Db) -> SolveRun:
    return _found(queries.run(db, event.id, number))


def _run_for_organizer(event: EventForOrganizer, number: Number, db: Db) -> SolveRun:
    return _found(queries.run(db, event.id, number))


def _timetable_for_viewer(event: EventForViewer, number: Number, db: Db) -> Timetable:
    return _found(versions_queries.timetable(db, event.id, number))


def _timetable_for_organizer(event: EventForOrganizer, number: Number, db: Db) -> Timetable:
    return _found(versions_queries.timetable(db, event.id, number))


def _analysis_for_viewer(event: EventForViewer, number: Number, db: Db) -> Analysis:
    return _found(questions_queries.analysis(db, event.id, number))


def _analysis_for_organizer(event: EventForOrganizer, number: Number, db: Db) -> Analysis:
    return _found(questions_queries.analysis(db, event.id, number))


def _found(row: T | None) -> T:
    if row is None:
        raise NotFoundError
    return row


RunForViewer = Annotated[SolveRun, Depends(_run_for_viewer)]
RunForOrganizer = Annotated[SolveRun, Depends(_run_for_organizer)]
TimetableForViewer = Annotated[Timetable, Depends(_timetable_for_viewer)]
TimetableForOrganizer = Annotated[Timetable, Depends(_timetable_for_organizer)]
AnalysisForViewer = Annotated[Analysis, Depends(_analysis_for_viewer)]
AnalysisForOrganizer = Annotated[Analysis, Depends(_analysis_for_organizer)]
