"""The feed of an event as server-sent events."""

import json
from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session
from sse_starlette import ServerSentEvent

from app.auth.onlookers import Onlookers
from app.auth.principal import Principal
from app.core.database.sessions import transaction
from app.core.http.sse import Look, follow
from app.notify.feed import queries
from app.notify.feed.news import Cursor

RESET: Final = "feed.reset"
"""Tells a client that the entries it missed are no longer kept: it should reload everything."""


def first_event(session: Session, event_id: UUID, wanted: Cursor | None) -> ServerSentEvent:
    """Return the first event of a stream, which gives the client the place to resume from.

    Without `wanted` that is the current end of the feed. Browsers do not pass this event to
    listeners, but a client that loses the connection before anything happened still names the right
    place.
    """
    if wanted is None:
        return ServerSentEvent(id=str(queries.head(session, event_id)), comment="now")
    if queries.is_kept(session, event_id, wanted):
        return ServerSentEvent(id=str(wanted), comment="resumed")
    place = queries.head(session, event_id)
    return ServerSentEvent("{}", event=RESET, id=str(place))


async def events(
    engine: Engine, onlookers: Onlookers, caller: Principal, event_id: UUID, first: ServerSentEvent
) -> AsyncIterator[ServerSentEvent]:
    """Yield the first event, and the entries after it while the caller may read the feed."""

    def look(after: Cursor) -> Look[Cursor]:
        with transaction(engine, read_only=True) as session:
            entries = queries.entries_after(session, event_id, after)
        told = [
            ServerSentEvent(
                json.dumps(entry.data), event=entry.kind.value, id=str(queries.place_of(entry))
            )
            for entry in entries
        ]
        return Look(told, queries.place_of(entries[-1]) if entries else after, ended=False)

    yield first
    with onlookers.joined(caller, event_id) as may_stay:
        async for event in follow(look, Cursor.read(first.id or ""), may_stay=may_stay):
            yield event
