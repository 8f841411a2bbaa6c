"""Who may follow an event's feed."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.auth.deps import Caller, Permission, check_role
from app.auth.records import Role
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.notify.feed import queries


class _FollowedEvent(Permission):
    """The event's id, for callers with a role in it; this domain may not import `app.events`."""

    name = Role.VIEWER.value

    def __call__(
        self,
        event_id: Annotated[UUID, Path(description="`id` of the event")],
        caller: Caller,
        db: Db,
    ) -> UUID:
        """Return the id; NotFoundError for outsiders and if there is no such event."""
        check_role(db, caller, event_id, Role.VIEWER)
        if not queries.event_exists(db, event_id):
            raise NotFoundError
        return event_id


FollowedEvent = Annotated[UUID, Depends(_FollowedEvent())]
"""Id of the event, whose feed the caller may read."""
