"""Giving seats back to those who come after they were released, or offering the next best.

A scan is recorded whatever happens here: this is a transaction of its own, after that of the scan,
and only for the few whose cooperative lost a seat.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from app.checkin.scans.recording import Recorded, read_anew
from app.core.database.sessions import transaction
from app.core.errors import AppError
from app.day.actors import DOOR
from app.day.policy.queries import is_by_hand
from app.day.publishing import published_now
from app.day.seats import queries
from app.day.seats.errors import ReleaseUndoneError, SeatObjectionError
from app.day.seats.offering import offer
from app.day.seats.presence import present_cooperatives
from app.day.seats.releasing import undo
from app.day.seats.rules import Hall, Objection, Passed
from app.day.seats.situation import current_hall
from app.events import queries as event_queries
from app.events.clocks.service import day_now
from app.events.queries import lock_event
from app.events.records import Event, Interval
from app.meetings.seats.records import SeatRelease
from app.meetings.sitting import Sitting

_OTHERS_HAVE_IT: Final = (Objection.SEAT_TAKEN, Objection.SEAT_OFFERED)
log = structlog.get_logger(__name__)


class Welcomer:
    """Puts right at one database what was done for want of people who are here now."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def welcome(
        self, event_id: UUID, late: Sequence[Recorded], now: datetime
    ) -> Sequence[Recorded]:
        """Give seats back, or offer others, and return the scans with what there is to tell.

        If that fails the scans come back as they are: their answers say which seats are lost.
        """
        came: dict[UUID, datetime] = {}
        for one in late:
            if one.person and one.person.cooperative_id:
                whose, at = one.person.cooperative_id, one.fact.at
                came[whose] = min(at, came.get(whose, at))
        try:
            with transaction(self._engine) as session:
                event = session.get_one(Event, event_id)
                now = day_now(session, event, now)
                for cooperative_id, at in came.items():
                    make_amends(session, event, cooperative_id, now, at)
                return read_anew(session, event_id, late, now)
        except (AppError, SQLAlchemyError):
            log.exception("late_arrivals_not_welcomed", event_id=str(event_id))
            return late


def make_amends(
    session: Session, event: Event, cooperative_id: UUID, now: datetime, came: datetime
) -> None:
    """Give a cooperative that is here its released seats back, as far as they are free.

    Where others have one, or it `came` when half of the slot was over, it is offered the best other
    of its requests at once, one for each release, unless all is to be done by hand. A meeting that
    is hardly begun would only keep the pair from a whole one later.
    """
    lock_event(session, event.id)
    if cooperative_id not in present_cooperatives(session, event, now):
        return
    slots = {slot.id: slot for slot in event_queries.slots(session, event.id)}
    standing = session.exec(
        queries.releases(event.id)
        .where(SeatRelease.cooperative_id == cooperative_id, col(SeatRelease.undone_at).is_(None))
        .order_by(col(SeatRelease.id))
    ).all()
    lost: list[datetime] = []
    for released in standing:
        slot = slots.get(released.slot_id)
        if slot is None or slot.ends_at <= now:
            continue
        if came > slot.starts_at + (slot.ends_at - slot.starts_at) / 2:
            lost.append(released.released_at)
            continue
        attempt = session.begin_nested()
        try:
            undo(session, event, released, actor=DOOR, now=now)
            attempt.commit()
        except (SeatObjectionError, ReleaseUndoneError) as refusal:
            attempt.rollback()
            if refusal.params.get("reason") in _OTHERS_HAVE_IT:
                lost.append(released.released_at)
    if not lost or is_by_hand(session, event.id):
        return
    if not queries.offered_since(session, event.id, cooperative_id, by=DOOR, since=max(lost)):
        _offer_another(session, event, slots, cooperative_id, now)


def _offer_another(
    session: Session,
    event: Event,
    slots: Mapping[UUID, Interval],
    cooperative_id: UUID,
    now: datetime,
) -> None:
    """Offer a cooperative the free seat that it wants most, unless it is called already."""
    hall = current_hall(session, event, published_now(session, event), now)
    if any(one.cooperative_id == cooperative_id for one in hall.offers.values()):
        return
    asked = queries.partners_asked_for(session, event.id, {cooperative_id})
    wishes = asked.get(cooperative_id, [])
    passed = queries.passed_over(session, event.id)
    found = best_seat(hall, cooperative_id, wishes, list(slots), passed)
    if found is not None:
        offer(
            session,
            event,
            found.table_id,
            found.slot_id,
            seat=found.seat,
            cooperative_id=cooperative_id,
            actor=DOOR,
            now=now,
        )


def best_seat(
    hall: Hall,
    cooperative_id: UUID,
    wishes: Sequence[UUID],
    slots: Sequence[UUID],
    passed: Passed,
) -> Sitting | None:
    """Return the free seat of the partner most wanted, in the earliest slot; None: there is none.

    `slots` are in order of time; seats that the cooperative let pass do not count.
    """
    order = {partner_id: rank for rank, partner_id in enumerate(wishes)}
    times = {slot_id: place for place, slot_id in enumerate(slots)}
    could = [
        Sitting(cooperative_id, hall.room.owner[place[0]], *place)
        for place in hall.free()
        if hall.room.owner[place[0]] in order and not passed.is_over(place, cooperative_id)
    ]
    ranked = sorted(could, key=lambda one: (order[one.partner_id], times[one.slot_id], one.place))
    return next((one for one in ranked if hall.objection(one) is None), None)
