"""Use cases of webhooks."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.sealing import SealBrokenError, sealer_of
from app.events.queries import lock_event
from app.events.records import Event
from app.notify.feed import queries as feed
from app.notify.feed.news import KEPT, Cursor
from app.webhooks import queries
from app.webhooks.addresses import is_acceptable
from app.webhooks.errors import ReplayLostError, WebhookAddressError, WebhookLimitError
from app.webhooks.records import OffReason, WebhookEndpoint
from app.webhooks.schemas import WebhookIn, WebhookPatch
from app.webhooks.signing import new_secret

MOST_ENDPOINTS: Final = 10
"""Endpoints of one event."""
BOTH_SECRETS: Final = timedelta(days=1)
"""How long messages are signed with the secret before as well, after it was changed."""


def add(
    session: Session,
    event: Event,
    wish: WebhookIn,
    *,
    private: bool,
    actor: Principal,
    now: datetime,
) -> tuple[WebhookEndpoint, bytes]:
    """Add an endpoint, which hears what happens from now on; return it with its secret."""
    _check(wish.url, private=private)
    lock_event(session, event.id)
    if queries.number_of_endpoints(session, event.id) >= MOST_ENDPOINTS:
        raise WebhookLimitError(most=MOST_ENDPOINTS)
    place, secret = feed.head(session, event.id), new_secret()
    endpoint = WebhookEndpoint(
        event_id=event.id,
        **wish.model_dump(mode="json"),
        secret=b"",
        xact=place.xact,
        number=place.number,
        next_at=now,
        created_at=now,
    )
    endpoint.secret = seal(session, endpoint, secret)
    session.add(endpoint)
    trail.record_change(session, endpoint, actor, now, "webhook.create")
    return endpoint, secret


def change(
    session: Session,
    endpoint: WebhookEndpoint,
    patch: WebhookPatch,
    *,
    private: bool,
    actor: Principal,
    now: datetime,
) -> None:
    """Change an endpoint, or switch it on or off."""
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True, mode="json")
    switched = changes.pop("is_on", None)
    changes = {
        name: value for name, value in changes.items() if value is not None or name == "kinds"
    }
    if "url" in changes:
        _check(changes["url"], private=private)
    before = endpoint.model_dump()
    endpoint.sqlmodel_update(changes)
    if switched is False and endpoint.off_since is None:
        switch_off(endpoint, OffReason.BY_HAND, now)
    elif switched and endpoint.off_since is not None:
        endpoint.off_since = endpoint.off_reason = None
        begin_anew(endpoint, now)
    elif "url" in changes:
        begin_anew(endpoint, now)
    if endpoint.model_dump() != before:
        session.add(endpoint)
        fields = sorted(patch.model_fields_set)
        trail.record_change(session, endpoint, actor, now, "webhook.update", fields=fields)


def switch_off(endpoint: WebhookEndpoint, reason: OffReason, now: datetime) -> None:
    """Send nothing to an endpoint any more; its place in the feed stays."""
    endpoint.off_since, endpoint.off_reason = now, reason


def begin_anew(endpoint: WebhookEndpoint, now: datetime) -> None:
    """Try the next message at once, whatever failed before."""
    endpoint.failing_since, endpoint.attempts, endpoint.next_at = None, 0, now


def replace_secret(
    session: Session, endpoint: WebhookEndpoint, *, actor: Principal, now: datetime
) -> bytes:
    """Give an endpoint a new secret and return it; the one before goes on to sign for a day."""
    secret = new_secret()
    endpoint.old_secret, endpoint.old_secret_until = endpoint.secret, now + BOTH_SECRETS
    if endpoint.off_reason is OffReason.SECRET_LOST:
        endpoint.old_secret = endpoint.old_secret_until = None
        endpoint.off_since = endpoint.off_reason = None
        begin_anew(endpoint, now)
    endpoint.secret = seal(session, endpoint, secret)
    session.add(endpoint)
    trail.record_change(session, endpoint, actor, now, "webhook.replace_secret")
    return secret


def ask_test(
    session: Session, endpoint: WebhookEndpoint, *, actor: Principal, now: datetime
) -> None:
    """Let a message of kind `webhook.test` be sent at once."""
    endpoint.test_asked_at, endpoint.next_at = now, now
    session.add(endpoint)
    trail.record_change(session, endpoint, actor, now, "webhook.test")


def replay(
    session: Session,
    endpoint: WebhookEndpoint,
    since: datetime,
    *,
    actor: Principal,
    now: datetime,
) -> None:
    """Send everything again that happened since a moment; ReplayLostError."""
    if since < now - KEPT:
        raise ReplayLostError(days=KEPT.days)
    place = feed.place_before(session, endpoint.event_id, since)
    endpoint.xact, endpoint.number = min(place, Cursor(endpoint.xact, endpoint.number))
    begin_anew(endpoint, now)
    session.add(endpoint)
    trail.record_change(session, endpoint, actor, now, "webhook.replay")


def remove(session: Session, endpoint: WebhookEndpoint, *, actor: Principal, now: datetime) -> None:
    """Forget an endpoint and what was sent to it."""
    trail.record_change(session, endpoint, actor, now, "webhook.delete")
    session.delete(endpoint)
    session.flush()


def are_any_sealed(session: Session) -> bool:
    """Return whether a secret is kept that only the installation's secret key opens."""
    return bool(queries.all_with_secret(session))


def fit(session: Session) -> bool:
    """Return whether the installation's secret key opens every secret that is not given up."""
    return all(_opens(session, one) for one in queries.all_with_secret(session))


def switch_off_lost(session: Session, now: datetime) -> int:
    """Switch the endpoints off whose secret cannot be opened any more; return how many."""
    lost = [one for one in queries.all_with_secret(session) if not _opens(session, one)]
    for endpoint in lost:
        switch_off(endpoint, OffReason.SECRET_LOST, now)
        session.add(endpoint)
    session.flush()
    return len(lost)


def _opens(session: Session, endpoint: WebhookEndpoint) -> bool:
    try:
        sealer_of(session).open(endpoint.secret, about(endpoint))
    except SealBrokenError:
        return False
    return True


def seal(session: Session, endpoint: WebhookEndpoint, secret: bytes) -> bytes:
    """Return a secret sealed, as it is kept."""
    return sealer_of(session).seal(secret, about(endpoint))


def about(endpoint: WebhookEndpoint) -> str:
    """Return what an endpoint's secrets are sealed for."""
    return f"webhook {endpoint.id}"


def _check(url: str, *, private: bool) -> None:
    if not is_acceptable(url, private=private):
        raise WebhookAddressError
