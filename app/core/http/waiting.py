"""An answer that waits until something is ready, without holding a thread or a connection."""

import time
from collections.abc import Callable
from typing import Annotated

import anyio
from fastapi import Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

LONGEST_WAIT = 25
"""Seconds; proxies and phones give up on a request after about 30."""
Wait = Annotated[
    float,
    Query(
        ge=0,
        le=LONGEST_WAIT,
        allow_inf_nan=False,
        description="Seconds to wait for the end before answering; 0 answers at once",
    ),
]
FIRST_LOOK = 0.03
LAST_LOOK = 0.3
"""Longest time between two looks, in seconds; the first intervals are shorter."""
GROWTH = 1.3


class WaitingResponse(Response):
    """Waits until `ready` returns True or the time is over, then answers with the result of `make`.

    Both are called in a thread, each in its own transaction; the request's own has ended by then.
    An error raised by `make` is answered as usual.
    """

    media_type = "application/json"

    def __init__(
        self, ready: Callable[[], bool], make: Callable[[], str], *, seconds: float
    ) -> None:
        super().__init__()
        self._ready = ready
        self._make = make
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait, then send the answer (ASGI)."""
        deadline = time.monotonic() + self._seconds
        pause = FIRST_LOOK
        while not await run_in_threadpool(self._ready):
            left = deadline - time.monotonic()
            if left <= 0:
                break
            await anyio.sleep(min(pause, left))
            pause = min(LAST_LOOK, pause * GROWTH)
        body = await run_in_threadpool(self._make)
        await Response(body, media_type=self.media_type)(scope, receive, send)
