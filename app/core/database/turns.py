"""Turns at the database: which caller may open a transaction now, and the order of the others.

A request changes threads while its transaction is open. If other requests waited for the database
inside threads, no thread might be left for the one that they wait for. So they wait here, in the
event loop. On SQLite, where one may write at a time, urgent work (scans) goes before all other.
While there is urgent work, fewer readers have a turn: all threads share one interpreter.
"""

import asyncio
import time
from collections import deque
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from types import TracebackType
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

READERS_AT_ONCE = 3
"""Reading transactions at a time of one process on SQLite; there is one writer.

Few, since Python threads take turns at one interpreter: ten readers at once read no more than
three.
"""
SERVER_READERS_AT_ONCE = 6
"""Reading transactions at a time of one process on PostgreSQL: some wait for the server."""
BESIDE_URGENT, SERVER_BESIDE_URGENT = 1, 2
"""Readers at a time while there is urgent work, which waits for each thread that computes."""
_URGENT_SECONDS = 0.25
"""How long after urgent work more of it is expected."""
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


class Urgency:
    """Whether there is urgent work now, or was a moment ago."""

    def __init__(self) -> None:
        self._running = 0
        self._until = 0.0

    def __bool__(self) -> bool:
        """Return whether others should give way."""
        return self._running > 0 or time.monotonic() < self._until

    def begin(self) -> None:
        """Note that urgent work begins."""
        self._running += 1

    def end(self) -> None:
        """Note that it has ended."""
        self._running -= 1
        self._until = time.monotonic() + _URGENT_SECONDS


class Readers(AbstractAsyncContextManager[None]):
    """The places for readers, in order of arrival: fewer while there is urgent work.

    Whoever leaves calls as many others as may come now, so a reader that waits is called at the
    latest when the last one leaves.
    """

    def __init__(self, most: int, beside_urgent: int, urgency: Urgency) -> None:
        self._most = most
        self._beside_urgent = beside_urgent
        self._urgency = urgency
        self._taken = 0
        self._line: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        if self._taken < self._places() and not self._line:
            self._taken += 1
            return
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called in self._line:
                self._line.remove(called)
            else:
                self._leave()  # called just as the wait was cancelled
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leave()

    def _places(self) -> int:
        return self._beside_urgent if self._urgency else self._most

    def _leave(self) -> None:
        """Give the place up, and call the next in order while there is room."""
        self._taken -= 1
        while self._line and self._taken < self._places():
            called = self._line.popleft()
            self._taken += 1
            if not called.done():
                called.set_result(None)


@dataclass(frozen=True, slots=True)
class _Writing(AbstractAsyncContextManager[None]):
    """A turn at the one place."""

    writer: Writer

    async def __aenter__(self) -> None:
        await self.writer.take(urgent=False)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.writer.leave(urgent=False)


@dataclass(frozen=True, slots=True)
class _Hurrying(AbstractAsyncContextManager[None]):
    """A turn for urgent work: at the one place of `writer`, or beside all others if it is None."""

    urgency: Urgency
    writer: Writer | None

    async def __aenter__(self) -> None:
        self.urgency.begin()
        if self.writer is not None:
            try:
                await self.writer.take(urgent=True)
            except asyncio.CancelledError:
                self.urgency.end()
                raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.urgency.end()
        if self.writer is not None:
            self.writer.leave(urgent=True)


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of one database in one event loop."""

    readers: Readers
    urgency: Urgency
    writer: Writer = field(default_factory=Writer)
    server_writers: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(SERVER_WRITERS_AT_ONCE)
    )


_places: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Places]] = WeakKeyDictionary()


def turn(engine: Engine, *, read_only: bool) -> AbstractAsyncContextManager[None]:
    """Return the context in which a transaction of the running loop may take a connection."""
    places = _places_of(engine)
    if read_only:
        return places.readers
    if engine.dialect.name != "sqlite":
        return places.server_writers
    return _Writing(places.writer)


def urgent_turn(engine: Engine) -> AbstractAsyncContextManager[None]:
    """Return the context for an urgent writing transaction that has its own connection.

    On SQLite it waits for the current writer, on PostgreSQL for nothing.
    """
    places = _places_of(engine)
    is_alone = engine.dialect.name == "sqlite"
    return _Hurrying(places.urgency, places.writer if is_alone else None)


def _places_of(engine: Engine) -> _Places:
    known = _places.setdefault(asyncio.get_running_loop(), {})
    name = str(engine.url)
    if name not in known:
        urgency = Urgency()
        if engine.dialect.name == "sqlite":
            readers = Readers(READERS_AT_ONCE, BESIDE_URGENT, urgency)
        else:
            readers = Readers(SERVER_READERS_AT_ONCE, SERVER_BESIDE_URGENT, urgency)
        known[name] = _Places(readers, urgency)
    return known[name]
