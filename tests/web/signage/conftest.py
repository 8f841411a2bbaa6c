"""A screen in a real Chromium, during the first slot."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day
from tests.devices.phones import provision
from tests.web.chromium import Watched, served
from tests.web.signage.screens import HALL, at, up_to_date


@pytest.fixture
def screen(chromium: Browser, api: Api, day: Day, clock: StillClock) -> Iterator[Watched]:
    """A screen opened by a device's code, during the first slot."""
    clock.moment = at("09.45")
    made = provision(api, name="Layar 1", scope="signage")
    code = made["enrolment"]["url"].partition("#")[2]
    with served(api.app) as base:
        watched = Watched(chromium, base, HALL, bypass_csp=True)  # for axe
        watched.page.goto(f"/layar#{code}")
        up_to_date(watched.page)
        yield watched
        watched.close()
    assert watched.troubles == []
