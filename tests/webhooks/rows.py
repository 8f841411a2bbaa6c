"""Rows of webhooks, made without the API."""

from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from app.events.records import Event
from app.webhooks import service
from app.webhooks.records import WebhookEndpoint

NOW = datetime(2025, 7, 4, tzinfo=UTC)


def add_event(session: Session, url: str) -> UUID:
    """Add an event with an endpoint that hears of everything, and return the event's id."""
    event = Event(
        name="Acara", day=NOW.date(), timezone="Asia/Jakarta", created_at=NOW, updated_at=NOW
    )
    session.add(event)
    session.flush()
    add_row(session, event.id, url)
    return event.id


def add_row(
    session: Session, event_id: UUID, url: str, kinds: list[str] | None = None, at: datetime = NOW
) -> None:
    """Add an endpoint, also beside those that the API allows."""
    endpoint = WebhookEndpoint(
        event_id=event_id, url=url, secret=b"", kinds=kinds, next_at=at, created_at=at
    )
    endpoint.secret = service.seal(session, endpoint, b"x" * 32)
    session.add(endpoint)
