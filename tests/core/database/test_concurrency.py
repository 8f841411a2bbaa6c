"""Many requests at once: each is answered, also while others wait."""

import asyncio

import httpx
from sqlalchemy import Engine

from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.main import create_app
from tests.api import EVENT, Api
from tests.conftest import StillClock

AT_ONCE = 120
"""More than there are threads, and more than there are connections."""


def test_more_writers_than_threads_are_all_answered(
    settings: Settings, engine: Engine, clock: StillClock
) -> None:
    app = create_app(settings, engine=engine, clock=clock)
    with Api(app, engine, clock.now()) as api:
        headers = dict(api.admin.headers)

        async def write_all() -> list[int]:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://test", headers=headers, timeout=60
            ) as client:
                calls = (
                    client.post("/api/v1/events", json=EVENT | {"name": f"Acara {n}"})
                    if n % 2
                    else client.get("/api/v1/events")
                    for n in range(AT_ONCE)
                )
                return [answer.status_code for answer in await asyncio.gather(*calls)]

        statuses = asyncio.run(asyncio.wait_for(write_all(), 120))
    assert sorted(set(statuses)) == [200, 201]
    with transaction(engine, read_only=True) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM event").scalar() == 61
