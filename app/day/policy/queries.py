"""Every select of what events let be done by itself."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session

from app.day.policy.records import OFFER_MINUTES, Autopilot


def autopilot(session: Session, event_id: UUID) -> Autopilot | None:
    """Return what the event lets be done by itself; None: it was never set."""
    return session.get(Autopilot, event_id)


def offer_time(session: Session, event_id: UUID) -> timedelta:
    """Return how long offers of an event's seats wait for their answer."""
    found = autopilot(session, event_id)
    return timedelta(minutes=OFFER_MINUTES if found is None else found.offer_minutes)
