"""The rows that a timetable is made from."""

from sqlmodel import Session

from app.attendees import queries as attendees_queries
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.room import absences
from app.partners import queries as partner_queries
from app.requests import queries
from app.requests.pauses.queries import all_pauses
from app.timetable.exchange import Facts


def facts(session: Session, event: Event) -> Facts:
    """Return the rows that the event's timetable is made from, each kind in a fixed order.

    No lock holds a partner that has withdrawn.
    """
    gone = partner_queries.withdrawn_ids(session, event.id)
    return Facts(
        target_meetings=event.target_meetings,
        timezone=event.timezone,
        slots=event_queries.slots(session, event.id),
        cooperatives=attendees_queries.active_cooperatives(session, event.id),
        partners=partner_queries.all_partners(session, event.id),
        tables=partner_queries.all_tables(session, event.id),
        absences=absences(session, event.id),
        requests=session.exec(queries.requests(event.id)).all(),
        locks=[
            lock
            for lock in session.exec(queries.locks(event.id)).all()
            if lock.partner_id not in gone
        ],
        pauses=all_pauses(session, event.id),
    )
