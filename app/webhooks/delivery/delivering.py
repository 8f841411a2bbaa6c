"""Sending what has happened to the endpoints: in order for each, at least once, many at a time.

An endpoint is claimed for a while, so that of several processes one sends to it. What has arrived
is written down after each part of a batch: who is killed in between sends that part once more.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.audit import trail
from app.core.database.sessions import transaction
from app.core.sealing import SealBrokenError, sealer_of
from app.notify.feed import news
from app.notify.feed import queries as feed
from app.notify.feed.news import Cursor
from app.webhooks import queries, service, signing
from app.webhooks.delivery.messages import Message, message_of, test_message
from app.webhooks.delivery.retrying import is_given_up, next_attempt
from app.webhooks.delivery.sending import SECONDS, Line, Outcome
from app.webhooks.records import OffReason, WebhookAttempt, WebhookEndpoint
from app.webhooks.schemas import WebhookSwitchedOff

PART: Final = 50
"""Messages sent between two notes of what has arrived; so many may come twice after a kill."""
TURN: Final = 2.0
"""Seconds after which an endpoint's turn ends with the message that is being sent."""
CLAIM: Final = timedelta(seconds=TURN + SECONDS + 30)
"""How long an endpoint is kept from other processes: longer than a turn, and no longer than needed,
as whoever is killed leaves it behind."""
ACTOR: Final = "webhooks"
_GONE: Final = 410
log = structlog.get_logger("webhooks")


def deliver(engine: Engine, endpoint_id: UUID, clock: Callable[[], datetime], line: Line) -> None:
    """Send an endpoint what it has not heard, until an attempt fails or its turn is over."""
    until = time.monotonic() + TURN
    while True:
        with transaction(engine) as session:
            claimed = _claim(session, endpoint_id, clock())
        if claimed is None:
            return
        endpoint, keys, messages = claimed
        tried = _send(endpoint, keys, messages, clock, line, until)
        with transaction(engine) as session:
            may_go_on = _note(session, endpoint, tried, clock())
        if not may_go_on or len(tried) < len(messages) or is_over(until):
            return


def is_over(until: float) -> bool:
    """Return whether a turn is over."""
    return time.monotonic() >= until


def _claim(
    session: Session, endpoint_id: UUID, now: datetime
) -> tuple[WebhookEndpoint, Sequence[bytes], Sequence[Message]] | None:
    """Take the next part of what is to be sent, with the keys; None: there is none to take."""
    endpoint = queries.ready_one(session, endpoint_id, now)
    if endpoint is None:
        return None
    place = feed.reachable(session, Cursor(endpoint.xact, endpoint.number))
    entries = feed.entries_after(session, endpoint.event_id, place, kinds=endpoint.kinds, most=PART)
    messages = [message_of(entry) for entry in entries]
    if endpoint.test_asked_at is not None:
        messages = [test_message(endpoint)]
    if not messages:
        return None
    try:
        keys = _keys(session, endpoint, now)
    except SealBrokenError:
        _switch_off(session, endpoint, OffReason.SECRET_LOST, now)
        return None
    endpoint.claimed_until = now + CLAIM
    session.add(endpoint)
    session.flush()
    return endpoint, keys, messages


def _keys(session: Session, endpoint: WebhookEndpoint, now: datetime) -> list[bytes]:
    """Return the endpoint's secrets, the newest first; SealBrokenError."""
    sealer, about = sealer_of(session), service.about(endpoint)
    keys = [sealer.open(endpoint.secret, about)]
    old, until = endpoint.old_secret, endpoint.old_secret_until
    if old is not None and until is not None and now < until:
        with suppress(SealBrokenError):  # it was sealed with a key that is lost
            keys.append(sealer.open(old, about))
    return keys


def _send(
    endpoint: WebhookEndpoint,
    keys: Sequence[bytes],
    messages: Sequence[Message],
    clock: Callable[[], datetime],
    line: Line,
    until: float,
) -> list[tuple[Message, WebhookAttempt]]:
    """Send messages one after another until one does not arrive, or the turn is over."""
    tried: list[tuple[Message, WebhookAttempt]] = []
    for message in messages:
        begun, now = time.monotonic(), clock()
        headers = signing.headers(message.id, int(now.timestamp()), message.body, keys)
        outcome = line.send(endpoint.url, headers, message.body)
        attempt = WebhookAttempt(
            endpoint_id=endpoint.id,
            message_id=message.id,
            kind=message.kind,
            attempt=endpoint.attempts + 1 if not tried else 1,
            at=now,
            milliseconds=round((time.monotonic() - begun) * 1000),
            status=outcome.status,
            failure=outcome.failure,
        )
        tried.append((message, attempt))
        if outcome.failure is not None or is_over(until):
            break
    return tried


def _note(
    session: Session,
    sent: WebhookEndpoint,
    tried: Sequence[tuple[Message, WebhookAttempt]],
    now: datetime,
) -> bool:
    """Write down what became of a part; return whether there may be more to send now.

    What was changed meanwhile (another place, switched off, a test asked for) stays as it is.
    """
    endpoint = session.get(WebhookEndpoint, sent.id, with_for_update=True)
    if endpoint is None:
        return False
    session.add_all(attempt for _, attempt in tried)
    endpoint.claimed_until = None
    arrived = [message for message, attempt in tried if attempt.failure is None]
    unmoved = (endpoint.xact, endpoint.number) == (sent.xact, sent.number)
    places = [message.place for message in arrived if message.place is not None]
    if places and unmoved:
        endpoint.xact, endpoint.number = places[-1]
    if arrived:
        endpoint.failing_since, endpoint.attempts = None, 0
    message, last = tried[-1]
    if message.place is None and endpoint.test_asked_at == sent.test_asked_at:
        endpoint.test_asked_at = None
    elif last.failure is not None and unmoved and endpoint.off_since is None:
        _fail(session, endpoint, Outcome(last.status, last.failure), now)
    session.add(endpoint)
    session.flush()
    return endpoint.off_since is None and last.failure is None


def _fail(session: Session, endpoint: WebhookEndpoint, outcome: Outcome, now: datetime) -> None:
    """Plan the next attempt of a message that did not arrive, or give the endpoint up."""
    endpoint.failing_since = endpoint.failing_since or now
    endpoint.attempts += 1
    endpoint.next_at = next_attempt(endpoint.attempts, now)
    if outcome.status == _GONE:
        _switch_off(session, endpoint, OffReason.GONE, now)
    elif is_given_up(endpoint.failing_since, now):
        _switch_off(session, endpoint, OffReason.FAILING, now)


def _switch_off(
    session: Session, endpoint: WebhookEndpoint, reason: OffReason, now: datetime
) -> None:
    """Switch an endpoint off, and tell it in the feed, the audit log and the log."""
    service.switch_off(endpoint, reason, now)
    session.add(endpoint)
    fact = WebhookSwitchedOff(webhook_id=endpoint.id, reason=reason)
    news.tell(session, endpoint.event_id, fact)
    trail.record_change(session, endpoint, ACTOR, now, "webhook.switch_off", reason=reason.value)
    log.warning("webhook_switched_off", endpoint=str(endpoint.id), reason=reason.value)
