"""The solve run of a path: loaded, or 404."""

from typing import Annotated

from fastapi import Depends, Request

from app.core.database.sessions import Db
from app.core.errors import or_not_found
from app.core.http.fields import PathNumber
from app.events.deps import EventToRead
from app.timetable.records import SolveRun
from app.timetable.runs import queries


def _run_to_read(event: EventToRead, number: PathNumber, db: Db) -> SolveRun:
    return or_not_found(queries.run(db, event.id, number))


def _solve_limit(request: Request) -> float:
    limit: float = request.app.state.settings.solve_limit_seconds
    return limit


SolveLimit = Annotated[float, Depends(_solve_limit)]
"""Seconds that a solve may take at most in this installation."""
RunToRead = Annotated[SolveRun, Depends(_run_to_read)]
