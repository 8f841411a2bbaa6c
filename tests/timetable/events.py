"""An event to schedule, written as rows."""

from sqlalchemy import Engine

from app.core.database.sessions import transaction
from app.events.records import Event, Interval, IntervalKind
from app.events.vocabulary import shipped_tags
from app.requests.derivation import derive_requests
from tests.conftest import EVENT_MORNING
from tests.meetings.hall import fill


def hall_event(engine: Engine) -> Event:
    """An event of three slots with a filled hall and derived requests."""
    now = EVENT_MORNING
    with transaction(engine) as session:
        event = Event(
            name="Uji",
            day=now.date(),
            timezone="Asia/Jakarta",
            created_at=now,
            updated_at=now,
        )
        session.add(event)
        session.flush()
        tags = shipped_tags()
        for tag in tags:
            tag.event_id = event.id
        slots = [
            Interval(
                event_id=event.id,
                kind=IntervalKind.SLOT,
                starts_at=now.replace(hour=3 + n),
                ends_at=now.replace(hour=4 + n),
            )
            for n in range(3)
        ]
        session.add_all([*tags, *slots])
    fill(engine, event.id, now)
    with transaction(engine) as session:
        derive_requests(session, event, actor="test", now=now)
    return event
