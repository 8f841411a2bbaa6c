"""Released seats and standby over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, status
from sqlmodel import col

from app.auth.deps import Caller
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.day import publishing
from app.day.errors import NothingPublishedError, TableUnknownError
from app.day.seats import offering, queries, releasing, views
from app.day.seats.deps import OfferToChange, ReleaseToChange
from app.day.seats.errors import (
    MeetingUnknownError,
    NobodyWaitsError,
    NotDueError,
    OfferAnsweredError,
    ReleasedMeanwhileError,
    ReleaseUndoneError,
    SeatObjectionError,
)
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
from app.day.seats.situation import Situation
from app.events.clocks.deps import DayNow
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.meetings.versions.errors import PublishedMeanwhileError
from app.timetable.versions.schemas import expected_by

router = api_router(tag="day", prefix="/events/{event_id}")
_OfferStatus = Annotated[OfferStatus | None, Query(alias="status", description="Only of these")]


@router.get(
    "/releases/due",
    operation_id="list_due_releases",
    summary="Preview what could be released",
    responses=errors(*READING, NothingPublishedError),
)
def list_due_releases(event: EventToRead, db: Db, now: DayNow) -> DueListOut:
    """List the next meetings of cooperatives that have not come within the grace time.

    Each with the cooperatives on standby that could take the seat. Nothing is changed.
    """
    return views.due_list(Situation(db, event, publishing.published_now(db, event), now))


@router.post(
    "/releases",
    operation_id="release_seats",
    summary="Release seats of those who have not come",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING,
        NothingPublishedError,
        MeetingUnknownError,
        NotDueError,
        PublishedMeanwhileError,
        ReleasedMeanwhileError,
    ),
)
def release_seats(
    body: ReleaseIn, event: EventToChange, caller: Caller, db: Db, now: DayNow
) -> ReleasesOut:
    """Take these meetings, and no others, from cooperatives that have not come.

    A new timetable without them is published; the seats can be offered to standby.
    """
    rows = releasing.release(
        db, event, body.meeting_ids, actor=caller, now=now, expected=expected_by(body)
    )
    published = publishing.published_now(db, event)
    return ReleasesOut(timetable=published.number, items=views.releases_out(db, event, rows))


@router.get(
    "/releases",
    operation_id="list_releases",
    summary="List released seats",
    responses=errors(*READING, CursorInvalidError),
)
def list_releases(event: EventToRead, db: Db, page: Paging) -> Page[ReleaseOut]:
    """List released seats, oldest first, with those that were given back."""
    rows, cursor = fetch_page(db, queries.releases(event.id), page, [col(SeatRelease.id)])
    return Page(items=views.releases_out(db, event, rows), next_cursor=cursor)


@router.post(
    "/releases/{release_id}/undo",
    operation_id="undo_release",
    summary="Give a released seat back",
    responses=errors(*WRITING, NothingPublishedError, ReleaseUndoneError, SeatObjectionError),
)
def undo_release(
    event: EventToChange, release: ReleaseToChange, caller: Caller, db: Db, now: DayNow
) -> ReleaseOut:
    """Restore a meeting that was released, if its seat is still free and its slot not over."""
    row = releasing.undo(db, event, release, actor=caller, now=now)
    return views.releases_out(db, event, [row])[0]


@router.get(
    "/standby",
    operation_id="list_standby",
    summary="List who stands by",
    responses=errors(*READING, NothingPublishedError),
)
def list_standby(event: EventToRead, db: Db, now: DayNow) -> QueueOut:
    """List cooperatives that have come and ask for more meetings, the neediest first.

    Fewest meetings first, then most unmet requests; the order of arrival does not matter.
    """
    return views.queue_list(Situation(db, event, publishing.published_now(db, event), now))


@router.get(
    "/standby/seats",
    operation_id="list_free_seats",
    summary="List free seats that somebody could take",
    responses=errors(*READING, NothingPublishedError),
)
def list_free_seats(
    event: EventToRead,
    db: Db,
    now: DayNow,
    slot_id: Annotated[UUID | None, Query(description="Only in this slot")] = None,
) -> FreeSeatsOut:
    """List free seats in slots ahead, each with the cooperatives on standby that could take it."""
    return views.free_seats(Situation(db, event, publishing.published_now(db, event), now), slot_id)


@router.post(
    "/standby/offers",
    operation_id="offer_seat",
    summary="Offer a free seat",
    status_code=status.HTTP_201_CREATED,
    responses=errors(
        *WRITING, NothingPublishedError, TableUnknownError, NobodyWaitsError, SeatObjectionError
    ),
)
def offer_seat(
    body: OfferIn, event: EventToChange, caller: Caller, db: Db, now: DayNow
) -> OfferOut:
    """Offer a seat to the cooperative named, or to the neediest on standby that can come.

    A seat is offered to one cooperative at a time, until `expires_at`. Who declined a seat, let its
    offer lapse or had it withdrawn is offered that seat again only if it is named.
    """
    made = offering.offer(db, event, **body.model_dump(), actor=caller, now=now)
    return views.offers_out(db, event, [made], now)[0]


@router.get(
    "/standby/offers",
    operation_id="list_offers",
    summary="List offers",
    responses=errors(*READING, CursorInvalidError),
)
def list_offers(
    event: EventToRead, db: Db, page: Paging, now: DayNow, offer_status: _OfferStatus = None
) -> Page[OfferOut]:
    """List offers to standby, oldest first."""
    statement = queries.offers(event.id, status=offer_status, now=now)
    rows, cursor = fetch_page(db, statement, page, [col(StandbyOffer.id)])
    return Page(items=views.offers_out(db, event, rows, now), next_cursor=cursor)


@router.post(
    "/standby/offers/{offer_id}/accept",
    operation_id="accept_offer",
    summary="Accept an offer",
    responses=errors(*WRITING, NothingPublishedError, OfferAnsweredError, SeatObjectionError),
)
def accept_offer(
    event: EventToChange, offer: OfferToChange, caller: Caller, db: Db, now: DayNow
) -> OfferOut:
    """Seat the cooperative: a new timetable with the meeting is published."""
    made = offering.accept(db, event, offer, actor=caller, now=now)
    return views.offers_out(db, event, [made], now)[0]


@router.post(
    "/standby/offers/{offer_id}/decline",
    operation_id="decline_offer",
    summary="Decline an offer",
    responses=errors(*WRITING, NothingPublishedError, OfferAnsweredError),
)
def decline_offer(
    event: EventToChange, offer: OfferToChange, caller: Caller, db: Db, now: DayNow
) -> OfferOut:
    """Record that the cooperative declines; the seat can be offered to the next one."""
    return _closed(db, event, offer, OfferStatus.DECLINED, caller, now)


@router.post(
    "/standby/offers/{offer_id}/withdraw",
    operation_id="withdraw_offer",
    summary="Withdraw an offer",
    responses=errors(*WRITING, NothingPublishedError, OfferAnsweredError),
)
def withdraw_offer(
    event: EventToChange, offer: OfferToChange, caller: Caller, db: Db, now: DayNow
) -> OfferOut:
    """Withdraw an offer that has not been answered."""
    return _closed(db, event, offer, OfferStatus.WITHDRAWN, caller, now)


def _closed(
    db: Db, event: Event, offer: StandbyOffer, how: OfferStatus, caller: Caller, now: DayNow
) -> OfferOut:
    made = offering.close_offer(db, event, offer, how, actor=caller, now=now)
    return views.offers_out(db, event, [made], now)[0]
