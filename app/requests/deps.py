"""The request or lock of a path, or 404."""

from typing import Annotated
from uuid import UUID

from fastapi import Path
from sqlmodel import Session

from app.core.errors import NotFoundError
from app.events.records import Event
from app.requests.records import Lock, Request

RequestId = Annotated[UUID, Path(description="`id` of the request")]
LockId = Annotated[UUID, Path(description="`id` of the lock or block")]


def load_request(session: Session, event: Event, request_id: UUID) -> Request:
    """Return the event's request; NotFoundError if there is none of that id."""
    row = session.get(Request, request_id)
    if row is None or row.event_id != event.id:
        raise NotFoundError
    return row


def load_lock(session: Session, event: Event, lock_id: UUID) -> Lock:
    """Return the event's lock; NotFoundError if there is none of that id."""
    row = session.get(Lock, lock_id)
    if row is None or row.event_id != event.id:
        raise NotFoundError
    return row
