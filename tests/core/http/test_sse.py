"""Streams of one process share a look, whatever each has seen already."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing

import pytest
from sse_starlette import ServerSentEvent

from app.core.http import sse
from app.core.http.sse import Look, Streams

PATIENCE = 120


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "POLL", 0.01)


class Story:
    """Numbered entries that grow, and who looked at them."""

    def __init__(self, entries: int) -> None:
        self.entries = entries
        self.looks: list[int] = []
        self.fails = False

    def look(self, after: int) -> Look[int]:
        self.looks.append(after)
        if self.fails:
            raise LookupError
        last = self.entries
        news = [(n, ServerSentEvent(str(n))) for n in range(after + 1, last + 1)]
        return Look(news, last, ended=False)

    async def seen(self, looks: int) -> None:
        """Wait until there were so many looks."""
        async with asyncio.timeout(PATIENCE):
            while len(self.looks) < looks:
                await asyncio.sleep(sse.POLL)


def follow(
    streams: Streams, story: Story, after: int, may_stay: Callable[[], bool] = lambda: True
) -> AsyncIterator[ServerSentEvent]:
    return streams.follow("story", story.look, after, may_stay=may_stay)


async def read(events: AsyncIterator[ServerSentEvent], count: int) -> list[int]:
    told: list[int] = []
    async with asyncio.timeout(PATIENCE), aclosing(events) as stream:  # type: ignore[type-var]
        async for event in stream:
            told.append(int(event.data or ""))
            if len(told) == count:
                break
    return told


def test_a_hundred_streams_share_one_look() -> None:
    streams, story = Streams(), Story(entries=3)

    async def all_read() -> list[list[int]]:
        return await asyncio.gather(*(read(follow(streams, story, 0), 3) for _ in range(100)))

    assert asyncio.run(all_read()) == [[1, 2, 3]] * 100
    assert len(story.looks) < 10


def test_who_joins_late_or_from_before_misses_nothing_and_hears_nothing_twice() -> None:
    streams, story = Streams(), Story(entries=5)

    async def both() -> tuple[list[int], list[int], list[int]]:
        first = asyncio.create_task(read(follow(streams, story, 3), 4))
        await story.seen(2)  # the shared look is at 5 from here on
        older = asyncio.create_task(read(follow(streams, story, 1), 6))
        newer = asyncio.create_task(read(follow(streams, story, 5), 2))
        await story.seen(len(story.looks) + 2)
        story.entries = 7
        return await first, await older, await newer

    assert asyncio.run(both()) == ([4, 5, 6, 7], [2, 3, 4, 5, 6, 7], [6, 7])


def test_whoever_may_not_stay_is_let_go_alone() -> None:
    streams, story = Streams(), Story(entries=0)

    async def both() -> tuple[list[int], list[int]]:
        gone = asyncio.create_task(read(follow(streams, story, 0, lambda: False), 1))
        stays = asyncio.create_task(read(follow(streams, story, 0), 1))
        ended = await gone
        story.entries = 1
        return ended, await stays

    assert asyncio.run(both()) == ([], [1])


def test_a_client_that_takes_nothing_loses_its_stream_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sse, "MOST_WAITING", 10)
    streams, story = Streams(), Story(entries=1)

    async def both() -> tuple[list[int], list[int]]:
        slow = follow(streams, story, 0)
        first = await anext(slow)
        quick = asyncio.create_task(read(follow(streams, story, 0), 16))
        for last in range(2, 16):
            story.entries = last
            await story.seen(len(story.looks) + 2)
        story.entries = 16
        return [int(first.data or ""), *await read(slow, 100)], await quick

    slow, quick = asyncio.run(both())
    assert quick == list(range(1, 17))
    assert slow == list(range(1, len(slow) + 1))
    assert len(slow) < 16


def test_a_look_that_fails_ends_all_streams_and_the_next_begins_anew() -> None:
    streams, story = Streams(), Story(entries=0)
    story.fails = True

    async def all_fail() -> list[int]:
        both = [asyncio.create_task(read(follow(streams, story, 0), 1)) for _ in range(2)]
        failed = await asyncio.gather(*both, return_exceptions=True)
        assert [type(each) for each in failed] == [LookupError] * 2
        story.fails, story.entries = False, 1
        return await read(follow(streams, story, 0), 1)

    assert asyncio.run(all_fail()) == [1]
