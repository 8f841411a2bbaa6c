"""A Chromium for the walks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.web.chromium import running_chromium


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser
