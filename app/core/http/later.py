"""Answers that are made after the request's transaction has ended.

Laying out a page or a document can take seconds. A transaction that stayed open for it would hold a
connection, and on SQLite a writing one would block all other writers.
"""

from collections.abc import Callable
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.threads import Threads


class LaterResponse(Response):
    """A response whose body is made in a thread (of `threads`, else a shared one) when sent.

    An error raised by `make` is answered as usual. The request's session is closed by then.
    """

    def __init__(
        self,
        make: Callable[[], bytes],
        status_code: int = HTTPStatus.OK,
        *,
        media_type: str,
        headers: dict[str, str],
        threads: Threads | None = None,
    ) -> None:
        super().__init__(None, status_code, headers, media_type)
        self._make: Callable[[], bytes] | None = make
        self._threads = threads

    def ready(self) -> bytes:
        """Return the body, which is made at the first call, be that before it is sent."""
        if self._make is not None:
            self.body, self._make = self._make(), None
            self.headers["content-length"] = str(len(self.body))
        return bytes(self.body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Make the body, then send the answer (ASGI)."""
        made = run_in_threadpool if self._threads is None else self._threads.run
        await made(self.ready)
        await super().__call__(scope, receive, send)
