"""Use cases of standby: offering a free seat, and what becomes of the offer.

Accepting publishes a new version, under the event's lock, so of two that change a seat at the
same time the second sees what the first has done.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.day.errors import TableUnknownError
from app.day.publishing import publish_seats, published_now
from app.day.seats import queries
from app.day.seats.errors import NobodyWaitsError, OfferAnsweredError, SeatObjectionError
from app.day.seats.records import OfferStatus, StandbyOffer
from app.day.seats.rules import Hall, eligible
from app.day.seats.situation import current_hall, standby_queue
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.sitting import Sitting, sitting_of
from app.notify.feed.news import tell
from app.notify.feed.records import FeedKind


def offer(
    session: Session,
    event: Event,
    table_id: UUID,
    slot_id: UUID,
    *,
    seat: int | None = None,
    cooperative_id: UUID | None = None,
    actor: Principal,
    now: datetime,
) -> StandbyOffer:
    """Offer a free seat to the cooperative named, or to the neediest on standby that can come.

    Without `seat` it is the first free seat of the table. TableUnknownError, NobodyWaitsError,
    SeatObjectionError.
    """
    lock_event(session, event.id)
    slots = event_queries.slots(session, event.id)
    begun = {slot.id for slot in slots if slot.starts_at <= now}
    withdraw_offers(session, event, lambda made: made.slot_id in begun, actor, now)
    hall = current_hall(session, event, published_now(session, event), now)
    if table_id not in hall.room.owner:
        raise TableUnknownError
    place = (table_id, slot_id, seat or _first_free(hall, table_id, slot_id))
    if cooperative_id is None:
        sitting = _neediest(session, event, hall, place, now)
    else:
        sitting = Sitting(cooperative_id, hall.room.owner[table_id], *place)
    check_can_sit(hall, sitting)
    made = StandbyOffer(
        event_id=event.id,
        cooperative_id=sitting.cooperative_id,
        partner_id=sitting.partner_id,
        table_id=sitting.table_id,
        slot_id=sitting.slot_id,
        seat=sitting.seat,
        status=OfferStatus.PENDING,
        offered_at=now,
        offered_by=actor.username,
    )
    session.add(made)
    trail.record_change(session, made, actor, now, "standby.offer")
    _tell(session, made)
    return made


def accept(
    session: Session, event: Event, made: StandbyOffer, *, actor: Principal, now: datetime
) -> StandbyOffer:
    """Seat the cooperative in a new version of the timetable.

    OfferAnsweredError; SeatObjectionError if it cannot sit there any more.
    """
    lock_event(session, event.id)
    _check_pending(session, made)
    _answer(
        session, made, OfferStatus.ACCEPTED, actor, now
    )  # so that the offer does not count against itself
    hall = current_hall(session, event, published_now(session, event), now)
    sitting = sitting_of(made)
    check_can_sit(hall, sitting)
    publish_seats(
        session, event, [*hall.sittings.values(), sitting], "standby", [sitting], actor, now
    )
    return made


def close_offer(
    session: Session,
    event: Event,
    made: StandbyOffer,
    status: OfferStatus,
    *,
    actor: Principal,
    now: datetime,
) -> StandbyOffer:
    """Record that a cooperative declines an offer, or that it is withdrawn. OfferAnsweredError.

    A cooperative that declines is offered the same seat again only if it is named.
    """
    lock_event(session, event.id)
    _check_pending(session, made)
    _answer(session, made, status, actor, now)
    return made


def withdraw_offers(
    session: Session,
    event: Event,
    which: Callable[[StandbyOffer], bool],
    actor: Principal,
    now: datetime,
) -> None:
    """Withdraw those of the event's pending offers."""
    for made in session.exec(queries.offers(event.id, status=OfferStatus.PENDING)).all():
        if which(made):
            _answer(session, made, OfferStatus.WITHDRAWN, actor, now)


def check_can_sit(hall: Hall, sitting: Sitting) -> None:
    """Raise SeatObjectionError if the cooperative cannot take the seat."""
    objection = hall.objection(sitting)
    if objection is not None:
        raise SeatObjectionError(reason=objection.value)


def _first_free(hall: Hall, table_id: UUID, slot_id: UUID) -> int:
    """Return the lowest free seat of a table in a slot; 1, which is then refused, if none is."""
    free = [place[2] for place in hall.free() if place[:2] == (table_id, slot_id)]
    return min(free, default=1)


def _neediest(
    session: Session, event: Event, hall: Hall, place: tuple[UUID, UUID, int], now: datetime
) -> Sitting:
    waiting = standby_queue(session, event, hall.sittings.values(), now)
    declined = queries.declined(session, event.id).get(place, set())
    found = next(eligible(hall, place, waiting, declined), None)
    if found is None:
        raise NobodyWaitsError
    return found


def _check_pending(session: Session, made: StandbyOffer) -> None:
    session.refresh(made)
    if made.status is not OfferStatus.PENDING:
        raise OfferAnsweredError(status=made.status.value)


def _answer(
    session: Session, made: StandbyOffer, status: OfferStatus, actor: Principal, now: datetime
) -> None:
    made.status = status
    made.answered_at, made.answered_by = now, actor.username
    session.add(made)
    trail.record_change(session, made, actor, now, f"standby.{status.value}")
    _tell(session, made)


def _tell(session: Session, made: StandbyOffer) -> None:
    tell(
        session,
        made.event_id,
        FeedKind.STANDBY_OFFERED,
        {
            "offer_id": made.id,
            "status": made.status.value,
            "cooperative_id": made.cooperative_id,
            "table_id": made.table_id,
            "slot_id": made.slot_id,
        },
    )
