"""A furnished hall, and a holder's phone."""

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import Hall, furnish


@pytest.fixture
def hall(api: Api) -> Hall:
    """The first person's cooperative meets at table 7 at 09.40 and at table 9 at 13.00."""
    return furnish(api.engine, api.event_id, api.now)


@pytest.fixture
def phone(api: Api) -> TestClient:
    """A holder's phone: no token, no cookie."""
    return api.caller()
