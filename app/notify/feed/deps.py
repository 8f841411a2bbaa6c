"""Who may follow an event's feed."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Path, Query

from app.auth.deps import AnyHolder, Permission
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.notify.feed import queries
from app.notify.feed.following import check_follower
from app.notify.feed.news import CURSOR_PATTERN

_PLACE = f"^{CURSOR_PATTERN}$"


class _FollowedEvent(Permission):
    """The event's id, for whoever works in it; this domain may not import `app.events`."""

    name = "insider"

    def __call__(
        self,
        event_id: Annotated[UUID, Path(description="`id` of the event")],
        holder: AnyHolder,
        db: Db,
    ) -> UUID:
        """Return the id; NotFoundError for outsiders and if there is no such event."""
        check_follower(db, holder, event_id)
        if not queries.event_exists(db, event_id):
            raise NotFoundError
        return event_id


FollowedEvent = Annotated[UUID, Depends(_FollowedEvent())]
"""Id of the event, whose feed the caller may read."""


def _heard_until(
    last_event_id: Annotated[
        str | None, Header(pattern=_PLACE, description="`id` of the last event you received")
    ] = None,
    after: Annotated[
        str | None, Query(pattern=_PLACE, description="The same, where you cannot set the header")
    ] = None,
) -> str | None:
    return last_event_id or after


HeardUntil = Annotated[str | None, Depends(_heard_until)]
"""The place in the feed up to which the caller heard; None: it begins."""
