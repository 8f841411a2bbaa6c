"""Use cases of standby: offering a free seat, and what becomes of the offer.

An offer ends at its time-out, and when its slot begins: it is written down as lapsed at the next
occasion, and counts as such at once.

Accepting publishes a new version, under the event's lock, so of two that change a seat at the
same time the second sees what the first has done.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.auth.audit import trail
from app.auth.principal import Principal, username
from app.core.locale import clock_time
from app.day.actors import CLOCK
from app.day.errors import TableUnknownError
from app.day.policy.queries import offer_time
from app.day.publishing import publish_seats, published_now
from app.day.seats import queries
from app.day.seats.errors import NobodyWaitsError, OfferAnsweredError, SeatObjectionError
from app.day.seats.matching import by_wish, eligible
from app.day.seats.rules import Hall, standing_of
from app.day.seats.situation import current_hall, standby_queue
from app.events.queries import lock_event
from app.events.records import Event, Interval
from app.meetings.seats.answers import record_answer, tell_of
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.meetings.sitting import Sitting, sitting_of

Answer = Literal["accepted", "declined"]
"""What a cooperative says to an offer."""


def offer(
    session: Session,
    event: Event,
    table_id: UUID,
    slot_id: UUID,
    *,
    seat: int | None = None,
    cooperative_id: UUID | None = None,
    actor: Principal | str,
    now: datetime,
) -> StandbyOffer:
    """Offer a free seat to the cooperative named, or to the neediest on standby that can come.

    Without `seat` it is the first free seat of the table. TableUnknownError, NobodyWaitsError,
    SeatObjectionError.
    """
    lock_event(session, event.id)
    lapse_offers(session, event, now)
    hall = current_hall(session, event, published_now(session, event), now)
    if table_id not in hall.room.owner:
        raise TableUnknownError
    place = (table_id, slot_id, seat or _first_free(hall, table_id, slot_id))
    if cooperative_id is None:
        sitting = _neediest(session, event, hall, place, now)
    else:
        sitting = Sitting(cooperative_id, hall.room.owner[table_id], *place)
    return offer_seat(session, event, hall, sitting, actor=actor, now=now)


def offer_seat(
    session: Session,
    event: Event,
    hall: Hall,
    sitting: Sitting,
    *,
    actor: Principal | str,
    now: datetime,
) -> StandbyOffer:
    """Offer a seat of the hall as it is under the event's lock. SeatObjectionError."""
    check_can_sit(session, hall, sitting)
    begins = session.get_one(Interval, sitting.slot_id).starts_at
    made = StandbyOffer(
        event_id=event.id,
        cooperative_id=sitting.cooperative_id,
        partner_id=sitting.partner_id,
        table_id=sitting.table_id,
        slot_id=sitting.slot_id,
        seat=sitting.seat,
        status=OfferStatus.PENDING,
        offered_at=now,
        offered_by=username(actor),
        expires_at=min(begins, now + offer_time(session, event.id)),
    )
    session.add(made)
    trail.record_change(session, made, actor, now, "standby.offer")
    tell_of(session, made)
    return made


def accept(
    session: Session, event: Event, made: StandbyOffer, *, actor: Principal | str, now: datetime
) -> StandbyOffer:
    """Seat the cooperative in a new version of the timetable.

    OfferAnsweredError; SeatObjectionError if it cannot sit there any more.
    """
    lock_event(session, event.id)
    _check_stands(session, event, made, now)
    record_answer(
        session, made, OfferStatus.ACCEPTED, actor, now
    )  # so that the offer does not count against itself
    hall = current_hall(session, event, published_now(session, event), now)
    sitting = sitting_of(made)
    check_can_sit(session, hall, sitting)
    publish_seats(
        session, event, [*hall.sittings.values(), sitting], "standby", [sitting], actor, now
    )
    return made


def answer_offer(
    session: Session,
    event: Event,
    made: StandbyOffer,
    answer: Answer,
    *,
    actor: Principal | str,
    now: datetime,
) -> StandbyOffer:
    """Record a cooperative's answer to an offer; refusals are those of `accept`."""
    if answer == "accepted":
        return accept(session, event, made, actor=actor, now=now)
    return close_offer(session, event, made, OfferStatus.DECLINED, actor=actor, now=now)


def close_offer(
    session: Session,
    event: Event,
    made: StandbyOffer,
    status: OfferStatus,
    *,
    actor: Principal | str,
    now: datetime,
) -> StandbyOffer:
    """Record that a cooperative declines an offer, or that it is withdrawn. OfferAnsweredError.

    A cooperative that declines is offered the same seat again only if it is named.
    """
    lock_event(session, event.id)
    _check_stands(session, event, made, now)
    record_answer(session, made, status, actor, now)
    return made


def withdraw_offers(
    session: Session,
    event: Event,
    which: Callable[[StandbyOffer], bool],
    actor: Principal | str,
    now: datetime,
) -> None:
    """Withdraw those of the event's pending offers."""
    lapse_offers(session, event, now)
    for made in session.exec(queries.offers(event.id, status=OfferStatus.PENDING, now=now)).all():
        if which(made):
            record_answer(session, made, OfferStatus.WITHDRAWN, actor, now)


def lapse_offers(session: Session, event: Event, now: datetime) -> int:
    """Write down which offers nobody answered in time; return how many."""
    silent = session.exec(queries.lapsing(event.id, now)).all()
    for made in silent:
        record_answer(session, made, OfferStatus.LAPSED, CLOCK, now)
    return len(silent)


def check_can_sit(session: Session, hall: Hall, sitting: Sitting) -> None:
    """Raise SeatObjectionError, which says who was faster, if a cooperative cannot take a seat."""
    objection = hall.objection(sitting)
    if objection is None:
        return
    other = hall.sittings.get(sitting.place) or hall.offers.get(sitting.place)
    faster = None if other is None else session.get(Cooperative, other.cooperative_id)
    raise SeatObjectionError(
        reason=objection.value, village="-" if faster is None else faster.village
    )


def _first_free(hall: Hall, table_id: UUID, slot_id: UUID) -> int:
    """Return the lowest free seat of a table in a slot; 1, which is then refused, if none is."""
    free = [place[2] for place in hall.free() if place[:2] == (table_id, slot_id)]
    return min(free, default=1)


def _neediest(
    session: Session, event: Event, hall: Hall, place: tuple[UUID, UUID, int], now: datetime
) -> Sitting:
    waiting = standby_queue(session, event, hall.sittings.values(), now)
    passed = queries.passed_over(session, event.id)
    found = next(eligible(hall, place, by_wish(waiting), passed), None)
    if found is None:
        raise NobodyWaitsError
    return found


def _check_stands(session: Session, event: Event, made: StandbyOffer, now: datetime) -> None:
    session.refresh(made)
    begins = session.get_one(Interval, made.slot_id).starts_at
    standing = standing_of(made, begins, now)
    if standing is not OfferStatus.PENDING:
        ended = made.answered_at or min(begins, made.expires_at or begins)
        raise OfferAnsweredError(
            status=standing.value,
            by=made.answered_by or CLOCK,
            at=clock_time(ended, event.timezone),
        )
