"""What a request's path names of the day: loaded, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.db import Db
from app.core.errors import NotFoundError
from app.core.http.fields import LARGEST_NUMBER
from app.day import queries
from app.day.records import Proposal, SeatRelease, StandbyOffer
from app.events.deps import EventForOrganizer, EventForViewer, EventToChange
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.timetable.deps import Number


def _proposal_for_viewer(event: EventForViewer, number: Number, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal_for_organizer(event: EventForOrganizer, number: Number, db: Db) -> Proposal:
    return _proposal(db, event.id, number)


def _proposal(db: Db, event_id: UUID, number: int) -> Proposal:
    found = queries.proposal(db, event_id, number)
    if found is None:
        raise NotFoundError
    return found


def _against(
    event: EventForViewer,
    against: Annotated[
        int, Path(ge=1, le=LARGEST_NUMBER, description="Number of the timetable after")
    ],
    db: Db,
) -> Timetable:
    found = versions_queries.timetable(db, event.id, against)
    if found is None:
        raise NotFoundError
    return found


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


ProposalForViewer = Annotated[Proposal, Depends(_proposal_for_viewer)]
"""The proposal, readable by the caller."""
ProposalForOrganizer = Annotated[Proposal, Depends(_proposal_for_organizer)]
"""The proposal, to be decided by the caller."""
Against = Annotated[Timetable, Depends(_against)]
"""The second timetable of a comparison."""
ReleaseForOrganizer = Annotated[SeatRelease, Depends(_release)]
"""The release, changeable by the caller (`EventToChange`)."""
OfferForOrganizer = Annotated[StandbyOffer, Depends(_offer)]
"""The offer, changeable by the caller (`EventToChange`)."""
