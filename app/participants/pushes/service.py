"""Use cases of pushes: a browser subscribes by a badge, and takes it back."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.badges.records import Badge
from app.core.errors import NotFoundError
from app.core.locale import Locale
from app.meetings.agenda.service import agenda_of
from app.participants.pushes import queries
from app.participants.pushes.encryption import checked_keys
from app.participants.pushes.errors import PushAddressError, PushLimitError
from app.participants.pushes.records import PushSubscription
from app.participants.pushes.rules import all_of, wake_at
from app.participants.pushes.schemas import MOST_OF_A_BADGE, PushSubscriptionIn
from app.webhooks.addresses import is_acceptable


def subscribe(
    session: Session,
    badge: Badge,
    body: PushSubscriptionIn,
    *,
    private: bool,
    locale: Locale,
    now: datetime,
) -> PushSubscription:
    """Tell a browser from now on what concerns a badge's holder; again: its keys are replaced.

    What stands on the agenda now counts as told, but not what begins soon. PushAddressError,
    PushKeysError, PushLimitError.
    """
    if not is_acceptable(body.endpoint, private=private):
        raise PushAddressError
    p256dh, auth = checked_keys(body.keys.p256dh, body.keys.auth)
    row = queries.of_badge(session, badge.id, body.endpoint)
    if row is None:
        if queries.number_of(session, badge.id) >= MOST_OF_A_BADGE:
            raise PushLimitError(most=MOST_OF_A_BADGE)
        opened = agenda_of(session, badge, now)
        row = PushSubscription(
            event_id=badge.event_id,
            attendee_id=badge.attendee_id,
            badge_id=badge.id,
            endpoint=body.endpoint,
            p256dh=p256dh,
            auth=auth,
            locale=locale,
            told=all_of(opened, soon=False).stored(),
            wake_at=wake_at(opened),
            next_at=now,
            created_at=now,
        )
    row.p256dh, row.auth, row.locale = p256dh, auth, locale
    row.failing_since, row.attempts, row.next_at = None, 0, now
    session.add(row)
    session.flush()
    return row


def unsubscribe(session: Session, badge: Badge, identity: UUID) -> None:
    """Tell a browser nothing any more; NotFoundError for those of other badges."""
    row = session.get(PushSubscription, identity)
    if row is None or row.badge_id != badge.id:
        raise NotFoundError
    session.delete(row)
    session.flush()
