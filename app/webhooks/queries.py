"""Every select about webhooks."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import not_, or_
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.webhooks.records import OffReason, WebhookAttempt, WebhookEndpoint


def endpoints(event_id: UUID) -> SelectOfScalar[WebhookEndpoint]:
    """Statement: an event's endpoints."""
    return select(WebhookEndpoint).where(WebhookEndpoint.event_id == event_id)


def number_of_endpoints(session: Session, event_id: UUID) -> int:
    """Return how many endpoints an event has."""
    return session.exec(select(func.count()).select_from(endpoints(event_id).subquery())).one()


def all_with_secret(session: Session) -> Sequence[WebhookEndpoint]:
    """Return the endpoints of all events whose secret is not known to be lost."""
    lost = col(WebhookEndpoint.off_reason) == OffReason.SECRET_LOST
    known = or_(col(WebhookEndpoint.off_reason).is_(None), not_(lost))
    return session.exec(select(WebhookEndpoint).where(known)).all()


def attempts(endpoint_id: UUID) -> SelectOfScalar[WebhookAttempt]:
    """Statement: what was sent to an endpoint."""
    return select(WebhookAttempt).where(WebhookAttempt.endpoint_id == endpoint_id)


def is_any_on(session: Session) -> bool:
    """Return whether there is any endpoint to which something may be sent."""
    found = select(WebhookEndpoint.id).where(col(WebhookEndpoint.off_since).is_(None)).limit(1)
    return session.exec(found).first() is not None


def ready(session: Session, now: datetime) -> Sequence[WebhookEndpoint]:
    """Return the endpoints to which something may be sent now, and nobody is sending."""
    return session.exec(_ready(now).order_by(col(WebhookEndpoint.next_at))).all()


def ready_one(session: Session, endpoint_id: UUID, now: datetime) -> WebhookEndpoint | None:
    """Return the endpoint, locked, if something may be sent to it now and nobody is sending."""
    statement = _ready(now).where(WebhookEndpoint.id == endpoint_id)
    return session.exec(statement.with_for_update(skip_locked=True)).first()


def _ready(now: datetime) -> SelectOfScalar[WebhookEndpoint]:
    free = or_(
        col(WebhookEndpoint.claimed_until).is_(None), col(WebhookEndpoint.claimed_until) <= now
    )
    return select(WebhookEndpoint).where(
        col(WebhookEndpoint.off_since).is_(None), col(WebhookEndpoint.next_at) <= now, free
    )
