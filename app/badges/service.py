"""Use cases of badges and their signing keys."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee, Cooperative, PartyStatus
from app.auth.audit import trail
from app.auth.principal import Principal
from app.badges import keys, queries, tokens
from app.badges.errors import (
    AttendeeWithdrawnError,
    BadgeActiveError,
    BadgeAttendeeUnknownError,
    BadgeRevokedError,
    PrintedBadgeUnknownError,
)
from app.badges.records import Badge, RevocationReason, SigningKey
from app.core.clock import true_now
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


def revoke_key(
    session: Session, event: Event, key: SigningKey, *, actor: Principal | str, now: datetime
) -> tuple[int, list[Badge]]:
    """Revoke a key that somebody else may have, and replace every badge that it signed.

    Nothing signed with it counts from now on, whether it is on record or not. Returns how many
    badges ended, and the new ones; who has withdrawn gets none. A key that is revoked already
    changes nothing.
    """
    lock_event(session, event.id)
    session.refresh(key, with_for_update=True)
    if key.revoked_at is not None:
        return 0, []
    ended = queries.active_badges_by(session, key.id)
    for badge in ended:
        badge.revoked_at = now
        badge.revocation = RevocationReason.REISSUED
        session.add(badge)
    key.revoked_at = now
    if key.retired_at is None:
        keys.rotate_key(session, event, actor=actor, now=now)
    session.flush()
    had_one = {badge.attendee_id for badge in ended}
    without = queries.attendees_without_badge(session, event.id)
    fresh = _issue(session, event, [one for one in without if one in had_one], now)
    counts = {"revoked": len(ended), "reissued": len(fresh)}
    trail.record_change(session, key, actor, now, "signing_key.revoke", **counts)
    return len(ended), fresh


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
    badge.revoked_at = true_now(session.info, now)
    badge.revocation = reason
    session.add(badge)
    session.flush()


def _issue(
    session: Session, event: Event, attendee_ids: Sequence[UUID], now: datetime
) -> list[Badge]:
    now = true_now(session.info, now)
    record = keys.signing_key(session, event, now=now)
    key = tokens.SigningKey(record.key_id, event.id, keys.private_half(session, record))
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
