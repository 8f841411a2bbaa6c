"""What time it is at the event of a request's path."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends

from app.core.clock import Now
from app.core.database.sessions import Db
from app.events.clocks.service import day_now
from app.events.deps import EventId
from app.events.records import Event


def _day_now(event_id: EventId, db: Db, now: Now) -> datetime:
    event = db.get(Event, event_id)
    return now if event is None else day_now(db, event, now)


DayNow = Annotated[datetime, Depends(_day_now)]
"""The moment by the clock of the event's day, which all rules of the day go by.

What guards people and data (tokens, badges, retention, the audit log) goes by the real one (`Now`).
"""
