"""Every select of the pages' own."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import Membership
from app.events.records import Event


def count_of(session: Session, statement: SelectOfScalar[Any]) -> int:
    """Count what a domain's statement would list, without loading it."""
    return session.exec(select(func.count()).select_from(statement.subquery())).one()


def events_of_members(session: Session) -> dict[UUID, list[tuple[Event, Membership]]]:
    """The events in which each user has a role, the latest first."""
    statement = (
        select(Event, Membership)
        .join(Membership, col(Membership.event_id) == Event.id)
        .order_by(col(Event.day).desc(), col(Event.id))
    )
    found: dict[UUID, list[tuple[Event, Membership]]] = defaultdict(list)
    for event, membership in session.exec(statement):
        found[membership.user_id].append((event, membership))
    return found
