"""What the event's lists say of who may sit where, read for the rules of standby."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendees_queries
from app.day import queries
from app.day.records import OfferStatus
from app.day.seats.rules import Hall, Planned, Waiting, due, queue
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.outcomes import queries as outcomes_queries
from app.meetings.outcomes.records import MET
from app.meetings.outcomes.rules import state
from app.meetings.records import Timetable
from app.meetings.room import room
from app.meetings.sitting import Seated, sitting_of


def hall_now(
    session: Session,
    event: Event,
    published: Timetable,
    now: datetime,
    *,
    also_running: bool = False,
) -> Hall:
    """The published timetable, the seats of slots that have not begun, and pending offers.

    `also_running` opens the seats of slots that have begun and are not over.
    """
    offers = session.exec(queries.offers(event.id, status=OfferStatus.PENDING)).all()
    ahead = [
        slot
        for slot in event_queries.slots(session, event.id)
        if now < (slot.ends_at if also_running else slot.starts_at)
    ]
    open_slots = {slot.id for slot in ahead}
    return Hall(
        room(session, event.id, ahead),
        session.exec(meeting_queries.meetings(published.id)).all(),
        [offer for offer in offers if offer.slot_id in open_slots],
    )


def there_now(session: Session, event: Event) -> set[UUID]:
    """The cooperatives that have come: through a gate, or to a table at which they were met.

    A table knows better than a gate that was not asked: nobody loses the seat they sit on.
    """
    came = queries.arrived(session, event.id, event.day)
    told = {pair for pair in queries.pairs_met(session, event.id) if pair[0] not in came}
    said = outcomes_queries.facts_of(session, event.id, told) if told else {}
    return came | {pair[0] for pair, facts in said.items() if state(facts).status in MET}


def waiting_now(
    session: Session, event: Event, meetings: Iterable[Seated], also: Collection[UUID] = ()
) -> list[Waiting]:
    """Who has come (or counts as such: `also`) and asks for more, the neediest first."""
    active = {row.id for row in attendees_queries.active_cooperatives(session, event.id)}
    there = there_now(session, event) | set(also)
    return queue(there & active, queries.wishes(session, event.id), meetings, event_id=event.id)


def due_now(session: Session, event: Event, published: Timetable, now: datetime) -> list[Planned]:
    """The published meetings that may be released now (see `standby.due`)."""
    planned = [
        Planned(meeting.id, sitting_of(meeting), slot.starts_at, slot.ends_at)
        for meeting, slot in queries.meetings_in_time(session, published.id)
    ]
    there = there_now(session, event)
    return due(planned, there, now, timedelta(minutes=event.grace_minutes))
