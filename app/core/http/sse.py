"""Server-sent events read from the database: the common part of all live streams.

The writing process may be another one than the serving process, so a stream polls the database; the
id of each event is a place in the stored entries, so that a client can resume there.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import anyio
from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from app.core.database.sessions import AWAY, is_away
from app.core.errors import DatabaseAwayError

POLL: Final = 0.3
"""Seconds between two looks at the database."""
HEARTBEAT: Final = 15
"""Seconds between two comments that keep the connection open."""
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Look(Generic[C]):
    """The result of a look at the database: events, their end, whether the stream ends there."""

    events: list[ServerSentEvent]
    after: C
    ended: bool


async def follow(
    look: Callable[[C], Look[C]], after: C, *, may_stay: Callable[[], bool]
) -> AsyncIterator[ServerSentEvent]:
    """Yield the events after a place, until a look reports that it was the last.

    It also ends when `may_stay` returns False. Both run in a thread, and `look` in its own
    transaction. While the database is away, the stream stays open and tries again: some clients
    never reconnect after a refusal.
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
