"""Server-sent events read from the database: what every live stream has in common.

Whatever process writes and whatever process serves, a stream looks at the database again and
again; the id of each event is a place in what is stored, so a client goes on where it was.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import anyio
from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from app.core.db import AWAY, is_away
from app.core.errors import DatabaseAwayError

POLL: Final = 0.3
"""Seconds between two looks at the database."""
HEARTBEAT: Final = 15
"""Seconds between two comments that keep the connection open."""
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Look(Generic[C]):
    """What one look at the database found: events, where they end, and whether it was the last."""

    events: list[ServerSentEvent]
    after: C
    ended: bool


async def follow(
    look: Callable[[C], Look[C]], after: C, *, may_stay: Callable[[], bool]
) -> AsyncIterator[ServerSentEvent]:
    """Yield what comes after a place, until a look says that it was the last.

    Ends as well once `may_stay` says no. Both run in a thread, and `look` with a transaction of
    its own. A database that is away is asked again: the client would lose its connection for
    nothing, and some never open one again that was once refused.
    """

    def look_if_allowed(after: C) -> Look[C]:
        return look(after) if may_stay() else Look([], after, ended=True)

    while True:
        try:
            found = await run_in_threadpool(look_if_allowed, after)
        except AWAY as error:
            if not is_away(error):
                raise
            await anyio.sleep(DatabaseAwayError.RETRY_SECONDS)
            continue
        for event in found.events:
            yield event
        if found.ended:
            return
        after = found.after
        await anyio.sleep(POLL)
