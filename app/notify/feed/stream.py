"""The feed of an event as server-sent events."""

import json
from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session
from sse_starlette import ServerSentEvent

from app.core.database.sessions import transaction
from app.core.http.sse import Look, MayStay, Streams
from app.notify.feed import queries
from app.notify.feed.news import Cursor
from app.notify.feed.records import FeedEntry

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


def events(
    engine: Engine, streams: Streams, event_id: UUID, first: ServerSentEvent, may_stay: MayStay
) -> AsyncIterator[ServerSentEvent]:
    """Yield the first event, and the entries after it while the caller may read the feed."""

    def look(after: Cursor) -> Look[Cursor]:
        with transaction(engine, read_only=True) as session:
            entries = queries.entries_after(session, event_id, after)
        told = [_told(entry) for entry in entries]
        return Look(told, told[-1][0] if told else after, ended=False)

    async def all_events() -> AsyncIterator[ServerSentEvent]:
        yield first
        start = Cursor.read(first.id or "")
        async for event in streams.follow(("feed", event_id), look, start, may_stay=may_stay):
            yield event

    return all_events()


def _told(entry: FeedEntry) -> tuple[Cursor, ServerSentEvent]:
    place = queries.place_of(entry)
    return place, ServerSentEvent(json.dumps(entry.data), event=entry.kind.value, id=str(place))
