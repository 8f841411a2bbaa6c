"""Who may read what a screen shows."""

from typing import Annotated

from fastapi import Depends

from app.auth.deps import AnyHolder, Permission, check_role
from app.auth.principal import Principal
from app.auth.records import Role, Scope
from app.core.db import Db
from app.core.errors import NotFoundError
from app.events.deps import EventId, check_device
from app.events.records import Event


class _Screen(Permission):
    """What screens in the hall show, for them and for organizers who try one out."""

    name = "screen"

    def __call__(self, event_id: EventId, holder: AnyHolder, db: Db) -> Event:
        """Return the event."""
        if isinstance(holder, Principal):
            check_role(db, holder, event_id, Role.ORGANIZER)
        else:
            check_device(holder, event_id, {Scope.SIGNAGE})
        event = db.get(Event, event_id)
        if event is None:
            raise NotFoundError
        return event


EventForScreen = Annotated[Event, Depends(_Screen())]
"""The event, readable by its screens and its organizers."""
