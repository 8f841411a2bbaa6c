"""The badge of a request's path, and the address that badges lead to."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request

from app.badges import queries
from app.badges.records import Badge, SigningKey
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, or_not_found
from app.events.addresses import public_address
from app.events.deps import EventToChange, OrganizerEventToRead

_BadgeId = Annotated[UUID, Path(description="`id` of the badge")]


def _badge(db: Db, event_id: UUID, badge_id: UUID) -> Badge:
    badge = db.get(Badge, badge_id)
    if badge is None or badge.event_id != event_id:
        raise NotFoundError
    return badge


def _badge_to_read(badge_id: _BadgeId, event: OrganizerEventToRead, db: Db) -> Badge:
    return _badge(db, event.id, badge_id)


def _badge_to_change(badge_id: _BadgeId, event: EventToChange, db: Db) -> Badge:
    return _badge(db, event.id, badge_id)


def _key_to_change(
    event: EventToChange,
    key_id: Annotated[str, Path(pattern="^[0-9a-f]{6}$", description="`key_id` of the key")],
    db: Db,
) -> SigningKey:
    return or_not_found(queries.event_key(db, event.id, key_id))


def _public_address(request: Request, event: OrganizerEventToRead) -> str | None:
    return public_address(request, event)


BadgeToRead = Annotated[Badge, Depends(_badge_to_read)]
"""The badge, for those who may change the event."""
BadgeToChange = Annotated[Badge, Depends(_badge_to_change)]
"""The badge, changeable by the caller (`EventToChange`)."""
KeyToChange = Annotated[SigningKey, Depends(_key_to_change)]
"""The signing key, of an event that the caller may change."""
PublicAddress = Annotated[str | None, Depends(_public_address)]
"""The address printed on the event's badges: its own, else the installation's, else none."""
