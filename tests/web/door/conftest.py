"""A furnished hall, and an organizer's browser without scripts."""

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.web.organizer import PASSWORD, add_organizer


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


@pytest.fixture
def browser(api: Api) -> TestClient:
    """An organizer's browser, logged in by cookie, its scripts turned off."""
    add_organizer(api)
    client = TestClient(api.app, raise_server_exceptions=False)
    client.post("/login", data={"username": "panitia", "password": PASSWORD})
    return client
