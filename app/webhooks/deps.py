"""The endpoint of a request's path."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange, OrganizerEventToRead
from app.webhooks.records import WebhookEndpoint

_WebhookId = Annotated[UUID, Path(description="`id` of the endpoint")]


def _endpoint(db: Db, event_id: UUID, endpoint_id: UUID) -> WebhookEndpoint:
    endpoint = db.get(WebhookEndpoint, endpoint_id)
    if endpoint is None or endpoint.event_id != event_id:
        raise NotFoundError
    return endpoint


def _to_read(event: OrganizerEventToRead, webhook_id: _WebhookId, db: Db) -> WebhookEndpoint:
    return _endpoint(db, event.id, webhook_id)


def _to_change(event: EventToChange, webhook_id: _WebhookId, db: Db) -> WebhookEndpoint:
    endpoint = _endpoint(db, event.id, webhook_id)
    db.refresh(endpoint, with_for_update=True)
    return endpoint


WebhookToRead = Annotated[WebhookEndpoint, Depends(_to_read)]
"""The endpoint, for organizers: its address may hold a secret."""
WebhookToChange = Annotated[WebhookEndpoint, Depends(_to_change)]
"""The endpoint, locked, for who may change the event."""
