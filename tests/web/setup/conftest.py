"""A furnished hall."""

import pytest

from tests.api import Api
from tests.checkin.hall import Hall, furnish


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)
