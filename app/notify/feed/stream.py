"""The feed of an event as server-sent events."""

import json
from collections.abc import AsyncIterator, Collection
from typing import Final
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session
from sse_starlette import ServerSentEvent

from app.core.database.sessions import transaction
from app.core.http.sse import Look, MayStay, Streams
from app.notify.feed import queries
from app.notify.feed.following import Concerns
from app.notify.feed.news import Cursor
from app.notify.feed.records import FeedEntry, FeedKind

RESET: Final = "feed.reset"
"""Tells a client that the entries it missed are no longer kept: it should reload everything."""
CHANGED: Final = "changed"
"""Tells the holder of an agenda that something on it changed."""
PUBLISHED: Final = "published"
"""Tells the holder of an agenda that a timetable was published, which may change it."""
_TOLD_ONE_BY_ONE: Final = ("proposal", "release", "standby", "undo")
"""Origins of timetables whose changes are told meeting by meeting."""


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


async def some_events(
    engine: Engine,
    streams: Streams,
    event_id: UUID,
    first: ServerSentEvent,
    concerns: Concerns | None,
    may_stay: MayStay,
) -> AsyncIterator[ServerSentEvent]:
    """Yield the same as `events`, but of the entries only those that concern the caller."""
    async for event in events(engine, streams, event_id, first, may_stay):
        kind = event.event
        is_for_all = concerns is None or kind is None or kind == RESET
        if is_for_all or (concerns and concerns(str(kind), json.loads(str(event.data)))):
            yield event


async def for_parties(
    engine: Engine,
    streams: Streams,
    event_id: UUID,
    first: ServerSentEvent,
    parties: Collection[UUID],
    may_stay: MayStay,
) -> AsyncIterator[ServerSentEvent]:
    """Yield the first event, then that something changed: for one of the parties, or maybe for all.

    These events say nothing but their place, so whoever may read a party's agenda may follow it.
    What was published for single meetings concerns only the parties of those.
    """
    own = {str(one) for one in parties}

    def kind(event: ServerSentEvent) -> str | None:
        data = json.loads(event.data or "{}")
        if own & {data.get("cooperative_id"), data.get("partner_id")}:
            return CHANGED
        if event.event == RESET:
            return PUBLISHED
        if event.event == FeedKind.TIMETABLE_PUBLISHED.value:
            origin = str(data.get("origin", "")).partition(":")[0]
            return None if origin in _TOLD_ONE_BY_ONE else PUBLISHED
        return None

    async for event in events(engine, streams, event_id, first, may_stay):
        if event.event is None:
            yield event
        elif (told := kind(event)) is not None:
            yield ServerSentEvent("{}", event=told, id=event.id)


def _told(entry: FeedEntry) -> tuple[Cursor, ServerSentEvent]:
    place = queries.place_of(entry)
    return place, ServerSentEvent(json.dumps(entry.data), event=entry.kind.value, id=str(place))
