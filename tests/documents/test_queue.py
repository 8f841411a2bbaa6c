"""Few documents wait to be laid out: one more is refused at once and may come again."""

import asyncio
from threading import Event

import pytest

from app.documents.errors import DocumentsBusyError
from app.documents.routes import PRINTERS

PATIENCE = 60.0
"""Seconds after which a test that would hang fails."""


async def fill(released: Event) -> tuple[list[bool], DocumentsBusyError]:
    """Let documents come until one is refused; return the others' answers, once released."""
    accepted: list[asyncio.Task[bool]] = []
    for _ in range(100):
        task = asyncio.create_task(PRINTERS.run(lambda: released.wait(PATIENCE)))
        accepted.append(task)
        for _ in range(10):
            await asyncio.sleep(0)
        if task.done():
            break
    accepted.remove(task)
    released.set()
    with pytest.raises(DocumentsBusyError) as refused:
        await task
    answers = await asyncio.gather(*accepted)
    assert await PRINTERS.run(lambda: True), "once the others are made, there is room again"
    return list(answers), refused.value


def test_a_document_too_many_is_refused_while_the_others_are_made() -> None:
    answers, refused = asyncio.run(fill(Event()))
    assert 2 <= len(answers) <= 20
    assert all(answers)
    assert int(refused.headers["Retry-After"]) > 0
