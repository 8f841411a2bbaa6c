"""The hall that tests of questions start from."""

import pytest

from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.solved import solve


@pytest.fixture
def hall(api: Api, hall: Hall) -> Hall:
    """The hall with its first timetable."""
    solve(api)
    return hall
