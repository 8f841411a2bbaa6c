"""Separate threads for one kind of work, so that it neither waits for other work nor delays it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter, to_thread

Answer = TypeVar("Answer")


class Threads:
    """Runs a limited number of calls at a time in each event loop; the others wait in order."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._limiters: WeakKeyDictionary[asyncio.AbstractEventLoop, CapacityLimiter] = (
            WeakKeyDictionary()
        )

    async def run(self, call: Callable[[], Answer]) -> Answer:
        """Run a call in a thread and return its result; a cancelled caller waits for its end."""
        loop = asyncio.get_running_loop()
        limiter = self._limiters.get(loop)
        if limiter is None:
            limiter = self._limiters[loop] = CapacityLimiter(self._most)
        return await to_thread.run_sync(call, limiter=limiter)
