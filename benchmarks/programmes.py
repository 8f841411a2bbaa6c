"""Moving the demo's programme to the time at which something is measured."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from app.events import queries as event_queries
from app.events.records import Event, IntervalKind


def begin_at(session: Session, moment: datetime, *, slot: int) -> None:
    """Shift the programme of the only event so that a slot, from 0, begins at a moment."""
    event = session.exec(select(Event)).one()
    programme = event_queries.programme(session, event.id)
    slots = [one for one in programme if one.kind is IntervalKind.SLOT]
    shift = moment - slots[slot].starts_at
    # Moved in an order in which no two ever start at the same moment.
    for interval in sorted(programme, key=lambda one: one.starts_at, reverse=shift > timedelta(0)):
        interval.starts_at += shift
        interval.ends_at += shift
        session.add(interval)
        session.flush()
    event.day = moment.astimezone(ZoneInfo(event.timezone)).date()
    session.add(event)
