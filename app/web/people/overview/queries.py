"""Selects of the lists of cooperatives and people: one window of each, and counts."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees import queries
from app.attendees.records import Attendee, AttendeeKind, Cooperative, PartyStatus
from app.web.frame.lists.windows import Window
from app.web.people.overview.view import Wish


def wished(event_id: UUID, wish: Wish) -> SelectOfScalar[Cooperative]:
    """Statement: the cooperatives that a wish means, whatever its words."""
    status = {"active": PartyStatus.ACTIVE, "withdrawn": PartyStatus.WITHDRAWN}.get(wish.state)
    alone = wish.state == "alone"
    return queries.cooperatives(
        event_id,
        kecamatan=wish.kecamatan or None,
        status=PartyStatus.ACTIVE if alone else status,
        without_people=alone,
    )


def part(
    session: Session, statement: SelectOfScalar[Cooperative], window: Window
) -> Sequence[Cooperative]:
    """Return the cooperatives of a window, by kecamatan and village."""
    shown = queries.in_order(statement).offset(window.offset).limit(window.size)
    return session.exec(shown).all()


def others(event_id: UUID) -> SelectOfScalar[Attendee]:
    """Statement: guests and staff, who are of no party, by name."""
    kinds = (AttendeeKind.GUEST, AttendeeKind.STAFF)
    statement = queries.attendees(event_id).where(col(Attendee.kind).in_(kinds))
    return statement.order_by(Attendee.name, col(Attendee.id))
