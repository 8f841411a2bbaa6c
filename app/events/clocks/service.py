"""Reading the clock of an event's day, and moving it where the event is a rehearsal."""

from datetime import datetime, timedelta

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.clock import keep_true, true_now
from app.events.clocks.errors import ClockFixedError
from app.events.records import Event


def day_now(session: Session, event: Event, now: datetime) -> datetime:
    """Return what the clock of an event's day shows when it really is `now`.

    The session remembers what it really is, for what guards people and data (`true_now`).
    """
    keep_true(session.info, now)
    return event.by_its_clock(now)


def let_move(session: Session, event: Event) -> None:
    """Make an event a rehearsal: its clock may be moved from now on."""
    event.clock_ahead = 0
    session.add(event)
    session.flush()


def move(
    session: Session, event: Event, shows: datetime | None, *, actor: Principal, now: datetime
) -> None:
    """Let a rehearsal's clock show this moment (None: the real one) when it really is `now`.

    ClockFixedError for every other event.
    """
    if event.clock_ahead is None:
        raise ClockFixedError
    really = true_now(session.info, now)
    ahead = timedelta() if shows is None else shows - really
    event.clock_ahead = round(ahead.total_seconds())
    session.add(event)
    trail.record(
        session,
        actor=actor,
        action="event.move_clock",
        now=really,
        event_id=event.id,
        subject=event.id,
        ahead=event.clock_ahead,
    )
    session.flush()
