"""Use cases of locks and blocks, which are an organizer's decisions about pairs."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.events.records import Event, Interval, IntervalKind
from app.partners.records import Table
from app.requests import queries as requests_queries
from app.requests.errors import (
    BlockHasPlaceError,
    LockExistsError,
    LocksClashError,
    LockSlotUnknownError,
    LockTableNeedsSlotError,
    LockTableWrongError,
)
from app.requests.records import Lock, LockKind
from app.requests.schemas import LockIn
from app.requests.service import check_party


def create_lock(
    session: Session, event: Event, body: LockIn, *, actor: Principal | str, now: datetime
) -> Lock:
    """Lock or block a pair; refuses a contradiction to the lists or another lock."""
    check_party(session, event, body.cooperative_id, body.partner_id)
    if body.kind is LockKind.BLOCK and (body.slot_id or body.table_id):
        raise BlockHasPlaceError
    taken = requests_queries.locks(event.id).where(
        Lock.cooperative_id == body.cooperative_id, Lock.partner_id == body.partner_id
    )
    if session.exec(taken).first() is not None:
        raise LockExistsError
    _check_place(session, event, body)
    lock = Lock(event_id=event.id, created_at=now, **body.model_dump())
    session.add(lock)
    trail.record(
        session,
        actor=actor,
        action=f"{body.kind.value}.create",
        now=now,
        event_id=event.id,
        subject=lock.id,
    )
    session.flush()
    return lock


def delete_lock(
    session: Session, event: Event, lock: Lock, *, actor: Principal, now: datetime
) -> None:
    """Delete a lock or block."""
    trail.record(
        session,
        actor=actor,
        action=f"{lock.kind.value}.delete",
        now=now,
        event_id=event.id,
        subject=lock.id,
    )
    session.delete(lock)
    session.flush()


def _check_place(session: Session, event: Event, body: LockIn) -> None:
    if body.slot_id is None:
        if body.table_id is not None:
            raise LockTableNeedsSlotError
        return
    slot = session.get(Interval, body.slot_id)
    if slot is None or slot.event_id != event.id or not _is_bookable(slot):
        raise LockSlotUnknownError
    table = None if body.table_id is None else session.get(Table, body.table_id)
    if body.table_id is not None and (table is None or table.partner_id != body.partner_id):
        raise LockTableWrongError
    _check_free(session, event.id, slot.id, body, table)


def _is_bookable(slot: Interval) -> bool:
    return slot.kind is IntervalKind.SLOT and slot.withdrawn_at is None


def _check_free(
    session: Session, event_id: UUID, slot_id: UUID, body: LockIn, table: Table | None
) -> None:
    """Refuse a lock (LocksClashError) for which the other locks of its slot leave no room."""
    there = requests_queries.locks_at(session, event_id, slot_id)
    own = [lock for lock in there if lock.cooperative_id == body.cooperative_id]
    if own:
        raise LocksClashError(count=len(own))
    at_table = [lock for lock in there if table is not None and lock.table_id == table.id]
    if table is not None and len(at_table) >= table.seats:
        raise LocksClashError(count=len(at_table))
