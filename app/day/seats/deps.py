"""The release or offer of a path: loaded, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange
from app.meetings.seats.records import SeatRelease, StandbyOffer


def _release(
    event: EventToChange,
    release_id: Annotated[UUID, Path(description="`id` of the release")],
    db: Db,
) -> SeatRelease:
    found = db.get(SeatRelease, release_id)
    if found is None or found.event_id != event.id:
        raise NotFoundError
    return found


def _offer(
    event: EventToChange,
    offer_id: Annotated[UUID, Path(description="`id` of the offer")],
    db: Db,
) -> StandbyOffer:
    found = db.get(StandbyOffer, offer_id)
    if found is None or found.event_id != event.id:
        raise NotFoundError
    return found


ReleaseToChange = Annotated[SeatRelease, Depends(_release)]
"""The release, changeable by the caller (`EventToChange`)."""


OfferToChange = Annotated[StandbyOffer, Depends(_offer)]
"""The offer, changeable by the caller (`EventToChange`)."""
