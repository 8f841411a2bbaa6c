"""The first timetable of the hall, to be changed by hand."""

import pytest

from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.editing.hand import Hand
from tests.timetable.solved import solve


@pytest.fixture
def hand(api: Api, hall: Hall) -> Hand:
    """Timetable 1, which is full."""
    solve(api)
    return Hand(api, hall)
