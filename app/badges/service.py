"""Use cases of badges and their signing keys."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.auth.audit import trail
from app.auth.principal import Principal
from app.badges import queries, tokens
from app.badges.errors import (
    AttendeeWithdrawnError,
    BadgeActiveError,
    BadgeAttendeeUnknownError,
    BadgeRevokedError,
    PrintedBadgeUnknownError,
)
from app.badges.records import Badge, RevocationReason, SigningKey
from app.events.queries import lock_event
from app.events.records import Event


def issue_missing(
    session: Session, event: Event, *, actor: Principal | str, now: datetime
) -> list[Badge]:
    """Issue a badge to every active person without a valid one; return the new badges."""
    lock_event(session, event.id)
    attendee_ids = queries.attendees_without_badge(session, event.id)
    if not attendee_ids:
        return []
    badges = _issue(session, event, attendee_ids, now)
    trail.record(
        session,
        actor=actor,
        action="badge.issue",
        now=now,
        event_id=event.id,
        badges=len(badges),
    )
    session.flush()
    return badges


def issue_one(
    session: Session, event: Event, attendee_id: UUID, *, actor: Principal | str, now: datetime
) -> Badge:
    """Issue a badge to a person of the event who has no valid one."""
    lock_event(session, event.id)
    attendee = session.get(Attendee, attendee_id)
    if attendee is None or attendee.event_id != event.id:
        raise BadgeAttendeeUnknownError
    _check_active(session, attendee)
    active = queries.active_badge(session, attendee_id)
    if active is not None:
        raise BadgeActiveError(badge_id=str(active.id))
    (badge,) = _issue(session, event, [attendee_id], now)
    trail.record_change(session, badge, actor, now, "badge.issue")
    return badge


def reissue(
    session: Session, event: Event, badge: Badge, *, actor: Principal | str, now: datetime
) -> Badge:
    """Replace a badge by a new one for the same person; the old one is revoked at once."""
    attendee = session.get_one(Attendee, badge.attendee_id)
    _check_active(session, attendee)
    _revoke(session, event, badge, RevocationReason.REISSUED, now)
    (fresh,) = _issue(session, event, [attendee.id], now)
    trail.record_change(session, fresh, actor, now, "badge.reissue", replaces=str(badge.id))
    return fresh


def revoke(
    session: Session,
    event: Event,
    badge: Badge,
    reason: RevocationReason,
    *,
    actor: Principal | str,
    now: datetime,
) -> Badge:
    """Revoke a badge; every scan of it is refused from now on."""
    _revoke(session, event, badge, reason, now)
    trail.record_change(session, badge, actor, now, "badge.revoke", reason=reason.value)
    return badge


def rotate_key(
    session: Session, event: Event, *, actor: Principal | str, now: datetime
) -> SigningKey:
    """Sign new badges with a new key; badges signed with the retired key stay valid."""
    lock_event(session, event.id)
    retired = queries.current_key(session, event.id)
    if retired is not None:
        retired.retired_at = now
        session.add(retired)
    key = _new_key(session, event, now)
    trail.record(
        session,
        actor=actor,
        action="signing_key.rotate",
        now=now,
        event_id=event.id,
        subject=key.id,
    )
    session.flush()
    return key


def signing_key(session: Session, event: Event, *, now: datetime) -> SigningKey:
    """Return the key that signs the event's new badges; an event without one gets its first."""
    lock_event(session, event.id)
    return queries.current_key(session, event.id) or _new_key(session, event, now)


def count_prints(
    session: Session,
    event: Event,
    badge_ids: Sequence[UUID],
    *,
    actor: Principal | str,
    now: datetime,
) -> int:
    """Count badges as printed, one print for each time an id is named; return the sum."""
    copies = Counter(badge_ids)
    badges = queries.locked(session, event.id, copies.keys())
    unknown = copies.keys() - {badge.id for badge in badges}
    if unknown:
        raise PrintedBadgeUnknownError(badge_id=str(min(unknown)))
    for badge in badges:
        badge.prints += copies[badge.id]
        session.add(badge)
    trail.record(
        session,
        actor=actor,
        action="badge.print",
        now=now,
        event_id=event.id,
        prints=copies.total(),
    )
    session.flush()
    return copies.total()


def _check_active(session: Session, attendee: Attendee) -> None:
    statuses = {attendee.status}
    if attendee.cooperative_id is not None:
        statuses.add(session.get_one(Cooperative, attendee.cooperative_id).status)
    if statuses != {PartyStatus.ACTIVE}:
        raise AttendeeWithdrawnError


def _revoke(
    session: Session, event: Event, badge: Badge, reason: RevocationReason, now: datetime
) -> None:
    lock_event(session, event.id)
    session.refresh(badge, with_for_update={"key_share": True})
    if badge.revocation is not None:
        raise BadgeRevokedError(revocation=badge.revocation.value)
    badge.revoked_at = now
    badge.revocation = reason
    session.add(badge)
    session.flush()


def _issue(
    session: Session, event: Event, attendee_ids: Sequence[UUID], now: datetime
) -> list[Badge]:
    record = queries.current_key(session, event.id) or _new_key(session, event, now)
    key = tokens.SigningKey(record.key_id, event.id, record.private_key)
    badges = []
    for attendee_id in attendee_ids:
        badge_id = tokens.new_badge_id()
        badges.append(
            Badge(
                event_id=event.id,
                attendee_id=attendee_id,
                signing_key_id=record.id,
                number=bytes.fromhex(badge_id),
                token=tokens.encode(tokens.issue(key, badge_id)),
                issued_at=now,
            )
        )
    session.add_all(badges)
    session.flush()
    return badges


def _new_key(session: Session, event: Event, now: datetime) -> SigningKey:
    key = tokens.new_signing_key(event.id)
    while queries.key_number_taken(session, int(key.key_id, 16)):
        key = tokens.new_signing_key(event.id)
    record = SigningKey(
        event_id=event.id,
        number=int(key.key_id, 16),
        private_key=key.private,
        public_key=key.verification_key().public,
        created_at=now,
    )
    session.add(record)
    session.flush()
    return record
