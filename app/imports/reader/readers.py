"""Who reads lists: a few processes at a time, and a memory of what they read last."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter, to_thread

from app.core.processes.process import Bounds, Stop
from app.imports.errors import ListsBusyError
from app.imports.reader.process import DEFAULT_BOUNDS, read_apart
from app.imports.reader.talk import AsRead, Question

AT_ONCE = 2
"""Processes at a time of one event loop, and so of one application that serves."""
PATIENCE = 15.0
"""Seconds that a list waits for its turn to be read, before its sender is asked to come again."""
_REMEMBERED = 4
_ROWS_REMEMBERED = 60_000
Answer = TypeVar("Answer")
Read = Callable[[Question, bytes, Bounds, Callable[[Stop], None] | None], AsRead]


class _Memory:
    """The latest previews by what they were made of. Nobody may change a preview."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._previews: OrderedDict[str, AsRead] = OrderedDict()

    def get(self, key: str) -> AsRead | None:
        with self._lock:
            if key in self._previews:
                self._previews.move_to_end(key)
            return self._previews.get(key)

    def put(self, key: str, made: AsRead) -> None:
        with self._lock:
            self._previews[key] = made
            while len(self._previews) > 1 and self._is_too_much():
                self._previews.popitem(last=False)

    def _is_too_much(self) -> bool:
        previews = [made.read for made in self._previews.values()]
        rows = sum(len(read.rows) + len(read.findings) for read in previews)
        return len(self._previews) > _REMEMBERED or rows > _ROWS_REMEMBERED


class Readers:
    """Reads lists for one application. Whoever waits for it holds no transaction and no turn."""

    def __init__(
        self,
        bounds: Bounds = DEFAULT_BOUNDS,
        *,
        at_once: int = AT_ONCE,
        patience: float = PATIENCE,
        read: Read = read_apart,
    ) -> None:
        self._bounds = bounds
        self._at_once = at_once
        self._patience = patience
        self._read = read
        self._memory = _Memory()
        self._places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
            WeakKeyDictionary()
        )

    def recall(self, key: str) -> AsRead | None:
        """Return what was read before under that name, if it is remembered."""
        return self._memory.get(key)

    def remember(self, key: str, made: AsRead) -> None:
        """Remember what was read."""
        self._memory.put(key, made)

    def read_now(
        self,
        key: str,
        question: Question,
        content: bytes,
        started: Callable[[Stop], None] | None = None,
    ) -> AsRead:
        """Read a list in this thread, whatever else is being read; a SheetError as `read_apart`."""
        made = self._read(question, content, self._bounds, started)
        self.remember(key, made)
        return made

    async def read(self, key: str, question: Question, content: bytes) -> AsRead:
        """Read a list when its turn comes; raises ListsBusyError if that takes too long.

        A sender that is cancelled takes the process with it.
        """
        async with self._place():
            known = self.recall(key)
            if known is not None:
                return known
            return await _stoppable(partial(self.read_now, key, question, content))

    async def in_turn(self, work: Callable[[Callable[[Stop], None]], Answer]) -> Answer:
        """Do other work on a list in a process of its own when its turn comes, as `read` does.

        `work` is given what it tells how to end the process.
        """
        async with self._place():
            return await _stoppable(work)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        places = self._places.setdefault(loop, asyncio.Semaphore(self._at_once))
        try:
            async with asyncio.timeout(self._patience):
                await places.acquire()
        except TimeoutError:
            raise ListsBusyError from None
        try:
            yield
        finally:
            places.release()


async def _stoppable(work: Callable[[Callable[[Stop], None]], Answer]) -> Answer:
    """Do in a thread what starts a process, which ends at the latest when its caller does."""
    process = _Stoppable()
    try:
        return await to_thread.run_sync(
            partial(work, process.started), abandon_on_cancel=True, limiter=CapacityLimiter(1)
        )
    finally:
        process.stop()


class _Stoppable:
    """One process that may be stopped, also before it has started."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stopped = False
        self._stop: Stop | None = None

    def started(self, stop: Stop) -> None:
        """Take what ends the process."""
        with self._lock:
            self._stop = stop
            if self._stopped:
                stop()

    def stop(self) -> None:
        """End the process, if it still runs."""
        with self._lock:
            self._stopped = True
            if self._stop:
                self._stop()
