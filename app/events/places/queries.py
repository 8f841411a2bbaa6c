"""Every select about an event's own places, and the area that its lists may name."""

from uuid import UUID

from sqlmodel import Session

from app.events.places.records import EventPlaces
from app.events.records import Event
from app.sheets.values.regions.own import area_with
from app.sheets.values.regions.villages import Regions


def places_of(session: Session, event_id: UUID) -> EventPlaces | None:
    """Return the event's own places; None if it has none."""
    return session.get(EventPlaces, event_id)


def places_and_regions(session: Session, event: Event) -> tuple[str, tuple[str, ...]]:
    """Return the event's own places as text, and the codes of regencies that count beside them."""
    own = places_of(session, event.id)
    if own is None:
        return "", tuple(event.regions)
    return own.content, tuple(event.regions) if own.with_regencies else ()


def area(session: Session, event: Event) -> Regions:
    """Return all places that the event's lists may name."""
    return area_with(*places_and_regions(session, event))
