"""Few documents wait to be laid out: one more is refused at once and may come again."""

import asyncio
from threading import Event

import pytest

from app.core.threads import Threads
from app.documents.errors import DocumentsBusyError
from app.documents.routes import PAINTERS, PRINTERS

PATIENCE = 60.0
"""Seconds after which a test that would hang fails."""


async def fill(
    full: Threads, other: Threads, released: Event
) -> tuple[list[bool], DocumentsBusyError]:
    """Let what is laid out come to one queue until it refuses one; return the others' answers."""
    accepted: list[asyncio.Task[bool]] = []
    for _ in range(100):
        task = asyncio.create_task(full.run(lambda: released.wait(PATIENCE)))
        accepted.append(task)
        for _ in range(10):
            await asyncio.sleep(0)
        if task.done():
            break
    accepted.remove(task)
    assert await other.run(lambda: True), "pictures and papers never turn each other away"
    released.set()
    with pytest.raises(DocumentsBusyError) as refused:
        await task
    answers = await asyncio.gather(*accepted)
    assert await full.run(lambda: True), "once the others are made, there is room again"
    return list(answers), refused.value


@pytest.mark.parametrize(
    ("full", "other"), [(PRINTERS, PAINTERS), (PAINTERS, PRINTERS)], ids=["papers", "pictures"]
)
def test_one_too_many_is_refused_while_the_others_are_made(full: Threads, other: Threads) -> None:
    answers, refused = asyncio.run(fill(full, other, Event()))
    assert 2 <= len(answers) <= 20
    assert all(answers)
    assert int(refused.headers["Retry-After"]) > 0
