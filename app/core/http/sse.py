"""Server-sent events read from the database: the common part of all live streams.

The writing process may be another one than the serving process, so streams poll the database; the
id of each event is a place in the stored entries, so that a client can resume there. All streams of
a process that follow the same thing share one look: it costs the same however many listen.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Hashable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.database.sessions import AWAY, is_away
from app.core.errors import DatabaseAwayError

POLL: Final = 0.3
"""Seconds between two looks at the database."""
_HEARTBEAT: Final = 15
"""Seconds between two comments that keep the connection open."""
MOST_WAITING: Final = 2_000
"""Events that may wait for a client; then its stream ends, and it resumes where it was."""
MayStay = Callable[[], bool]
"""Returns whether a listener may still listen; it may query the database."""


class _Ordered(Hashable, Protocol):
    def __le__(self, other: Any, /) -> bool: ...


C = TypeVar("C", bound=_Ordered)


@dataclass(frozen=True, slots=True)
class Look(Generic[C]):
    """The result of a look at the database.

    Events with their places in order, the last place, and whether the stream ends there.
    """

    events: list[tuple[C, ServerSentEvent]]
    after: C
    ended: bool


class _Listener(Generic[C]):
    """One stream: the events that wait for its client."""

    def __init__(self, may_stay: MayStay) -> None:
        self.may_stay = may_stay
        self._waiting = asyncio.Queue[Look[C] | BaseException]()
        self._count = 0

    def give(self, look: Look[C]) -> bool:
        """Add the events of a look; return False, and end, if too many wait already."""
        if self._count + len(look.events) > MOST_WAITING:
            self.end_by(Look([], look.after, ended=True))
            return False
        self._count += len(look.events)
        self._waiting.put_nowait(look)
        return True

    def end_by(self, ending: Look[C] | BaseException) -> None:
        """Add the last thing that comes."""
        self._waiting.put_nowait(ending)

    async def next(self) -> Look[C]:
        """Wait for what comes next; raises what the shared look raised."""
        look = await self._waiting.get()
        if isinstance(look, BaseException):
            raise look
        self._count -= len(look.events)
        return look


class _Channel(Generic[C]):
    """One thing that is followed, and all who follow it."""

    def __init__(self, look: Callable[[C], Look[C]], after: C) -> None:
        self.place = after
        """Listeners get all that comes after this place."""
        self.listeners: dict[_Listener[C], None] = {}
        self._look = look
        self._task = asyncio.create_task(self._run())

    @property
    def is_over(self) -> bool:
        """Whether it failed, and told those who listened."""
        return self._task.done()

    def stop(self) -> None:
        """Look no more."""
        self._task.cancel()

    def _checked(self, listeners: Iterable[_Listener[C]]) -> tuple[list[_Listener[C]], Look[C]]:
        """Return those who may not stay, asked before the look that they must not see."""
        gone = [one for one in listeners if not one.may_stay()]
        return gone, self._look(self.place)

    async def _run(self) -> None:
        try:
            while True:
                await asyncio.sleep(await self._look_once())
        except Exception as error:
            for listener in self.listeners:
                listener.end_by(error)

    async def _look_once(self) -> float:
        """Tell all listeners what is new; return the seconds until the next look."""
        try:
            gone, found = await run_in_threadpool(self._checked, list(self.listeners))
        except AWAY as error:
            if not is_away(error):
                raise
            return DatabaseAwayError.RETRY_SECONDS
        self.place = found.after
        for one in gone:
            one.end_by(Look([], found.after, ended=True))
            self.listeners.pop(one, None)
        if found.events or found.ended:
            self.listeners = {one: None for one in self.listeners if one.give(found)}
        return POLL


class Streams:
    """What this process follows, by what it is."""

    def __init__(self) -> None:
        self._channels: dict[Hashable, _Channel[Any]] = {}

    async def follow(
        self, what: Hashable, look: Callable[[C], Look[C]], after: C, *, may_stay: MayStay
    ) -> AsyncIterator[ServerSentEvent]:
        """Yield the events after a place, until a look reports that it was the last.

        All who follow the same thing must pass equal looks. It also ends when `may_stay` returns
        False. Both run in a thread, and `look` in its own transaction. While the database is away,
        the stream stays open and tries again: some clients never reconnect after a refusal.
        """
        key = (what, asyncio.get_running_loop())
        channel = self._channels.get(key)
        if channel is None or channel.is_over:
            channel = self._channels[key] = _Channel(look, after)
        listener = _Listener[C](may_stay)
        channel.listeners[listener] = None
        try:
            async for found in _looks(channel, listener, look, after):
                for place, event in found.events:
                    if not place <= after:
                        yield event
                        after = place
                if found.ended:
                    return
        finally:
            channel.listeners.pop(listener, None)
            if not channel.listeners and self._channels.get(key) is channel:
                del self._channels[key]
                channel.stop()


async def _looks(
    channel: _Channel[C], listener: _Listener[C], look: Callable[[C], Look[C]], after: C
) -> AsyncIterator[Look[C]]:
    """Yield looks from a place on: first its own, up to where the channel is, then the shared."""

    def look_if_allowed(after: C) -> Look[C]:
        return look(after) if listener.may_stay() else Look([], after, ended=True)

    joined_at = channel.place
    while not joined_at <= after:
        try:
            found = await run_in_threadpool(look_if_allowed, after)
        except AWAY as error:
            if not is_away(error):
                raise
            await asyncio.sleep(DatabaseAwayError.RETRY_SECONDS)
            continue
        yield found
        if not found.events:
            break
        after = found.after
    while True:
        yield await listener.next()


class LiveResponse(Response):
    """A stream of events for as long as its listener is counted among all.

    `joined` is entered when the answer begins, so an error that it raises is answered as usual; the
    request's own transaction has ended by then.
    """

    media_type = "text/event-stream"

    def __init__(
        self,
        joined: AbstractContextManager[MayStay],
        events: Callable[[MayStay], AsyncIterator[ServerSentEvent]],
    ) -> None:
        super().__init__()
        self._joined = joined
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until the end (ASGI)."""
        with self._joined as may_stay:
            answer = EventSourceResponse(self._events(may_stay), ping=_HEARTBEAT)
            await answer(scope, receive, send)
