"""Separate threads for one kind of work, so that it neither waits for other work nor delays it."""

import asyncio
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter, to_thread

Answer = TypeVar("Answer")


async def to_the_end(call: Callable[[], Answer]) -> Answer:
    """Run a call in a thread; a task that is cancelled meanwhile ends only after the call."""
    running = asyncio.ensure_future(to_thread.run_sync(call))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.gather(running, return_exceptions=True)
        raise


class Threads:
    """Runs a limited number of calls at a time in each event loop; the others wait in order.

    Where a limit of those that wait is given, `refusal` is raised for one more.
    """

    def __init__(
        self,
        most: int,
        *,
        most_waiting: int | None = None,
        refusal: Callable[[], Exception] = OverflowError,
    ) -> None:
        self._most = most
        self._most_waiting = most_waiting
        self._refusal = refusal
        self._limiters: WeakKeyDictionary[asyncio.AbstractEventLoop, CapacityLimiter] = (
            WeakKeyDictionary()
        )

    async def run(self, call: Callable[[], Answer]) -> Answer:
        """Run a call in a thread and return its result; a cancelled caller waits for its end."""
        loop = asyncio.get_running_loop()
        limiter = self._limiters.get(loop)
        if limiter is None:
            limiter = self._limiters[loop] = CapacityLimiter(self._most)
        if self._is_full(limiter):
            raise self._refusal()
        return await to_thread.run_sync(call, limiter=limiter)

    def _is_full(self, limiter: CapacityLimiter) -> bool:
        if self._most_waiting is None or limiter.available_tokens > 0:
            return False
        return limiter.statistics().tasks_waiting >= self._most_waiting
