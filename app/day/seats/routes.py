"""Seats released by absence, and standby, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.db import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.day import queries
from app.day.deps import OfferForOrganizer, ReleaseForOrganizer
from app.day.errors import (
    MeetingUnknownError,
    NobodyWaitsError,
    NotDueError,
    NothingPublishedError,
    OfferAnsweredError,
    ReleaseUndoneError,
    SeatObjectionError,
    TableUnknownError,
)
from app.day.records import OfferStatus, SeatRelease, StandbyOffer
from app.day.seats import service, views
from app.day.seats.schemas import (
    DueListOut,
    FreeSeatsOut,
    OfferIn,
    OfferOut,
    QueueOut,
    ReleaseIn,
    ReleaseOut,
    ReleasesOut,
)
from app.events.deps import EventForOrganizer, EventForViewer
from app.events.records import Event
from app.meetings.versions.errors import PublishedMeanwhileError
from app.timetable.versions.schemas import expected_by

router = api_router(tag="day", prefix="/events/{event_id}")
READING = (NotFoundError, NothingPublishedError)
WRITING = (NotFoundError, ForbiddenError, NothingPublishedError)
_OfferStatus = Annotated[OfferStatus | None, Query(alias="status", description="Only of these")]


@router.get(
    "/releases/due",
    operation_id="list_due_releases",
    summary="Preview what could be released",
    responses=errors(*READING),
)
def list_due_releases(event: EventForViewer, db: Db, now: Now) -> DueListOut:
    """List the next meetings of cooperatives that have not come within the grace time.

    Each with who stands by and would take the seat. Nothing is changed.
    """
    return views.due_list(db, event, service.published_now(db, event), now)


@router.post(
    "/releases",
    operation_id="release_seats",
    summary="Release seats of those who have not come",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, MeetingUnknownError, NotDueError, PublishedMeanwhileError),
)
def release_seats(
    body: ReleaseIn, event: EventForOrganizer, caller: Caller, db: Db, now: Now
) -> ReleasesOut:
    """Take these meetings, and no others, from cooperatives that have not come.

    A new timetable without them is published; the seats can be offered to standby.
    """
    rows = service.release(
        db, event, body.meeting_ids, actor=caller, now=now, expected=expected_by(body)
    )
    published = service.published_now(db, event)
    return ReleasesOut(timetable=published.number, items=views.releases_out(db, event, rows))


@router.get(
    "/releases",
    operation_id="list_releases",
    summary="List released seats",
    responses=errors(NotFoundError, CursorInvalidError),
)
def list_releases(event: EventForViewer, db: Db, page: Paging) -> Page[ReleaseOut]:
    """List what was released, oldest first, what was given back included."""
    rows, cursor = fetch_page(db, queries.releases(event.id), page, [col(SeatRelease.id)])
    return Page(items=views.releases_out(db, event, rows), next_cursor=cursor)


@router.post(
    "/releases/{release_id}/undo",
    operation_id="undo_release",
    summary="Give a released seat back",
    responses=errors(*WRITING, ReleaseUndoneError, SeatObjectionError),
)
def undo_release(
    event: EventForOrganizer, release: ReleaseForOrganizer, caller: Caller, db: Db, now: Now
) -> ReleaseOut:
    """Restore a meeting that was released, if its seat is still free and its slot not over."""
    row = service.undo(db, event, release, actor=caller, now=now)
    return views.releases_out(db, event, [row])[0]


@router.get(
    "/standby",
    operation_id="list_standby",
    summary="List who stands by",
    responses=errors(*READING),
)
def list_standby(event: EventForViewer, db: Db) -> QueueOut:
    """List cooperatives that have come and ask for more than they got, the neediest first.

    Fewest meetings first, then most requests unmet; who came first does not matter.
    """
    return views.queue_list(db, event, service.published_now(db, event))


@router.get(
    "/standby/seats",
    operation_id="list_free_seats",
    summary="List free seats that somebody could take",
    responses=errors(*READING),
)
def list_free_seats(
    event: EventForViewer,
    db: Db,
    now: Now,
    slot_id: Annotated[UUID | None, Query(description="Only in this slot")] = None,
) -> FreeSeatsOut:
    """List seats that are free in slots to come, each with who stands by and could take it."""
    return views.free_seats(db, event, service.published_now(db, event), now, slot_id)


@router.post(
    "/standby/offers",
    operation_id="offer_seat",
    summary="Offer a free seat",
    status_code=status.HTTP_201_CREATED,
    responses=errors(*WRITING, TableUnknownError, NobodyWaitsError, SeatObjectionError),
)
def offer_seat(
    body: OfferIn, event: EventForOrganizer, caller: Caller, db: Db, now: Now
) -> OfferOut:
    """Offer a seat to the neediest who stands by and can come, or to the cooperative named.

    A seat is offered to one at a time.
    """
    made = service.offer(db, event, **body.model_dump(), actor=caller, now=now)
    return views.offers_out(db, event, [made])[0]


@router.get(
    "/standby/offers",
    operation_id="list_offers",
    summary="List offers",
    responses=errors(NotFoundError, CursorInvalidError),
)
def list_offers(
    event: EventForViewer, db: Db, page: Paging, offer_status: _OfferStatus = None
) -> Page[OfferOut]:
    """List offers to standby, oldest first."""
    statement = queries.offers(event.id, status=offer_status)
    rows, cursor = fetch_page(db, statement, page, [col(StandbyOffer.id)])
    return Page(items=views.offers_out(db, event, rows), next_cursor=cursor)


@router.post(
    "/standby/offers/{offer_id}/accept",
    operation_id="accept_offer",
    summary="Accept an offer",
    responses=errors(*WRITING, OfferAnsweredError, SeatObjectionError),
)
def accept_offer(
    event: EventForOrganizer, offer: OfferForOrganizer, caller: Caller, db: Db, now: Now
) -> OfferOut:
    """Seat the cooperative: a new timetable with the meeting is published."""
    made = service.accept(db, event, offer, actor=caller, now=now)
    return views.offers_out(db, event, [made])[0]


@router.post(
    "/standby/offers/{offer_id}/decline",
    operation_id="decline_offer",
    summary="Decline an offer",
    responses=errors(*WRITING, OfferAnsweredError),
)
def decline_offer(
    event: EventForOrganizer, offer: OfferForOrganizer, caller: Caller, db: Db, now: Now
) -> OfferOut:
    """Note that the cooperative does not want the seat; the next in the queue may have it."""
    return _closed(db, event, offer, OfferStatus.DECLINED, caller, now)


@router.post(
    "/standby/offers/{offer_id}/withdraw",
    operation_id="withdraw_offer",
    summary="Withdraw an offer",
    responses=errors(*WRITING, OfferAnsweredError),
)
def withdraw_offer(
    event: EventForOrganizer, offer: OfferForOrganizer, caller: Caller, db: Db, now: Now
) -> OfferOut:
    """Take an offer back that nobody has answered."""
    return _closed(db, event, offer, OfferStatus.WITHDRAWN, caller, now)


def _closed(
    db: Db, event: Event, offer: StandbyOffer, how: OfferStatus, caller: Caller, now: Now
) -> OfferOut:
    made = service.close_offer(db, event, offer, how, actor=caller, now=now)
    return views.offers_out(db, event, [made])[0]
