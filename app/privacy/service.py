"""Use cases about personal data: how long it is kept, and its erasure."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.attendees.erased import service as marks
from app.attendees.erased.queries import marked_among
from app.attendees.records import Attendee
from app.attendees.rules import is_erased
from app.auth.audit import trail
from app.auth.principal import Principal
from app.badges import service as badges
from app.badges.records import Badge, RevocationReason
from app.core.database.sessions import transaction
from app.core.errors import AppError
from app.events.errors import NameMismatchError
from app.events.queries import lock_event
from app.events.records import Event
from app.events.rules import check_retention, kept_until, latest
from app.events.service import touch
from app.privacy import erasing, queries
from app.privacy.claims import service as claims
from app.privacy.errors import NotErasedError
from app.privacy.rules import LARGEST_LEAP, has_waited, is_due
from app.privacy.schemas import HeldOut, PostponeIn, ReadmissionOut, ReceiptOut, RetentionOut

BY_ITSELF = "retention"
"""The name in the audit log of what is erased because its time is over."""
FORGOTTEN_WITHIN = timedelta(days=7)
"""So long after an erasure, each look tries to empty the database's log."""
log = structlog.get_logger(__name__)


def retention(session: Session, event: Event) -> RetentionOut:
    """Return until when personal data is kept, and what would be erased now."""
    return RetentionOut(
        kept_until=kept_until(event),
        postponed_for=queries.postponed_for(session, event.id),
        erased_at=event.erased_at,
        latest=latest(event),
        held=queries.held(session, event.id),
    )


def postpone(
    session: Session, event: Event, body: PostponeIn, *, actor: Principal, now: datetime
) -> None:
    """Keep personal data until another day, from today on; what came since will be erased then."""
    check_retention(event, body.until, now, pointer="/until")
    event.retain_until = body.until
    event.erased_at = None
    event.due_since = None
    detail = {"until": body.until.isoformat(), "reason": body.reason}
    touch(session, event, actor, now, queries.POSTPONED, **detail)


def erase_event(
    session: Session, event: Event, confirm_name: str, *, actor: Principal, now: datetime
) -> ReceiptOut:
    """Erase the personal data of an event now; NameMismatchError for another name."""
    if confirm_name != event.name:
        raise NameMismatchError
    return _erase_event(session, event, actor, now)


def erase_person(
    session: Session, event: Event, person: Attendee, *, actor: Principal, now: datetime
) -> ReceiptOut:
    """Erase a person: revoke their badge, forget who they were, and keep what counts."""
    before = queries.held(session, event.id)
    valid = select(Badge).where(Badge.attendee_id == person.id, col(Badge.revoked_at).is_(None))
    for badge in session.exec(valid).all():
        badges.revoke(session, event, badge, RevocationReason.CANCELLED, actor=actor, now=now)
    erasing.erase_person(session, person, now)
    session.refresh(person)
    claims.answer_erased(session, person, actor=actor, now=now)
    return _receipt(session, event, person.id, before, actor, now)


def readmit(
    session: Session, person: Attendee, *, actor: Principal, now: datetime
) -> ReadmissionOut:
    """Let an erased person be added again, as they wish; again it changes nothing.

    NotErasedError for a person who was not erased.
    """
    if not is_erased(person):
        raise NotErasedError
    if marked_among(session, [person.id]):
        marks.forget(session, person.event_id, [person.id])
        trail.record(
            session,
            actor=actor,
            action="attendee.readmit",
            now=now,
            event_id=person.event_id,
            subject=person.id,
        )
    return ReadmissionOut(attendee_id=person.id)


def erase_what_is_due(engine: Engine, now: datetime) -> list[UUID]:
    """Erase the personal data of all events whose time is over; return the events.

    A clock may be wrong, and nothing brings the data back. So it is only noted at first that an
    event is due; it is erased by a later look, for which see `_look_at`.
    """
    with transaction(engine, read_only=True) as session:
        events = queries.not_erased(session, now)
        ids = [event.id for event in events if event.due_since is not None or is_due(event, now)]
    done = []
    for event_id in ids:
        try:
            with transaction(engine) as session:
                lock_event(session, event_id)
                if _look_at(session, session.get_one(Event, event_id), now):
                    done.append(event_id)
        except AppError as error:  # it was deleted meanwhile
            log.info("retention_skipped", event_id=str(event_id), code=error.code)
    return done


def last_erased(engine: Engine) -> datetime | None:
    """Return when anything was erased last; None if nothing ever was."""
    with transaction(engine, read_only=True) as session:
        return queries.last_erased(session)


def is_in_log(erased: datetime | None, now: datetime) -> bool:
    """Return whether something was erased so lately that the database's log may still hold it."""
    return erased is not None and erased >= now - FORGOTTEN_WITHIN


def _look_at(session: Session, event: Event, now: datetime) -> bool:
    """Erase an event's data if it is due still, long after that was first seen; return if so.

    Not if the clock is far ahead of all that the database knows of: then this look is noted, and
    the next one may erase.
    """
    if event.erased_at is not None or not is_due(event, now):
        event.due_since = None
        session.add(event)
        return False
    if event.due_since is None or event.due_since > now:
        event.due_since = now
        session.add(event)
        _note_look(session, event, now)
        return False
    if not has_waited(event, now):
        return False
    newest = queries.newest_moment(session, now)
    if newest is None or now - newest > LARGEST_LEAP:
        _note_look(session, event, now)
        return False
    _erase_event(session, event, BY_ITSELF, now)
    return True


def _note_look(session: Session, event: Event, now: datetime) -> None:
    trail.record(
        session, actor=BY_ITSELF, action=queries.SEEN, now=now, event_id=event.id, subject=event.id
    )


def _erase_event(
    session: Session, event: Event, actor: Principal | str, now: datetime
) -> ReceiptOut:
    before = queries.held(session, event.id)
    event.erased_at = now
    event.due_since = None
    event.updated_at = now
    event.version += 1
    session.add(event)
    erasing.erase_all(session, event.id, now)
    return _receipt(session, event, event.id, before, actor, now)


def _receipt(
    session: Session,
    event: Event,
    subject: UUID,
    before: HeldOut,
    actor: Principal | str,
    now: datetime,
) -> ReceiptOut:
    """Write what was erased to the audit log, and return it as the proof."""
    left = queries.held(session, event.id)
    after = left.model_dump()
    erased = HeldOut(**{name: count - after[name] for name, count in before.model_dump().items()})
    entry = trail.record(
        session,
        actor=actor,
        action=queries.ERASED,
        now=now,
        event_id=event.id,
        subject=subject,
        **erased.model_dump(),
    )
    return ReceiptOut(
        id=entry.id,
        at=now,
        by=entry.actor,
        subject=subject,
        erased=erased,
        remaining_notes=left.notes,
    )
