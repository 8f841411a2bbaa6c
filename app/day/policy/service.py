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
    return AutopilotOut(**held.model_dump(), sentences=_sentences(session, event, held, locale))


def held_policy(session: Session, event: Event) -> AutopilotIn:
    """Return what was set for the event; without it, that everything is done by hand."""
    found = queries.autopilot(session, event.id)
    return AutopilotIn() if found is None else AutopilotIn.model_validate(found)


def preview_of(
    session: Session,
    event: Event,
    *,
    releases: bool | None,
    offers: bool | None,
    offer_minutes: int | None,
) -> AutopilotIn:
    """Return the policy as it would be if it flew, with what a caller wishes in place of what is
    set; None: as it is set.
    """
    wish = {"releases": releases, "offers": offers, "offer_minutes": offer_minutes}
    given = {name: value for name, value in wish.items() if value is not None}
    return held_policy(session, event).model_copy(update={"by_hand": False, **given})


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


def _sentences(session: Session, event: Event, held: AutopilotIn, locale: Locale) -> list[str]:
    told = []
    if held.by_hand:
        held = held.model_copy(update={"releases": False, "offers": False})
    if held.releases:
        told.append(text("day.autopilot_releases", locale, minutes=event.grace_minutes))
    if held.offers:
        told.append(text("day.autopilot_offers", locale, minutes=held.offer_minutes))
    up_to = queries.people_moved_at_most(session, event)
    if held.repairs and up_to is not None:
        told.append(text("day.autopilot_repairs", locale))
        if up_to:
            told.append(text("day.autopilot_moves", locale, people=up_to))
    return told or [text("day.autopilot_by_hand", locale)]
