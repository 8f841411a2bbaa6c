"""The request or lock of a path, or 404; requests derived before the event is locked."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Body, Depends, Path, Query, Request
from sqlmodel import Session

from app.auth.deps import Credential, Presented
from app.auth.records import Role
from app.core.clock import Now
from app.core.database.sessions import in_transaction
from app.core.errors import NotFoundError
from app.events.deps import EventId, event_for
from app.events.records import Event
from app.requests import records
from app.requests.derivation import Basis, Derivation, basis_of
from app.requests.planning import plan_beside
from app.requests.records import Lock
from app.requests.rules import DEFAULT_PARTNERS
from app.requests.schemas import DeriveIn, MostPartners

_PLANS = 3
RequestId = Annotated[UUID, Path(description="`id` of the request")]
LockId = Annotated[UUID, Path(description="`id` of the lock or block")]


def load_request(session: Session, event: Event, request_id: UUID) -> records.Request:
    """Return the event's request; NotFoundError if there is none of that id."""
    row = session.get(records.Request, request_id)
    if row is None or row.event_id != event.id:
        raise NotFoundError
    return row


def load_lock(session: Session, event: Event, lock_id: UUID) -> Lock:
    """Return the event's lock; NotFoundError if there is none of that id."""
    row = session.get(Lock, lock_id)
    if row is None or row.event_id != event.id:
        raise NotFoundError
    return row


async def derivation_now(
    request: Request, credential: Credential, event_id: UUID, now: datetime, limit: int
) -> Derivation:
    """Read and plan while nothing is locked: for 5,000 cooperatives it takes seconds.

    Where the event changes meanwhile, they are planned again.
    """

    def seen(session: Session) -> Basis:
        event = event_for(session, credential, event_id, Role.ORGANIZER, now)
        return basis_of(session, event, limit)

    engine = request.app.state.engine
    basis = await in_transaction(engine, seen, read_only=True)
    for _ in range(_PLANS):
        made = await plan_beside(basis, now)
        basis = await in_transaction(engine, seen, read_only=True)
        if basis == made.basis:
            break
    return made


async def _derived(
    request: Request,
    credential: Presented,
    event_id: EventId,
    now: Now,
    body: Annotated[DeriveIn | None, Body()] = None,
) -> Derivation:
    return await derivation_now(request, credential, event_id, now, (body or DeriveIn()).limit)


async def _foreseen(
    request: Request,
    credential: Presented,
    event_id: EventId,
    now: Now,
    limit: Annotated[MostPartners, Query()] = DEFAULT_PARTNERS,
) -> Derivation:
    return await derivation_now(request, credential, event_id, now, limit)


Derived = Annotated[Derivation, Depends(_derived)]
"""The requests to derive, as planned a moment ago; named first of a route's parameters."""
ForeseenDerivation = Annotated[Derivation, Depends(_foreseen)]
"""What deriving requests would change now; named first of a route's parameters."""
