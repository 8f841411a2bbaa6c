"""Every select of what events let be done by itself, and of events whose day is on."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.day.policy.records import OFFER_MINUTES, Autopilot
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Timetable, TimetableStatus

_LONGEST_BREAK = timedelta(hours=2)


def autopilot(session: Session, event_id: UUID) -> Autopilot | None:
    """Return what the event lets be done by itself; None: it was never set."""
    return session.get(Autopilot, event_id)


def offer_time(session: Session, event_id: UUID) -> timedelta:
    """Return how long offers of an event's seats wait for their answer."""
    found = autopilot(session, event_id)
    return timedelta(minutes=OFFER_MINUTES if found is None else found.offer_minutes)


def is_by_hand(session: Session, event_id: UUID) -> bool:
    """Return whether an organizer said that nothing is to be done by itself."""
    found = autopilot(session, event_id)
    return found is not None and found.by_hand


def people_moved_at_most(session: Session, event: Event) -> int | None:
    """Return how many people a repair that is adopted by itself may move.

    None: none is adopted by itself. Where nothing was ever set, the event's own limit says so.
    """
    found = autopilot(session, event.id)
    if found is None:
        return event.auto_adopt_up_to
    if found.by_hand or not found.repairs:
        return None
    return event.auto_adopt_up_to or 0


def running(session: Session, now: datetime, ahead: timedelta) -> Sequence[UUID]:
    """Return the events with a published timetable that run now or begin within `ahead`.

    An event runs from its first slot of a day to its last, breaks of up to `_LONGEST_BREAK` within.
    It runs by the clock of its day: those of rehearsals may be ahead.
    """
    moved = dict(
        session.exec(
            select(Event.id, Event.clock_ahead).where(func.coalesce(Event.clock_ahead, 0) != 0)
        ).all()
    )
    found = set(_running_at(session, now, ahead)) - moved.keys()
    for event_id, seconds in moved.items():
        there = now + timedelta(seconds=seconds or 0)
        found |= set(_running_at(session, there, ahead)) & {event_id}
    return sorted(found)


def _running_at(session: Session, now: datetime, ahead: timedelta) -> Sequence[UUID]:
    """Return the events with a published timetable that have slots around a moment."""
    return session.exec(
        select(Interval.event_id)
        .join(Timetable, col(Timetable.event_id) == Interval.event_id)
        .where(
            Timetable.status == TimetableStatus.PUBLISHED,
            Interval.kind == IntervalKind.SLOT,
            col(Interval.withdrawn_at).is_(None),
            col(Interval.starts_at) <= now + ahead,
            col(Interval.ends_at) > now - _LONGEST_BREAK,
        )
        .distinct()
    ).all()


def piloted(session: Session, event_ids: Collection[UUID]) -> Sequence[UUID]:
    """Return those of these events at which things are done by themselves."""
    return session.exec(
        select(Autopilot.event_id).where(
            col(Autopilot.event_id).in_(event_ids), col(Autopilot.by_hand).is_(False)
        )
    ).all()
