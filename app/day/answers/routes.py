"""Answering offers over HTTP: by the holder's badge, by any device at the door, at the table."""

from datetime import datetime

from sqlmodel import Session, col

from app.auth.deps import PUBLIC
from app.core.database.sessions import Db
from app.core.errors import (
    ForbiddenError,
    NotFoundError,
    TooManyRequestsError,
    errors,
)
from app.core.http.routing import api_router
from app.day.answers.deps import OfferAtDoor, OfferAtTable, OfferOfBadge
from app.day.answers.schemas import OfferAnswerIn, OffersOut
from app.day.errors import NothingPublishedError
from app.day.seats import queries, views
from app.day.seats.errors import OfferAnsweredError, SeatObjectionError
from app.day.seats.offering import answer_offer
from app.day.seats.schemas import OfferOut
from app.events.clocks.deps import DayNow
from app.events.deps import Doorkeeper, TableHost
from app.events.records import Event
from app.meetings.agenda.deps import AgendaByHeader
from app.meetings.agenda.errors import BadgeGoneError, BadgeUnknownError
from app.meetings.seats.records import OfferStatus, StandbyOffer

router = api_router(tag="day")
_REFUSED = (NotFoundError, NothingPublishedError, OfferAnsweredError, SeatObjectionError)


@router.post(
    "/badges/agenda/offers/{offer_id}/answer",
    operation_id="answer_offer_by_badge",
    summary="Answer an offer by badge",
    dependencies=[PUBLIC],
    responses=errors(*_REFUSED, BadgeUnknownError, BadgeGoneError, TooManyRequestsError),
)
def answer_offer_by_badge(
    body: OfferAnswerIn, opened: AgendaByHeader, offer: OfferOfBadge, db: Db
) -> OfferOut:
    """Accept or decline a seat that is offered to the badge holder's cooperative."""
    return _answered(db, opened.event, offer, body, f"badge:{opened.holder.id}", opened.now)


@router.post(
    "/events/{event_id}/door/offers/{offer_id}/answer",
    operation_id="answer_offer_at_door",
    summary="Answer an offer at the door",
    responses=errors(*_REFUSED, ForbiddenError),
)
def answer_offer_at_door(
    body: OfferAnswerIn, keeper: Doorkeeper, offer: OfferAtDoor, db: Db, now: DayNow
) -> OfferOut:
    """Note what a cooperative at the door says to its offer, which the scan's answer names."""
    return _answered(db, keeper.event, offer, body, keeper.holder.actor, now)


@router.get(
    "/events/{event_id}/host/offers",
    operation_id="list_host_offers",
    summary="List offers at the tables that you lead",
    responses=errors(NotFoundError, ForbiddenError),
)
def list_host_offers(hosting: TableHost, db: Db, now: DayNow) -> OffersOut:
    """List the seats at your tables that are offered and not answered yet."""
    statement = queries.offers(hosting.event.id, status=OfferStatus.PENDING, now=now)
    rows = [
        one
        for one in db.exec(statement.order_by(col(StandbyOffer.id))).all()
        if hosting.may_host(one.partner_id, one.table_id)
    ]
    return OffersOut(items=views.offers_out(db, hosting.event, rows, now))


@router.post(
    "/events/{event_id}/host/offers/{offer_id}/answer",
    operation_id="answer_offer_at_table",
    summary="Answer an offer at the table",
    responses=errors(*_REFUSED, ForbiddenError),
)
def answer_offer_at_table(
    body: OfferAnswerIn, hosting: TableHost, offer: OfferAtTable, db: Db, now: DayNow
) -> OfferOut:
    """Note what a cooperative that has come to the table says to its offer."""
    return _answered(db, hosting.event, offer, body, hosting.actor, now)


def _answered(
    db: Session, event: Event, offer: StandbyOffer, body: OfferAnswerIn, actor: str, now: datetime
) -> OfferOut:
    made = answer_offer(db, event, offer, body.answer, actor=actor, now=now)
    return views.offers_out(db, event, [made], now)[0]
