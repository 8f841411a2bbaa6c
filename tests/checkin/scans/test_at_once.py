"""Devices that scan at the same moment, through two applications on one database."""

import asyncio
import json
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from uuid import uuid4

import httpx
from sqlalchemy import update

from app.auth.records import AccessToken
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.main import create_app
from tests.campaigns.scan_load import LoadedHall, open_hall, scan_body
from tests.campaigns.scans_at_once import Post, Told, check, everybody

DEVICES = 6
SCANS = 40


async def _in_process(hall: LoadedHall, settings: Settings, count: int) -> Told:
    async with AsyncExitStack() as stack:
        posts: list[Post] = []
        for _ in range(count):
            app = create_app(settings)  # an engine and a committer of its own
            client = await stack.enter_async_context(
                httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
            )
            stack.callback(app.state.engine.dispose)
            posts.append(_poster(client))
        ways: Sequence[Sequence[Post]] = [posts] * DEVICES
        return await everybody(hall, SCANS, ways, random.Random(20250704))


def _poster(client: httpx.AsyncClient) -> Post:
    async def post(path: str, token: str, body: bytes) -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        answer = await client.post(path, content=body, headers=headers)
        return answer.status_code, answer.content

    return post


def test_what_devices_send_at_once_is_recorded_once_and_answered_alike(
    database_url: str, settings: Settings
) -> None:
    hall = open_hall(database_url, people=12, devices=DEVICES)
    told = asyncio.run(_in_process(hall, settings, 2))
    assert len(told.answers) == DEVICES * SCANS
    engine = open_engine(database_url)
    with transaction(engine, read_only=True) as session:
        check(session, hall, told)
    engine.dispose()


def test_a_token_that_another_process_revoked_stops_to_scan_at_once(
    database_url: str, settings: Settings
) -> None:
    hall = open_hall(database_url, people=1, devices=1)
    here, elsewhere = create_app(settings), open_engine(database_url)

    async def story() -> list[int]:
        client = httpx.AsyncClient(transport=httpx.ASGITransport(here), base_url="http://test")
        async with client:
            post = _poster(client)
            statuses = []
            for _ in range(3):
                body = scan_body(
                    uuid4(), hall.hall.gates["main"], hall.hall.codes[0], datetime.now(UTC)
                )
                status, _ = await post(hall.path, hall.tokens[0], json.dumps(body).encode())
                statuses.append(status)
                if len(statuses) == 2:  # seen twice, so it is remembered
                    with transaction(elsewhere) as session:
                        session.exec(update(AccessToken).values(revoked_at=datetime.now(UTC)))
        return statuses

    assert asyncio.run(story()) == [201, 201, 401]
    here.state.engine.dispose()
    elsewhere.dispose()
