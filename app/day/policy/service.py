"""Saying what is done by itself, and setting it."""

from datetime import datetime

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.locale import Locale, text
from app.day.policy import queries
from app.day.policy.records import Autopilot
from app.day.policy.schemas import AutopilotIn, AutopilotOut
from app.events.queries import lock_event
from app.events.records import Event


def policy(session: Session, event: Event, locale: Locale) -> AutopilotOut:
    """Return what the event lets be done by itself, in words too."""
    held = held_policy(session, event)
    return AutopilotOut(**held.model_dump(), sentences=_sentences(event, held, locale))


def held_policy(session: Session, event: Event) -> AutopilotIn:
    """Return what was set for the event; without it, that everything is done by hand."""
    found = queries.autopilot(session, event.id)
    return AutopilotIn() if found is None else AutopilotIn.model_validate(found)


def set_policy(
    session: Session, event: Event, wish: AutopilotIn, *, actor: Principal, now: datetime
) -> None:
    """Set what the event lets be done by itself, from now on."""
    lock_event(session, event.id)
    found = queries.autopilot(session, event.id) or Autopilot(event_id=event.id, changed_at=now)
    found.sqlmodel_update(wish.model_dump())
    found.changed_at = now
    session.add(found)
    trail.record(
        session,
        actor=actor,
        action="autopilot.set",
        now=now,
        event_id=event.id,
        subject=event.id,
        **wish.model_dump(),
    )
    session.flush()


def _sentences(event: Event, held: AutopilotIn, locale: Locale) -> list[str]:
    if held.by_hand:
        return [text("day.autopilot_by_hand", locale)]
    told = []
    if held.releases:
        told.append(text("day.autopilot_releases", locale, minutes=event.grace_minutes))
    if held.offers:
        told.append(text("day.autopilot_offers", locale, minutes=held.offer_minutes))
    return told or [text("day.autopilot_by_hand", locale)]
