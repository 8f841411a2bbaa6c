"""Undoing an application over HTTP."""

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import WRITING, errors
from app.core.http.routing import api_router
from app.events.deps import EventToChange, OrganizerEventToRead
from app.imports.deps import ImportToChange, ImportToRead
from app.imports.undoing import service
from app.imports.undoing.errors import BuiltUponError, ListNotAppliedError
from app.imports.undoing.schemas import UndoOut

router = api_router(tag="imports", prefix="/events/{event_id}/imports/{number}/undo")


@router.get(
    "",
    operation_id="preview_undo_import",
    summary="See what undoing would take back",
    responses=errors(*WRITING, ListNotAppliedError),
)
def preview_undo_import(event: OrganizerEventToRead, imp: ImportToRead, db: Db) -> UndoOut:
    """Count what the list's last application created and changed, and what was built on it."""
    return service.would_undo(db, event, imp)


@router.post(
    "",
    operation_id="undo_import",
    summary="Undo the last application of a list",
    responses=errors(*WRITING, ListNotAppliedError, BuiltUponError),
)
def undo_import(
    event: EventToChange, imp: ImportToChange, caller: Caller, db: Db, now: Now
) -> UndoOut:
    """Remove what the list's last application created, and change back what it changed.

    Refused once something was built on it: requests, meetings, badges, scans, or changes by hand.
    """
    return service.undo(db, event, imp, actor=caller, now=now)
