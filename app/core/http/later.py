"""Answers that are made once the request's transaction is over.

To lay out a page or a document can take seconds. A transaction that waits for it would hold up
whoever needs the database, and on SQLite a writing one everybody who writes.
"""

from collections.abc import Callable
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.threads import Threads


class LaterResponse(Response):
    """Makes its body just before it is sent, in a thread; without `threads` in a shared one.

    What `make` raises is answered as the error that it is. The session is closed by then.
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
        self._make = make
        self._threads = threads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Make the body, then send the answer (ASGI)."""
        made = run_in_threadpool if self._threads is None else self._threads.run
        self.body = await made(self._make)
        self.headers["content-length"] = str(len(self.body))
        await super().__call__(scope, receive, send)
