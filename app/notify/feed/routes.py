"""The live feed of an event over HTTP."""

from functools import partial

from fastapi import Request, Response
from sse_starlette import EventSourceResponse

from app.auth.deps import AnyHolder
from app.auth.errors import TooManyStreamsError
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, errors
from app.core.http.routing import api_router
from app.core.http.sse import LiveResponse
from app.notify.feed import stream
from app.notify.feed.deps import FollowedEvent, HeardUntil
from app.notify.feed.following import concerns_of
from app.notify.feed.news import Cursor

router = api_router(tag="feed", prefix="/events/{event_id}")
_EXAMPLE = (
    ": now\nid: 7121-41\n\n"
    "id: 7124-42\nevent: scan.recorded\n"
    'data: {"id":"0197c0de-0000-7000-8000-0000000000aa",'
    '"gate_id":"0197c0de-0000-7000-8000-000000000017",'
    '"attendee_id":"0197c0de-0000-7000-8000-000000000013",'
    '"direction":"entry","verdict":"admitted","reason":null}\n\n'
)


@router.get(
    "/feed",
    operation_id="watch_event",
    summary="Follow an event live",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "Server-sent events without end: `scan.recorded`, `presence.changed`, "
            "`solve_run.progress`, `timetable.published`, `meeting.changed`, `meeting.feedback`, "
            "`wishes.changed`, `proposal.created`, "
            "`standby.offered`, `import.finished`, `webhook.switched_off`; and `feed.reset` if "
            "what you missed is not kept any more",
            "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _EXAMPLE}},
        },
        **errors(NotFoundError, TooManyStreamsError),
    },
)
def watch_event(
    request: Request,
    event_id: FollowedEvent,
    holder: AnyHolder,
    db: Db,
    wish: HeardUntil,
) -> Response:
    """Follow what happens in an event: one server-sent event for each thing, in order.

    Each `id` is a place in the feed: send the last one as `Last-Event-ID` (browsers do so by
    themselves) to resume without loss. Entries are kept for a week. The data are ids and counts;
    read the records at their own addresses. The stream ends within seconds after your token is
    revoked, your role in the event ends, or your device is given other tables: then follow again. A
    token may follow an event in some streams at a time.

    Users with a role get everything. A device at gates gets scans, presence, timetables, meetings
    and offers; a screen timetables, meetings and offers; a device at tables and a partner's link
    what happens to the meetings and free seats of their own tables, and that a timetable was
    published.
    """
    first = stream.first_event(db, event_id, None if wish is None else Cursor.read(wish))
    state = request.app.state
    return LiveResponse(
        state.onlookers.joined(holder, event_id),
        partial(
            stream.some_events,
            state.engine,
            state.streams,
            event_id,
            first,
            concerns_of(db, holder),
        ),
    )
