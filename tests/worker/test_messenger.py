"""The worker starts the process that sends webhooks while there is an endpoint."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlmodel import Session

from app.core import sealing
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.events.records import Event
from app.notify.feed import news
from app.notify.feed.records import FeedKind
from app.webhooks import service
from app.webhooks.records import WebhookEndpoint
from app.worker.messenger import Messenger
from tests.durability.workers import wait_for
from tests.webhooks.receiver import receiving

NOW = datetime(2025, 7, 4, tzinfo=UTC)
PATIENCE = 240

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def add_endpoint(session: Session, url: str) -> None:
    """Add an event with an endpoint, and something that it is to hear."""
    event = Event(name="Acara", day=NOW.date(), timezone="Asia/Jakarta", created_at=NOW,
                  updated_at=NOW)  # fmt: skip
    session.add(event)
    session.flush()
    endpoint = WebhookEndpoint(
        id=uuid4(), event_id=event.id, url=url, secret=b"", next_at=NOW, created_at=NOW
    )
    endpoint.secret = service.seal(session, endpoint, b"x" * 32)
    session.add(endpoint)
    news.tell(session, event.id, FeedKind.MEETING_CHANGED, {"number": 1})


def test_a_process_sends_what_happened_and_none_is_started_without_an_endpoint(
    sqlite_url: str, settings: Settings
) -> None:
    settings = settings.model_copy(update={"webhooks_to_private_networks": True})
    engine = open_engine(sqlite_url)
    sealing.seal_by(engine, settings)
    idle = Messenger(settings)
    idle.look(engine)
    assert not idle.is_sending()
    messenger = Messenger(settings)
    with receiving() as receiver:
        with transaction(engine) as session:
            add_endpoint(session, receiver.url)
        messenger.look(engine)
        assert messenger.is_sending()
        try:
            wait_for(lambda: receiver.told[:1] == [1], PATIENCE, "a message")
        finally:
            messenger.stop()
    assert not messenger.is_sending()
    engine.dispose()
