"""Every select about versions of the timetable."""

from collections.abc import Collection
from typing import cast
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, func
from sqlalchemy.orm import InstrumentedAttribute, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.meetings.records import Timetable, TimetableStatus


def is_published(event_id: UUID | BindParameter[UUID]) -> ColumnElement[bool]:
    """Condition: the timetable is the published one of the event (an id, or its parameter)."""
    return and_(
        col(Timetable.event_id) == event_id, col(Timetable.status) == TimetableStatus.PUBLISHED
    )


def published(session: Session, event_id: UUID) -> Timetable | None:
    """The published timetable; None if there is none."""
    return session.exec(timetables(event_id).where(is_published(event_id))).one_or_none()


def timetables(event_id: UUID) -> SelectOfScalar[Timetable]:
    """Statement: the event's timetables; certificates are loaded only on access."""
    return (
        select(Timetable)
        .where(Timetable.event_id == event_id)
        .options(defer(cast("InstrumentedAttribute[object]", Timetable.certificate)))
    )


def timetable(session: Session, event_id: UUID, number: int) -> Timetable | None:
    """The timetable of that number; None if there is none."""
    return session.exec(timetables(event_id).where(Timetable.number == number)).one_or_none()


def numbers(session: Session, ids: Collection[UUID]) -> dict[UUID, int]:
    """Return the numbers of these timetables."""
    rows = session.exec(
        select(Timetable.id, Timetable.number).where(col(Timetable.id).in_(ids))
    ).all()
    return dict(rows)


def last_timetable_number(session: Session, event_id: UUID) -> int:
    """The highest number of the event's timetables; 0 if there are none."""
    return session.exec(
        select(func.coalesce(func.max(Timetable.number), 0)).where(Timetable.event_id == event_id)
    ).one()
