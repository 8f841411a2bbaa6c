"""The order of writers: urgent ones first, others by arrival, and none waits for ever."""

import asyncio
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.core.database import turns
from app.core.database.engine import open_engine
from app.core.database.turns import BESIDE_URGENT, READERS_AT_ONCE, turn, urgent_turn


@pytest.fixture
def sqlite(tmp_path: Path) -> Engine:
    return open_engine(f"sqlite:///{tmp_path / 'turns.db'}")


async def _told(
    names: list[str], name: str, mine: AbstractAsyncContextManager[object], rest: int = 0
) -> None:
    async with mine:
        names.append(name)
        for _ in range(rest):
            await asyncio.sleep(0)


def _order(engine: Engine, wishes: str) -> list[str]:
    """Return the order in which waiting writers get their turn: `h` urgent, `w` not."""

    async def story() -> list[str]:
        names: list[str] = []
        async with turn(engine, read_only=False):
            tasks = []
            for place, wish in enumerate(wishes):
                mine = urgent_turn(engine) if wish == "h" else turn(engine, read_only=False)
                tasks.append(asyncio.create_task(_told(names, f"{wish}{place}", mine)))
                await asyncio.sleep(0)
            assert names == [], "somebody writes already"
        await asyncio.gather(*tasks)
        return names

    return asyncio.run(story())


def test_an_urgent_writer_is_next_and_one_other_follows_before_the_next_urgent_one(
    sqlite: Engine,
) -> None:
    assert _order(sqlite, "www") == ["w0", "w1", "w2"]
    assert _order(sqlite, "wwwh") == ["h3", "w0", "w1", "w2"]
    assert _order(sqlite, "wwwhh") == ["h3", "w0", "h4", "w1", "w2"]


def test_a_cancelled_writer_does_not_block_others(sqlite: Engine) -> None:
    async def story() -> list[str]:
        names: list[str] = []
        async with turn(sqlite, read_only=False):
            waiting = asyncio.create_task(_told(names, "gone", turn(sqlite, read_only=False)))
            called = asyncio.create_task(_told(names, "called", urgent_turn(sqlite)))
            stays = asyncio.create_task(_told(names, "stays", turn(sqlite, read_only=False)))
            await asyncio.sleep(0)
            waiting.cancel()
        called.cancel()  # after it was called, before it goes on
        await asyncio.gather(waiting, called, stays, return_exceptions=True)
        await _told(names, "later", turn(sqlite, read_only=False))
        return names

    assert asyncio.run(story()) == ["stays", "later"]


def test_on_a_server_an_urgent_writer_does_not_wait() -> None:
    server = open_engine("postgresql+psycopg://nobody@127.0.0.1/nowhere")

    async def story() -> list[str]:
        names: list[str] = []
        held = [asyncio.Event() for _ in range(20)]

        async def hold(until: asyncio.Event) -> None:
            async with turn(server, read_only=True):
                await until.wait()

        tasks = [asyncio.create_task(hold(event)) for event in held]
        await asyncio.sleep(0)
        waiting = asyncio.create_task(_told(names, "reader", turn(server, read_only=True)))
        await asyncio.sleep(0)
        await _told(names, "hurried", urgent_turn(server))
        for event in held:
            event.set()
        await asyncio.gather(waiting, *tasks)
        return names

    assert asyncio.run(story()) == ["hurried", "reader"]


async def _readers(engine: Engine, count: int) -> int:
    """Let so many readers come, and return how many of them had their turn at the same time."""
    inside, most = 0, 0
    enough = asyncio.Event()

    async def read() -> None:
        nonlocal inside, most
        async with turn(engine, read_only=True):
            inside += 1
            most = max(most, inside)
            await enough.wait()
            await asyncio.sleep(0)
            inside -= 1

    tasks = [asyncio.create_task(read()) for _ in range(count)]
    for _ in range(count):
        await asyncio.sleep(0)
    enough.set()
    await asyncio.gather(*tasks)
    return most


def test_fewer_readers_have_a_turn_beside_urgent_work(sqlite: Engine) -> None:
    async def story() -> tuple[int, int, int]:
        quiet = await _readers(sqlite, 10)
        async with urgent_turn(sqlite):
            beside = await _readers(sqlite, 10)
        return quiet, beside, await _readers(sqlite, 10)

    assert asyncio.run(story()) == (READERS_AT_ONCE, BESIDE_URGENT, BESIDE_URGENT), (
        "more is expected for a moment"
    )


def test_readers_that_come_and_go_while_urgent_work_ends_all_have_their_turn(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_URGENT_SECONDS", 0.0)

    async def story() -> tuple[list[str], int]:
        names: list[str] = []
        async with urgent_turn(sqlite), turn(sqlite, read_only=True):
            tasks = [
                asyncio.create_task(_told(names, f"r{n}", turn(sqlite, read_only=True), rest=2))
                for n in range(6)
            ]
            await asyncio.sleep(0)
            tasks[0].cancel()
            tasks[3].cancel()
        tasks[1].cancel()  # after it was called, before it goes on
        await asyncio.gather(*tasks, return_exceptions=True)
        return names, await _readers(sqlite, 10)

    assert asyncio.run(story()) == (["r2", "r4", "r5"], READERS_AT_ONCE)
