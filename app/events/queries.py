"""Every select about events, programmes and tags."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.principal import Principal
from app.auth.records import Membership
from app.core.database.outlines import MEETING, MEETING_LOCK
from app.core.errors import NotFoundError
from app.events.records import Event, Interval, IntervalKind, Tag


def events_for(caller: Principal) -> SelectOfScalar[Event]:
    """Statement: the events that the caller may know of."""
    statement = select(Event)
    if caller.is_admin:
        return statement
    return statement.join(Membership, col(Membership.event_id) == Event.id).where(
        Membership.user_id == caller.user_id
    )


def events_named(session: Session, name: str) -> list[Event]:
    """The events of exactly that name."""
    return list(session.exec(select(Event).where(Event.name == name)).all())


def lock_event(session: Session, event_id: UUID) -> None:
    """Lock the event until the transaction ends; other transactions that lock it wait.

    On PostgreSQL the row's lock still lets others add rows that refer to it: scans must not wait
    while a list is applied. SQLite, where only one transaction writes at a time anyway, ignores it.
    NotFoundError if the event was deleted meanwhile.
    """
    statement = select(Event.id).where(Event.id == event_id)
    if session.exec(statement.with_for_update(key_share=True)).first() is None:
        raise NotFoundError


def every_interval(session: Session, event_id: UUID) -> list[Interval]:
    """All intervals in time order, with those that have left the programme."""
    return list(
        session.exec(
            select(Interval).where(Interval.event_id == event_id).order_by(col(Interval.starts_at))
        ).all()
    )


def programme(
    session: Session, event_id: UUID, *, also: Collection[UUID] = frozenset()
) -> list[Interval]:
    """All intervals of all days, in time order.

    `also` are the slots of an earlier timetable, which may have left the programme since.
    """
    return [
        one
        for one in every_interval(session, event_id)
        if one.withdrawn_at is None or one.id in also
    ]


def slots(session: Session, event_id: UUID) -> list[Interval]:
    """The bookable intervals, in time order."""
    return [
        interval for interval in programme(session, event_id) if interval.kind is IntervalKind.SLOT
    ]


def used_slots(session: Session, event_id: UUID) -> set[UUID]:
    """Ids of the intervals in which a timetable has a meeting, or to which a pair is locked."""
    used = or_(*(exists().where(kind.c.slot_id == Interval.id) for kind in (MEETING, MEETING_LOCK)))
    statement = select(Interval.id).where(
        Interval.event_id == event_id, col(Interval.withdrawn_at).is_(None), used
    )
    return set(session.exec(statement).all())


def tags(session: Session, event_id: UUID) -> list[Tag]:
    """The event's vocabulary, by code."""
    return list(session.exec(select(Tag).where(Tag.event_id == event_id).order_by(Tag.code)).all())
