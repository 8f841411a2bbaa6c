"""Users with the events in which they have a role."""

from collections import defaultdict
from uuid import UUID

from sqlmodel import Session, col, select

from app.auth.records import Membership
from app.events.records import Event


def events_of_members(session: Session) -> dict[UUID, list[tuple[Event, Membership]]]:
    """Return the events in which each user has a role, the latest first."""
    statement = (
        select(Event, Membership)
        .join(Membership, col(Membership.event_id) == Event.id)
        .order_by(col(Event.day).desc(), col(Event.id))
    )
    found: dict[UUID, list[tuple[Event, Membership]]] = defaultdict(list)
    for event, membership in session.exec(statement):
        found[membership.user_id].append((event, membership))
    return found
