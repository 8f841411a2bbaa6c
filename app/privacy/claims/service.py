"""Use cases of claims: written down and answered; and restricting the use of a person's data."""

from datetime import datetime

from sqlmodel import Session

from app.attendees.records import Attendee
from app.auth.audit import trail
from app.auth.principal import Principal, username
from app.core.errors import NotFoundError
from app.events.records import Event
from app.privacy.claims import queries
from app.privacy.claims.errors import ClaimAnsweredError, ClaimEarlyError, ClaimNamelessError
from app.privacy.claims.records import Claim, ClaimAnswer, ClaimKind
from app.privacy.claims.rules import due, is_overdue
from app.privacy.claims.schemas import ClaimAnswerIn, ClaimIn, ClaimOut


def record(
    session: Session, event: Event, body: ClaimIn, *, actor: Principal, now: datetime
) -> Claim:
    """Write down a claim that came in.

    NotFoundError for a person of another event; ClaimEarlyError, ClaimNamelessError.
    """
    received = body.received_at or now
    if received > now:
        raise ClaimEarlyError
    if body.attendee_id is None and not (body.asked or "").strip():
        raise ClaimNamelessError
    if body.attendee_id is not None:
        person = session.get(Attendee, body.attendee_id)
        if person is None or person.event_id != event.id:
            raise NotFoundError
    claim = Claim(
        event_id=event.id,
        attendee_id=body.attendee_id,
        kind=body.kind,
        asked=(body.asked or "").strip() or None,
        received_at=received,
        due_at=due(received),
        recorded_by=username(actor),
    )
    session.add(claim)
    trail.record_change(session, claim, actor, now, "claim.record", kind=body.kind.value)
    return claim


def answer(
    session: Session, claim: Claim, body: ClaimAnswerIn, *, actor: Principal, now: datetime
) -> Claim:
    """Note how a claim was answered; ClaimAnsweredError if it was before."""
    if claim.answered_at is not None:
        raise ClaimAnsweredError
    _close(session, claim, body.answer, body.said, actor, now)
    return claim


def restrict(session: Session, person: Attendee, *, actor: Principal, now: datetime) -> Attendee:
    """Restrict what is done with a person's data, and answer their open claims for that.

    Their numbers, address and note are then shown to nobody and no message is written to them;
    what is held of them can still be exported and erased, and they take part as before.
    """
    if person.restricted_at is None:
        _set(session, person, now, actor, now, "attendee.restrict")
    for claim in queries.open_of(session, person.id, ClaimKind.RESTRICTION):
        _close(session, claim, ClaimAnswer.DONE, None, actor, now)
    return person


def lift(session: Session, person: Attendee, *, actor: Principal, now: datetime) -> Attendee:
    """Let a person's data be used again, as they wish."""
    if person.restricted_at is not None:
        _set(session, person, None, actor, now, "attendee.lift_restriction")
    return person


def answer_erased(session: Session, person: Attendee, *, actor: Principal, now: datetime) -> None:
    """Answer the open claims for erasure of somebody who has just been erased."""
    for claim in queries.open_of(session, person.id, ClaimKind.ERASURE):
        _close(session, claim, ClaimAnswer.DONE, None, actor, now)


def shown(claim: Claim, now: datetime) -> ClaimOut:
    """Return a claim as an answer has it."""
    overdue = is_overdue(claim.answered_at, claim.due_at, now)
    return ClaimOut(**claim.model_dump(exclude={"event_id"}), overdue=overdue)


def _close(
    session: Session,
    claim: Claim,
    how: ClaimAnswer,
    said: str | None,
    actor: Principal,
    now: datetime,
) -> None:
    claim.answer, claim.said = how, said
    claim.answered_at, claim.answered_by = now, username(actor)
    session.add(claim)
    trail.record_change(session, claim, actor, now, "claim.answer", answer=how.value)


def _set(
    session: Session,
    person: Attendee,
    since: datetime | None,
    actor: Principal,
    now: datetime,
    action: str,
) -> None:
    person.restricted_at = since
    person.version += 1
    person.updated_at = now
    session.add(person)
    trail.record_change(session, person, actor, now, action)
