"""Use cases of people."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from app.attendees import queries
from app.attendees.erased import service as erased
from app.attendees.errors import (
    ExternalKeyTakenError,
    PersonErasedError,
    RepresentedCooperativeUnknownError,
    RepresentedPartnerUnknownError,
)
from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.attendees.rules import check_not_erased, check_party, effective, partner_key, village_key
from app.attendees.schemas import AttendeeIn, AttendeePatch
from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.ids import new_id
from app.events.records import Event


def create_attendee(
    session: Session,
    event: Event,
    body: AttendeeIn,
    *,
    actor: Principal | str,
    now: datetime,
    in_person: bool = False,
) -> Attendee:
    """Add a person; `in_person`: they stand at the door and give their data themselves.

    The first manager of a cooperative and the first representative of a partner get the external
    key that lists use for them, so that a list uploaded later updates this person.

    Raises AttendeePartyError, RepresentedCooperativeUnknownError, ExternalKeyTakenError,
    RepresentedPartnerUnknownError and, but for who comes in person, PersonErasedError.
    """
    check_party(body.kind, body.cooperative_id, body.partner_id)
    usual = _usual_key(session, event, body)
    key = body.external_key or usual or f"person:{new_id()}"
    if queries.attendee_by_key(session, event.id, key) is not None:
        if body.external_key:
            raise ExternalKeyTakenError(external_key=key)
        key = f"person:{new_id()}"
    fields = body.model_dump() | {"external_key": key}
    said = fields if body.external_key else fields | {"external_key": usual}
    if not in_person and erased.is_erased(session, event.id, said):
        raise PersonErasedError
    attendee = add(session, event, fields, actor=actor, now=now)
    session.flush()
    return attendee


def add(
    session: Session,
    event: Event,
    fields: Mapping[str, Any],
    *,
    actor: Principal | str,
    now: datetime,
) -> Attendee:
    """Add a person with these fields, who has been checked; the caller flushes."""
    attendee = Attendee(**fields, event_id=event.id, created_at=now, updated_at=now)
    session.add(attendee)
    _note(session, attendee, actor, now, "attendee.create")
    return attendee


def _usual_key(session: Session, event: Event, body: AttendeeIn) -> str | None:
    if body.cooperative_id is not None:
        cooperative = session.get(Cooperative, body.cooperative_id)
        if cooperative is None or cooperative.event_id != event.id:
            raise RepresentedCooperativeUnknownError
        return village_key(cooperative.village_code)
    if body.partner_id is not None:
        code = queries.partner_code(session, event.id, body.partner_id)
        if code is None:
            raise RepresentedPartnerUnknownError
        return partner_key(code)
    return None


def update_attendee(
    session: Session,
    attendee: Attendee,
    patch: AttendeePatch,
    *,
    actor: Principal | str,
    now: datetime,
) -> Attendee:
    """Change what the patch names; a badge stays valid when the name changes."""
    apply_changes(session, attendee, patch.model_dump(exclude_unset=True), actor=actor, now=now)
    session.flush()
    return attendee


def apply_changes(
    session: Session,
    attendee: Attendee,
    changes: Mapping[str, Any],
    *,
    actor: Principal | str,
    now: datetime,
) -> bool:
    """Set these fields and return whether that changed anything; the caller flushes.

    PersonErasedError where they say who an erased person is.
    """
    check_not_erased(attendee, changes)
    before = attendee.model_dump()
    for name, value in effective(attendee, changes).items():
        setattr(attendee, name, value)
    if attendee.model_dump() == before:
        return False
    _touch(session, attendee, actor, now, "attendee.update", fields=sorted(changes))
    return True


def withdraw_attendee(
    session: Session, attendee: Attendee, *, actor: Principal | str, now: datetime
) -> None:
    """Mark a person as withdrawn; the record is kept."""
    if attendee.status is not PartyStatus.WITHDRAWN:
        attendee.status = PartyStatus.WITHDRAWN
        _touch(session, attendee, actor, now, "attendee.withdraw")
        session.flush()


def _touch(
    session: Session,
    attendee: Attendee,
    actor: Principal | str,
    now: datetime,
    action: str,
    **detail: Any,
) -> None:
    attendee.version += 1
    attendee.updated_at = now
    session.add(attendee)
    _note(session, attendee, actor, now, action, **detail)


def _note(
    session: Session,
    attendee: Attendee,
    actor: Principal | str,
    now: datetime,
    action: str,
    **detail: Any,
) -> None:
    trail.record(
        session,
        actor=actor,
        action=action,
        now=now,
        event_id=attendee.event_id,
        subject=attendee.id,
        **detail,
    )
