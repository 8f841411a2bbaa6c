"""The clock of an event's day over HTTP."""

from app.auth.deps import Caller
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import READING, WRITING, errors
from app.core.http.routing import api_router
from app.events.clocks import service
from app.events.clocks.errors import ClockFixedError
from app.events.clocks.schemas import ClockIn, ClockOut
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event

router = api_router(tag="day", prefix="/events/{event_id}/clock")


@router.get(
    "",
    operation_id="get_clock",
    summary="Read the clock of the day",
    responses=errors(*READING),
)
def get_clock(event: EventToRead, now: Now) -> ClockOut:
    """Read what time it is at the event: the real one, unless it is a rehearsal's clock."""
    return _clock(event, now)


@router.put(
    "",
    operation_id="move_clock",
    summary="Move the clock of a rehearsal",
    responses=errors(*WRITING, ClockFixedError),
)
def move_clock(body: ClockIn, event: EventToChange, caller: Caller, db: Db, now: Now) -> ClockOut:
    """Let the day of a rehearsal, such as the demo's event, be at another moment.

    Releases, offers, the freeze, scans and pages go by it. Tokens, badges, retention and the audit
    log go by the real one. Every other event refuses: its clock cannot be moved.
    """
    service.move(db, event, body.shows, actor=caller, now=now)
    return _clock(event, now)


def _clock(event: Event, now: Now) -> ClockOut:
    return ClockOut(
        movable=event.clock_ahead is not None,
        shows=event.by_its_clock(now),
        ahead_seconds=event.clock_ahead or 0,
    )
