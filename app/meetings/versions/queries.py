"""Every select about versions of the timetable."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, func, or_, update
from sqlalchemy.orm import InstrumentedAttribute, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.events.records import Interval
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.meetings.seats.records import OfferStatus, StandbyOffer


def is_published(event_id: UUID | BindParameter[UUID]) -> ColumnElement[bool]:
    """Condition: the timetable is the published one of the event (an id, or its parameter)."""
    return and_(
        col(Timetable.event_id) == event_id, col(Timetable.status) == TimetableStatus.PUBLISHED
    )


def published(session: Session, event_id: UUID) -> Timetable | None:
    """The published timetable; None if there is none."""
    return session.exec(timetables(event_id).where(is_published(event_id))).one_or_none()


def current(session: Session, event_id: UUID) -> Timetable | None:
    """The published timetable, else the newest; None if there is none at all."""
    newest = last_timetable_number(session, event_id)
    return published(session, event_id) or timetable(session, event_id, newest)


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


def searched(session: Session, event_id: UUID, *, but: UUID, most: int) -> Sequence[Timetable]:
    """The newest versions that have a certificate, without one of them; at most so many."""
    wanted = timetables(event_id).where(
        col(Timetable.certificate).is_not(None), col(Timetable.id) != but
    )
    return session.exec(wanted.order_by(col(Timetable.number).desc()).limit(most)).all()


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


def meetings_outside_programme(session: Session, timetable_id: UUID) -> int:
    """Return how many of a timetable's meetings are in slots that have left the programme."""
    return session.exec(
        select(func.count())
        .select_from(Meeting)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .where(Meeting.timetable_id == timetable_id, col(Interval.withdrawn_at).is_not(None))
    ).one()


def outside_programme(session: Session, timetable_id: UUID, *, most: int) -> Sequence[UUID]:
    """Return the timetable's meetings in slots that have left the programme; at most so many."""
    statement = (
        select(Meeting.id)
        .join(Interval, col(Interval.id) == Meeting.slot_id)
        .where(Meeting.timetable_id == timetable_id, col(Interval.withdrawn_at).is_not(None))
    )
    return session.exec(statement.order_by(col(Meeting.id)).limit(most)).all()


def slots_of_versions(session: Session, event_id: UUID, *, seen: bool) -> set[UUID]:
    """Return the slots in which any version has meetings; with `seen`, any once published."""
    statement = (
        select(Meeting.slot_id)
        .join(Timetable, col(Timetable.id) == Meeting.timetable_id)
        .where(Timetable.event_id == event_id)
        .distinct()
    )
    if seen:
        statement = statement.where(col(Timetable.published_at).is_not(None))
    return set(session.exec(statement).all())


def newest_draft(session: Session, event_id: UUID) -> Timetable | None:
    """The newest version, if it was never published; else None."""
    newest = session.exec(
        timetables(event_id).order_by(col(Timetable.number).desc()).limit(1)
    ).first()
    return newest if newest is not None and newest.published_at is None else None


def follow_moved_slots(session: Session, event_id: UUID, moved: Mapping[UUID, UUID]) -> None:
    """Let versions that nobody has seen have their meetings in the slots that these became."""
    unseen = select(Timetable.id).where(
        Timetable.event_id == event_id, col(Timetable.published_at).is_(None)
    )
    for before, after in moved.items():
        session.execute(
            update(Meeting)
            .where(col(Meeting.slot_id) == before, col(Meeting.timetable_id).in_(unseen))
            .values(slot_id=after)
            .execution_options(synchronize_session=False)
        )


def standing_offers(event_id: UUID, now: datetime) -> SelectOfScalar[StandbyOffer]:
    """Statement: the event's offers of seats that can still be answered."""
    until = col(StandbyOffer.expires_at)
    return select(StandbyOffer).where(
        StandbyOffer.event_id == event_id,
        col(StandbyOffer.status) == OfferStatus.PENDING,
        or_(until.is_(None), until > now),
    )
