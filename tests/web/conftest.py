"""Pages are tested on SQLite alone: they use no query of their own."""

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.web.organizer import PASSWORD, USERNAME, add_organizer


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(api: Api) -> TestClient:
    """An organizer's browser, logged in by cookie, its scripts turned off."""
    add_organizer(api)
    client = TestClient(api.app, raise_server_exceptions=False, headers={"Accept-Language": "en"})
    client.post("/login", data={"username": USERNAME, "password": PASSWORD})
    return client
