"""Releasing and offering seats by itself, as the event's policy says.

Every act is made under the event's lock and only while it is still due, so any number of processes
may look at the same time: each act is done once. Each is undone as if it were done by hand, and
what was undone by somebody is not done again.
"""

from collections.abc import Iterator, MutableMapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.principal import Principal
from app.core.database.sessions import transaction
from app.core.errors import AppError
from app.day.actors import AUTOPILOT
from app.day.policy import queries as policy_queries
from app.day.policy.records import Autopilot
from app.day.publishing import day_clock, published_now
from app.day.seats import queries
from app.day.seats.matching import matched
from app.day.seats.offering import lapse_offers, offer_seat
from app.day.seats.releasing import release
from app.day.seats.situation import Situation, missed_meetings
from app.events.clocks.service import day_now
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries

AHEAD: Final = timedelta(minutes=30)
"""A day is on from so long before its first slot begins."""
log = structlog.get_logger(__name__)


def look_after(engine: Engine, now: datetime, told: MutableMapping[UUID, str]) -> bool:
    """Do what is due at every event whose day is on, each in a transaction of its own.

    Return whether the day of any is on: it has a published timetable and runs now, or begins
    within `AHEAD`. What fails at one event fails there only. It is logged once: `told`, kept from
    look to look, has what was logged last of each event.
    """
    with transaction(engine, read_only=True) as session:
        running = policy_queries.running(session, now, AHEAD)
        events = policy_queries.piloted(session, running)
    for event_id in events:
        try:
            _look_at(engine, event_id, now)
        except Exception as error:
            code = error.code if isinstance(error, AppError) else type(error).__name__
            if told.get(event_id) != code:
                log.exception("autopilot_failed", event_id=str(event_id), code=code)
            told[event_id] = code
        else:
            told.pop(event_id, None)
    return bool(running)


def _look_at(engine: Engine, event_id: UUID, now: datetime) -> None:
    """Do what is due at an event; its lock is taken only if something is."""
    with transaction(engine, read_only=True) as session:
        event = session.get_one(Event, event_id)
        if not is_due(session, event, day_now(session, event, now)):
            return
    with transaction(engine) as session:
        event = session.get_one(Event, event_id)
        act(session, event, day_now(session, event, now))


def is_due(session: Session, event: Event, now: datetime) -> bool:
    """Return whether there is anything to do by itself now; changes nothing."""
    flown = _flown(session, event)
    if flown is None:
        return False
    policy, published = flown
    return bool(
        session.exec(queries.lapsing(event.id, now)).first()
        or (policy.releases and missed_meetings(session, event, published, now))
        or (policy.offers and any(_seats_to_offer(Situation(session, event, published, now))))
    )


def act(session: Session, event: Event, now: datetime) -> int:
    """Do what the event's policy lets be done now; return how many seats were touched."""
    lock_event(session, event.id)
    flown = _flown(session, event)
    if flown is None:
        return 0
    policy, published = flown
    done = lapse_offers(session, event, now)
    if policy.releases:
        done += _release(session, event, published, now)
    if policy.offers:
        done += offer_all(session, event, actor=AUTOPILOT, now=now)
    return done


def _flown(session: Session, event: Event) -> tuple[Autopilot, Timetable] | None:
    """Return an event's policy and published timetable; None if nothing is done by itself."""
    policy = policy_queries.autopilot(session, event.id)
    published = versions_queries.published(session, event.id)
    if policy is None or policy.by_hand or published is None:
        return None
    return policy, published


def _release(session: Session, event: Event, published: Timetable, now: datetime) -> int:
    """Release the seats whose grace is over."""
    missing = [one.meeting_id for one in missed_meetings(session, event, published, now)]
    if missing:
        release(session, event, missing, actor=AUTOPILOT, now=now)
    return len(missing)


def offer_all(session: Session, event: Event, *, actor: Principal | str, now: datetime) -> int:
    """Offer every free seat of the next slot to whoever is next; return how many were offered.

    NothingPublishedError.
    """
    lock_event(session, event.id)
    lapse_offers(session, event, now)
    there = Situation(session, event, published_now(session, event), now)
    made = 0
    for sitting in _seats_to_offer(there):
        offer_seat(session, event, there.hall, sitting, actor=actor, now=now)
        made += 1
    return made


def _seats_to_offer(there: Situation) -> Iterator[Sitting]:
    """Yield whom to offer each free seat of the next slot that somebody may have."""
    soon = day_clock(there.session, there.event, there.now).left_alone.refill
    places = [place for place in there.hall.free() if place[1] in soon]
    if not places:
        return iter(())
    passed = queries.passed_over(there.session, there.event.id)
    return matched(there.hall, places, there.waiting, passed)
