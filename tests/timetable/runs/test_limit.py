"""The installation says how long a solve may take at most."""

import pytest
from sqlalchemy import Engine

from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.conftest import StillClock
from tests.timetable.events import hall_event

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_solve_that_may_take_too_long_is_refused(
    settings: Settings, engine: Engine, clock: StillClock
) -> None:
    limited = settings.model_copy(update={"solve_limit_seconds": 20.0})
    with Api(create_app(limited, engine=engine, clock=clock), engine, clock.now()) as api:
        runs = f"/api/v1/events/{hall_event(engine).id}/solve-runs"
        refused = api.admin.post(runs, json={"time_limit": 21})
        assert (refused.status_code, refused.json()["code"]) == (422, "solve_too_long")
        assert refused.json()["errors"][0]["pointer"] == "/time_limit"
        api.post(api.admin, runs, {"time_limit": 20}, 202)
