"""The badge of a request's path, and the address that badges lead to."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request

from app.badges.records import Badge
from app.core.db import Db
from app.core.errors import NotFoundError
from app.events.addresses import public_address
from app.events.deps import EventForOrganizer


def _badge(
    badge_id: Annotated[UUID, Path(description="`id` of the badge")],
    event: EventForOrganizer,
    db: Db,
) -> Badge:
    badge = db.get(Badge, badge_id)
    if badge is None or badge.event_id != event.id:
        raise NotFoundError
    return badge


def _public_address(request: Request, event: EventForOrganizer) -> str | None:
    return public_address(request, event)


BadgeForOrganizer = Annotated[Badge, Depends(_badge)]
"""The badge, for those who may change the event."""
PublicAddress = Annotated[str | None, Depends(_public_address)]
"""The address printed on the event's badges: its own, else the installation's, else none."""
