"""The pause of a path, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event
from app.requests.pauses.records import Pause

PauseId = Annotated[UUID, Path(description="`id` of the pause")]


def _loaded(db: Db, event: Event, pause_id: UUID) -> Pause:
    row = db.get(Pause, pause_id)
    if row is None or row.event_id != event.id:
        raise NotFoundError
    return row


def _to_read(pause_id: PauseId, event: EventToRead, db: Db) -> Pause:
    return _loaded(db, event, pause_id)


def _to_change(pause_id: PauseId, event: EventToChange, db: Db) -> Pause:
    return _loaded(db, event, pause_id)


PauseToRead = Annotated[Pause, Depends(_to_read)]
PauseToChange = Annotated[Pause, Depends(_to_change)]
"""The event is held."""
