"""The event of a request's path, loaded only for those whose role allows what the route does."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.auth.deps import Caller, Permission, check_role
from app.auth.records import Role
from app.core.db import Db
from app.core.errors import NotFoundError
from app.events.records import Event


class _EventFor(Permission):
    """The event, for callers with a role in it."""

    def __init__(self, needed: Role) -> None:
        self.needed = needed
        self.name = needed.value

    def __call__(
        self,
        event_id: Annotated[UUID, Path(description="`id` of the event")],
        caller: Caller,
        db: Db,
    ) -> Event:
        """Return the event; NotFoundError for outsiders, ForbiddenError below the role."""
        check_role(db, caller, event_id, self.needed)
        event = db.get(Event, event_id)
        if event is None:
            raise NotFoundError
        return event


EventForViewer = Annotated[Event, Depends(_EventFor(Role.VIEWER))]
"""The event, readable by the caller."""
EventForOrganizer = Annotated[Event, Depends(_EventFor(Role.ORGANIZER))]
"""The event, changeable by the caller."""
