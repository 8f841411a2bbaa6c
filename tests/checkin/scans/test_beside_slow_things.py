"""Scans while others hold all that there is to hold: threads, turns and connections."""

import asyncio
from contextlib import AsyncExitStack, ExitStack
from threading import Event

import httpx
from anyio import to_thread
from starlette.concurrency import run_in_threadpool

from app.core.database.turns import READERS_AT_ONCE, SERVER_READERS_AT_ONCE, turn
from tests.api import Api
from tests.checkin.hall import furnish

ALL_TURNS = {"sqlite": READERS_AT_ONCE, "postgresql": SERVER_READERS_AT_ONCE}


def test_scans_wait_for_no_thread_turn_or_connection_that_others_use(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    released = Event()

    async def scan() -> list[int]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(api.app),
            base_url="http://test",
            headers=dict(api.organizer.headers),
        ) as client:
            posts = [
                client.post(api.at("/scans"), json=hall.body(code, api.now)) for code in hall.codes
            ]
            return [answer.status_code for answer in await asyncio.gather(*posts)]

    async def story() -> list[int]:
        threads = int(to_thread.current_default_thread_limiter().total_tokens)
        async with AsyncExitStack() as stack:
            for _ in range(ALL_TURNS[api.engine.dialect.name]):
                await stack.enter_async_context(turn(api.engine, read_only=True))
            busy = [asyncio.create_task(run_in_threadpool(released.wait)) for _ in range(threads)]
            await asyncio.sleep(0)
            try:
                return await asyncio.wait_for(scan(), 60)
            finally:
                released.set()
                await asyncio.gather(*busy)

    with ExitStack() as stack:
        pool = api.engine.pool
        for _ in range(pool.size() + pool._max_overflow):  # type: ignore[attr-defined]
            stack.enter_context(api.engine.connect())
        assert asyncio.run(story()) == [201, 201, 201]
