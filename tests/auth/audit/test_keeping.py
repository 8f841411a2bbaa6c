"""Entries are linked beside requests, and no longer when the service has ended."""

import asyncio
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.auth.audit import keeping
from app.core.settings import Settings
from app.core.threads import to_the_end
from app.main import create_app


def test_a_cancelled_task_ends_after_its_call_in_a_thread() -> None:
    may_end = threading.Event()
    done: list[str] = []

    def call() -> None:
        may_end.wait()
        done.append("call")

    async def cancelled() -> None:
        task = asyncio.create_task(to_the_end(call))
        await asyncio.sleep(0)
        task.cancel()
        for _ in range(10):
            await asyncio.sleep(0)  # one that did not wait would have ended
        assert not task.done()
        may_end.set()
        with suppress(asyncio.CancelledError):
            await task
        assert task.cancelled()
        done.append("task")

    asyncio.run(cancelled())
    assert done == ["call", "task"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_service_that_ends_closes_the_database_after_its_last_use(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, linking, closed = threading.Event(), threading.Event(), threading.Event()
    in_use: list[bool] = []
    dispose = engine.dispose

    def link(_engine: Engine) -> None:
        linking.set()
        began.set()
        closed.wait(0.3)  # which nobody does meanwhile
        linking.clear()

    def close() -> None:
        in_use.append(linking.is_set())
        closed.set()
        dispose()

    monkeypatch.setattr(keeping, "EVERY", 0)
    monkeypatch.setattr(keeping, "link_all", link)
    monkeypatch.setattr(engine, "dispose", close)
    with TestClient(create_app(Settings(data_dir=tmp_path), engine=engine)):
        began.wait()
    assert in_use == [False]
