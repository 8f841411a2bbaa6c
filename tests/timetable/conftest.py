"""The hall that tests of timetables start from."""

import pytest

from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    """Three partners of one seat, three slots, six cooperatives; requests derived, not solved."""
    hall = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return hall
