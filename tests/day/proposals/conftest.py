"""The event that tests of proposals start from."""

import pytest

from tests.api import Api
from tests.day.hall import Day, open_day


@pytest.fixture
def day(api: Api) -> Day:
    """An event whose timetable 1 is published."""
    return open_day(api)
