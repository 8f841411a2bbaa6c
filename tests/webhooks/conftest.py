"""A receiver, and what sends to it."""

from collections.abc import Iterator

import pytest

from app.webhooks.delivery.sender import Sender
from tests.api import Api
from tests.conftest import StillClock
from tests.webhooks.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def sender(api: Api, clock: StillClock) -> Iterator[Sender]:
    api.app.state.settings.webhooks_to_private_networks = True
    sender = Sender(api.engine, clock.now, private=True)
    yield sender
    sender.close()
