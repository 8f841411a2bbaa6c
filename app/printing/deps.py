"""The print run of a request's path: loaded, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, or_not_found
from app.events.deps import EventToChange, OrganizerEventToRead
from app.printing import queries
from app.printing.keeping import is_over
from app.printing.records import PrintRun

_Id = Annotated[UUID, Path(description="`id` of the print run")]


def _run_to_read(event: OrganizerEventToRead, print_run_id: _Id, db: Db, now: Now) -> PrintRun:
    run = or_not_found(queries.run(db, event.id, print_run_id))
    if is_over(run, now):
        raise NotFoundError
    return run


def _run_to_change(event: EventToChange, print_run_id: _Id, db: Db) -> PrintRun:
    return or_not_found(queries.run(db, event.id, print_run_id))


PrintRunToRead = Annotated[PrintRun, Depends(_run_to_read)]
"""The print run, for those who may change its event."""
PrintRunToChange = Annotated[PrintRun, Depends(_run_to_change)]
"""The print run, of an event that the caller may change."""
