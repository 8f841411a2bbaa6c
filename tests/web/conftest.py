"""Pages are tested on SQLite alone, as the domains test their queries on both databases."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from tests.api import Api
from tests.day.hall import Day, open_day
from tests.web.chromium import LAPTOP, Watched, running_chromium, served
from tests.web.organizer import PASSWORD, USERNAME, add_organizer


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLite, unless a test asks for both (`ON_BOTH`)."""
    return str(request.getfixturevalue(f"{getattr(request, 'param', 'sqlite')}_url"))


@pytest.fixture
def browser(api: Api) -> TestClient:
    """An organizer's browser without scripts, logged in by cookie."""
    add_organizer(api)
    client = api.caller(headers={"Accept-Language": "en"})
    client.post("/login", data={"username": USERNAME, "password": PASSWORD})
    return client


@pytest.fixture
def day(api: Api) -> Day:
    """A published timetable that cannot grant all requests."""
    return open_day(api, cooperatives=8)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def opened(chromium: Browser, api: Api, browser: TestClient) -> Iterator[Any]:
    """A function that opens a page of an organizer; errors on it fail the test.

    `refusals` are statuses of calls that the page may make in vain (`Watched.expect_refusals`).
    """
    cookie = browser.cookies[SESSION_COOKIE]
    watched: list[Watched] = []
    with served(api.app) as base:

        def open_one(
            size: tuple[int, int] = LAPTOP, *, refusals: tuple[str, ...] = (), **context: Any
        ) -> Page:
            one = Watched(chromium, base, size, **context)
            one.expect_refusals(*refusals)
            one.context.add_cookies([{"name": SESSION_COOKIE, "value": cookie, "url": base}])
            watched.append(one)
            return one.page

        yield open_one
        for one in watched:
            one.close()
            assert one.troubles == []
