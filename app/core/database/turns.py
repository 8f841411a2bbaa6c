"""Turns at the database: which caller may open a transaction now, and the order of the others.

A request changes threads while its transaction is open. If other requests waited for the database
inside threads, no thread might be left for the one that they wait for. So they wait here, in the
event loop. On SQLite, where one may write at a time, urgent work (scans) goes before all other.
"""

import asyncio
from collections import deque
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from types import TracebackType
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

READERS_AT_ONCE = 3
"""Reading transactions at a time of one process on SQLite; there is one writer.

Few, since Python threads take turns at one interpreter: ten readers at once read no more than
three, and every scan waits for each of them.
"""
SERVER_READERS_AT_ONCE = 6
"""Reading transactions at a time of one process on PostgreSQL: some wait for the server."""
SERVER_WRITERS_AT_ONCE = 14
"""Writing transactions at a time on PostgreSQL, urgent ones not counted; most wait for locks."""


class Writer:
    """The one place for writers to SQLite: urgent ones first, the others in order of arrival.

    After an urgent writer, one of the others has its turn, so that these progress as well.
    """

    def __init__(self) -> None:
        self._is_taken = False
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    async def take(self, *, urgent: bool) -> None:
        """Wait for the place and take it."""
        if not self._is_taken:
            self._is_taken = True
            return
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._others).append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self.leave(urgent=urgent)  # called just as the wait was cancelled
            raise

    def leave(self, *, urgent: bool) -> None:
        """Give the place to the next in order."""
        lines = (self._urgent, self._others)
        for line in reversed(lines) if urgent else lines:
            while line:
                called = line.popleft()
                if not called.done():
                    called.set_result(None)
                    return
        self._is_taken = False


@dataclass(frozen=True, slots=True)
class _Writing(AbstractAsyncContextManager[None]):
    """A turn at the one place."""

    writer: Writer
    urgent: bool

    async def __aenter__(self) -> None:
        await self.writer.take(urgent=self.urgent)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.writer.leave(urgent=self.urgent)


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of one database in one event loop."""

    writer: Writer = field(default_factory=Writer)
    readers: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READERS_AT_ONCE))
    server_readers: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(SERVER_READERS_AT_ONCE)
    )
    server_writers: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(SERVER_WRITERS_AT_ONCE)
    )


_places: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Places]] = WeakKeyDictionary()


def turn(engine: Engine, *, read_only: bool) -> AbstractAsyncContextManager[None]:
    """Return the context in which a transaction of the running loop may take a connection."""
    places = _places_of(engine)
    if engine.dialect.name != "sqlite":
        return places.server_readers if read_only else places.server_writers
    return places.readers if read_only else _Writing(places.writer, urgent=False)


def urgent_turn(engine: Engine) -> AbstractAsyncContextManager[None]:
    """Return the context for an urgent writing transaction that has its own connection.

    On SQLite it waits for the current writer, on PostgreSQL for nothing.
    """
    if engine.dialect.name != "sqlite":
        return nullcontext()
    return _Writing(_places_of(engine).writer, urgent=True)


def _places_of(engine: Engine) -> _Places:
    known = _places.setdefault(asyncio.get_running_loop(), {})
    return known.setdefault(str(engine.url), _Places())
