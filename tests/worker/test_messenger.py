"""The worker starts the process that sends webhooks while there is an endpoint."""

import pytest

from app.core import sealing
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.notify.feed import news
from app.notify.feed.records import FeedKind
from app.worker.messenger import Messenger
from tests.durability.workers import wait_for
from tests.notify.listening import made_up
from tests.webhooks.receiver import receiving
from tests.webhooks.rows import add_event

PATIENCE = 240

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


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
            event_id = add_event(session, receiver.url)
            news.tell(session, event_id, made_up(FeedKind.MEETING_CHANGED, number=1))
        messenger.look(engine)
        assert messenger.is_sending()
        try:
            wait_for(lambda: receiver.told[:1] == [1], PATIENCE, "a message")
        finally:
            messenger.stop()
    assert not messenger.is_sending()
    engine.dispose()
