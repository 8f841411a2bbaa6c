"""Selects of the list of partners: one window of it, and counts."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.partners import queries
from app.partners.records import Partner, Table
from app.web.frame.lists.windows import Window


def part(session: Session, event_id: UUID, window: Window) -> Sequence[Partner]:
    """Return the partners of a window, by name."""
    statement = queries.partners(event_id).order_by(Partner.name, col(Partner.id))
    return session.exec(statement.offset(window.offset).limit(window.size)).all()


def codes(session: Session, event_id: UUID) -> set[str]:
    """Return the codes of all partners of an event."""
    return set(session.exec(select(Partner.code).where(Partner.event_id == event_id)).all())


def size_of_hall(session: Session, event_id: UUID) -> tuple[int, int]:
    """Return how many tables and seats an event has."""
    counted = select(func.count(), func.coalesce(func.sum(Table.seats), 0))
    tables, seats = session.exec(counted.where(Table.event_id == event_id)).one()
    return tables, int(seats)


def numbers(session: Session, event_id: UUID) -> set[int]:
    """Return the numbers of all tables of an event."""
    return set(session.exec(select(Table.number).where(Table.event_id == event_id)).all())
