"""What a screen in the hall shows, over HTTP."""

from hashlib import blake2b
from typing import Annotated, Any, Final

from fastapi import Header, Response, status

from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.routing import api_router
from app.core.meanings.times import written
from app.day.signage import queries
from app.day.signage.schemas import (
    SignageEventOut,
    SignageIntervalOut,
    SignageOut,
    SignagePlaceOut,
)
from app.events import queries as event_queries
from app.events.clocks.deps import DayNow
from app.events.deps import ScreenEventToRead
from app.meetings.versions import queries as versions_queries

router = api_router(tag="day", prefix="/events/{event_id}")
SERVER_TIME: Final = "Server-Time"
_ETAG_BYTES: Final = 16
_IfNoneMatch = Annotated[
    str | None, Header(alias="If-None-Match", description="`ETag` of what the screen shows")
]
_HEADERS: Final[dict[str, Any]] = {
    "ETag": {"description": "Names this content", "schema": {"type": "string"}},
    SERVER_TIME: {
        "description": "The server's clock (RFC 3339), for a screen whose own is off",
        "schema": {"type": "string", "format": "date-time"},
    },
}


@router.get(
    "/signage",
    operation_id="get_signage",
    summary="Read what a screen shows",
    response_model=SignageOut,
    responses={
        200: {"headers": _HEADERS},
        304: {"description": "Nothing changed since the `ETag` given", "headers": _HEADERS},
        **errors(NotFoundError, ForbiddenError),
    },
)
def get_signage(
    event: ScreenEventToRead, db: Db, now: DayNow, if_none_match: _IfNoneMatch = None
) -> Response:
    """Read the day's programme, who goes to which table, and standby calls, by village.

    It names no person. Ask every few seconds with `If-None-Match`: the answer is empty (304)
    while nothing changed. Compare `Server-Time` with the screen's clock before counting down.
    """
    published = versions_queries.published(db, event.id)
    shown = SignageOut(
        event=SignageEventOut.model_validate(event),
        programme=[
            SignageIntervalOut.model_validate(one) for one in event_queries.programme(db, event.id)
        ],
        timetable=None if published is None else published.number,
        meetings=[]
        if published is None
        else [SignagePlaceOut.model_validate(row) for row in queries.seated(db, published.id)],
        calls=[SignagePlaceOut.model_validate(row) for row in queries.called(db, event.id, now)],
    )
    body = shown.model_dump_json().encode()
    etag = f'"{blake2b(body, digest_size=_ETAG_BYTES).hexdigest()}"'
    headers = {"ETag": etag, SERVER_TIME: written(now)}
    if if_none_match is not None and etag in if_none_match:
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
