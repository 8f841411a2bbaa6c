"""Cooperatives and people of a request's path, and who may see personal data."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Path, Query, Request
from sqlmodel import Session

from app.attendees.records import Attendee, Cooperative
from app.auth import roles
from app.auth.audit import trail
from app.auth.deps import Caller
from app.auth.errors import ProofNeededError
from app.auth.principal import Principal, may_act
from app.auth.proof import presence_of
from app.auth.records import IntegrationScope, Role
from app.core.clock import Now
from app.core.database.sessions import Db, write_after_reading
from app.core.errors import NotFoundError
from app.core.http.fields import NO_NUL
from app.events.deps import EventToChange, EventToRead
from app.events.records import Event

_PERSONAL: Final = {IntegrationScope.PERSONAL_DATA, IntegrationScope.WRITE}
"""The scopes of other systems that see personal data: who changes people sees what they change."""
Search = Annotated[
    str | None,
    Query(alias="q", max_length=100, pattern=NO_NUL, description="Part of a name"),
]


def _cooperative(db: Db, event_id: UUID, cooperative_id: UUID) -> Cooperative:
    found = db.get(Cooperative, cooperative_id)
    if found is None or found.event_id != event_id:
        raise NotFoundError
    return found


def _attendee(db: Db, event_id: UUID, attendee_id: UUID) -> Attendee:
    found = db.get(Attendee, attendee_id)
    if found is None or found.event_id != event_id:
        raise NotFoundError
    return found


CooperativeId = Annotated[UUID, Path(description="`id` of the cooperative")]
AttendeeId = Annotated[UUID, Path(description="`id` of the person")]


def _cooperative_to_read(event: EventToRead, cooperative_id: CooperativeId, db: Db) -> Cooperative:
    return _cooperative(db, event.id, cooperative_id)


def _cooperative_to_change(
    event: EventToChange, cooperative_id: CooperativeId, db: Db
) -> Cooperative:
    return _cooperative(db, event.id, cooperative_id)


def _attendee_to_read(event: EventToRead, attendee_id: AttendeeId, db: Db) -> Attendee:
    return _attendee(db, event.id, attendee_id)


def _attendee_to_change(event: EventToChange, attendee_id: AttendeeId, db: Db) -> Attendee:
    return _attendee(db, event.id, attendee_id)


CooperativeToRead = Annotated[Cooperative, Depends(_cooperative_to_read)]
"""The cooperative of the path, readable by the caller."""
CooperativeToChange = Annotated[Cooperative, Depends(_cooperative_to_change)]
"""The cooperative of the path, changeable by the caller (`EventToChange`)."""
AttendeeToRead = Annotated[Attendee, Depends(_attendee_to_read)]
"""The person of the path, readable by the caller."""
AttendeeToChange = Annotated[Attendee, Depends(_attendee_to_change)]
"""The person of the path, changeable by the caller (`EventToChange`)."""


def _sees_personal_data(
    request: Request, event: EventToRead, caller: Caller, db: Db, now: Now
) -> bool:
    if caller.is_integration:
        if not _PERSONAL & caller.scopes:
            return False
        _note_reading(request, event, caller, db, now)
        return True
    granted = roles.role_of(db, caller.user_id, event.id)
    if not may_act(caller, granted, Role.ORGANIZER):
        return False
    presence_of(request).check_proof(caller, now)
    _note_reading(request, event, caller, db, now)
    return True


def sees_after_writing(
    request: Request, event: EventToChange, caller: Caller, db: Db, now: Now
) -> bool:
    """Return whether the answer to a change may show personal data, which is audited then.

    It is for the same callers as when they read; but who proved too long ago who they are is not
    refused, and is shown none.
    """
    if caller.is_integration:
        if not _PERSONAL & caller.scopes:
            return False
    else:
        try:
            presence_of(request).check_proof(caller, now)
        except ProofNeededError:
            return False
    _reading(request, event, caller, now)(db)
    return True


def _note_reading(
    request: Request, event: Event, caller: Principal, db: Session, now: datetime
) -> None:
    write_after_reading(db, _reading(request, event, caller, now))


def _reading(
    request: Request, event: Event, caller: Principal, now: datetime
) -> Callable[[Session], object]:
    """Return what notes that personal data was read."""
    return partial(
        trail.record,
        actor=caller,
        action="personal_data.read",
        now=now,
        event_id=event.id,
        subject=request.url.path,
    )


SeesPersonalData = Annotated[bool, Depends(_sees_personal_data)]
"""Whether the caller may see phone numbers, e-mail addresses and notes.

If so, it is audited, and they have proved lately who they are; ProofNeededError.
"""
SeesAfterWriting = Annotated[bool, Depends(sees_after_writing)]
"""Whether the answer to a change may show phone numbers, e-mail addresses and notes.

If so, it is audited. Nobody is refused: who lacks a fresh proof is answered without them.
"""
