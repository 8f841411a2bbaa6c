"""What tests of webhooks do: add an endpoint, let things happen, serve, and look."""

from typing import Any

from app.core.database.sessions import transaction
from app.notify.feed import news, queries
from app.notify.feed.records import FeedKind
from app.webhooks.delivery.sender import Sender
from tests.api import Api
from tests.durability.workers import wait_for
from tests.notify.listening import made_up
from tests.webhooks.receiver import Receiver

PATIENCE = 240


def add(api: Api, receiver: Receiver, **more: Any) -> Any:
    return api.post(api.organizer, api.at("/webhooks"), {"url": receiver.url, **more})


def tell(api: Api, *numbers: int, kind: FeedKind = FeedKind.MEETING_CHANGED) -> None:
    with transaction(api.engine) as session:
        for number in numbers:
            news.tell(session, api.event_id, made_up(kind, number=number))


def run(sender: Sender) -> None:
    """Serve whoever can be served, until nobody is any more."""
    wait_for(lambda: _is_settled(sender), PATIENCE, "a feed without open transactions")
    sender.look()
    sender.settle(PATIENCE)


def _is_settled(sender: Sender) -> bool:
    with transaction(sender.engine, read_only=True) as session:
        return queries.oldest_unsettled(session) is None


def state(api: Api, endpoint: Any) -> Any:
    return api.get(api.organizer, api.at(f"/webhooks/{endpoint['id']}"))


def attempts(api: Api, endpoint: Any) -> list[Any]:
    found: list[Any] = api.get(api.organizer, api.at(f"/webhooks/{endpoint['id']}/attempts"))[
        "items"
    ]
    return found
