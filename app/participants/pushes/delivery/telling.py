"""Telling one phone: what differs from what it was told is sent, and noted once it has arrived.

Nobody sends to a phone twice at a time: it is claimed for a while, longer than its turn takes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from app.badges.records import Badge
from app.core.database.sessions import transaction
from app.core.locale import Locale
from app.core.sealing import SealBrokenError
from app.meetings.agenda.service import agenda_of
from app.participants.pushes import keys, queries
from app.participants.pushes.encryption import authorization, encrypted, topic_of
from app.participants.pushes.messages import Message, message_of
from app.participants.pushes.records import PushSubscription
from app.participants.pushes.rules import Told, all_of, notices, wake_at
from app.webhooks.delivery.retrying import is_given_up, next_attempt
from app.webhooks.delivery.sending import SECONDS, Line, Outcome

ENDS_AFTER: Final = timedelta(days=2)
"""How long after the event's last day phones are forgotten."""
_GONE: Final = (404, 410)
_MOST: Final = 8
"""Messages of one turn at most: a claim outlasts so many."""
CLAIM: Final = timedelta(seconds=_MOST * SECONDS + 30)
_BINARY: Final = b"application/octet-stream"
log = structlog.get_logger("pushes")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one phone is to be told, all of it signed and encrypted."""

    row: PushSubscription
    requests: list[tuple[list[tuple[bytes, bytes]], bytes]]
    """Headers and body of each message."""
    told: Told
    wake_at: datetime | None


def tell(
    engine: Engine,
    identity: UUID,
    clock: Callable[[], datetime],
    line: Line,
    contact: str | None,
) -> None:
    """Tell a phone what it has not been told, if anything, and note what became of it."""
    with transaction(engine) as session:
        turn = _claim(session, identity, clock(), contact)
    if turn is None:
        return
    outcome = Outcome(None, None)
    for headers, body in turn.requests:
        outcome = line.send(turn.row.endpoint, headers, body, media_type=_BINARY)
        if outcome.failure is not None:
            break
    with transaction(engine) as session:
        _note(session, turn, outcome, clock())


def _claim(session: Session, identity: UUID, now: datetime, contact: str | None) -> Turn | None:
    """Take what is to be sent to a phone; None: nothing is, or the phone is forgotten."""
    row = queries.claimable(session, identity, now)
    if row is None:
        return None
    badge = session.get_one(Badge, row.badge_id)
    if badge.revoked_at is not None or not keys.is_any_sealed(session):
        session.delete(row)  # without a key of ours nobody can have subscribed by it
        return None
    opened = agenda_of(session, badge, now)
    if opened.now.date() > opened.event.days[-1] + ENDS_AFTER:
        session.delete(row)
        return None
    found = notices(Told.read(row.told), opened)
    if not found:
        _rest(row, all_of(opened), wake_at(opened))
        session.add(row)
        return None
    zone, locale = opened.event.timezone, cast("Locale", row.locale)
    said = [message_of(one, zone, locale, opened.now) for one in found[:_MOST]]
    try:
        requests = _requests(session, row, said, contact or opened.event.public_url, now)
    except SealBrokenError:
        keys.forget_lost(session)
        log.warning("push_key_lost")
        return None
    row.claimed_until = now + CLAIM
    session.add(row)
    session.flush()
    return Turn(row, requests, all_of(opened), wake_at(opened))


def _requests(
    session: Session,
    row: PushSubscription,
    said: list[Message],
    contact: str | None,
    now: datetime,
) -> list[tuple[list[tuple[bytes, bytes]], bytes]]:
    proof = authorization(row.endpoint, keys.private_key(session), contact, now)
    return [
        (
            [
                (b"authorization", proof.encode()),
                (b"content-encoding", b"aes128gcm"),
                (b"ttl", str(one.seconds).encode()),
                (b"urgency", one.urgency.encode()),
                (b"topic", topic_of(one.tag).encode()),
            ],
            encrypted(one.body, row.p256dh, row.auth),
        )
        for one in said
    ]


def _note(session: Session, turn: Turn, outcome: Outcome, now: datetime) -> None:
    """Write down what became of a turn; a browser that is gone is forgotten."""
    row = session.get(PushSubscription, turn.row.id, with_for_update=True)
    if row is None:
        return
    row.claimed_until = None
    if outcome.failure is None:
        _rest(row, turn.told, turn.wake_at)
    else:
        row.failing_since = row.failing_since or now
        row.attempts += 1
        row.next_at = next_attempt(row.attempts, now)
        if outcome.status in _GONE or is_given_up(row.failing_since, now):
            log.info("push_ended", status=outcome.status, failure=outcome.failure.value)
            session.delete(row)
            return
    session.add(row)


def _rest(row: PushSubscription, told: Told, wake: datetime | None) -> None:
    """Note that a phone was told all there is."""
    row.told, row.wake_at = told.stored(), wake
    row.failing_since, row.attempts = None, 0
