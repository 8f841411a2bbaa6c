"""An agenda that is followed live hears of its own meetings and of nothing else."""

import asyncio
import json
from uuid import uuid4

import pytest
from sqlmodel import Session
from sse_starlette import ServerSentEvent

from app.auth.errors import TooManyStreamsError
from app.core.database.sessions import transaction
from app.core.http.sse import Streams
from app.core.ids import new_id
from app.meetings.agenda.live import MOST_OF_A_BADGE, Listeners
from app.notify.feed import stream
from app.notify.feed.news import Cursor, News, tell_all
from app.notify.feed.records import FeedKind
from tests.api import Api
from tests.notify.listening import made_up


def test_a_badge_has_some_streams_open_and_no_more() -> None:
    listeners, holder = Listeners(), new_id()
    joined = [listeners.joined(holder) for _ in range(MOST_OF_A_BADGE)]
    assert all(one.__enter__()() for one in joined)
    with pytest.raises(TooManyStreamsError), listeners.joined(holder):
        pass
    joined[0].__exit__(None, None, None)
    with listeners.joined(holder), listeners.joined(new_id()):
        pass


def test_a_stream_tells_what_concerns_its_parties_and_says_nothing_else(api: Api) -> None:
    mine, other = uuid4(), uuid4()
    news: list[tuple[FeedKind, dict[str, object]]] = [
        (FeedKind.MEETING_CHANGED, {"cooperative_id": other, "partner_id": other}),
        (FeedKind.TIMETABLE_PUBLISHED, {"number": 3, "origin": "release"}),
        (FeedKind.SCAN_RECORDED, {"scan_id": other}),
        (FeedKind.STANDBY_OFFERED, {"cooperative_id": mine}),
        (FeedKind.TIMETABLE_PUBLISHED, {"number": 4, "origin": "restore:2"}),
        (FeedKind.MEETING_CHANGED, {"cooperative_id": other, "partner_id": mine}),
    ]

    def say() -> None:
        with transaction(api.engine) as session:
            told(session)

    def told(session: Session) -> None:
        tell_all(
            session,
            [
                News(
                    api.event_id, made_up(kind, **{key: str(value) for key, value in data.items()})
                )
                for kind, data in news
            ],
        )

    async def listen(after: Cursor | None, most: int) -> list[ServerSentEvent]:
        with transaction(api.engine, read_only=True) as session:
            first = stream.first_event(session, api.event_id, after)
        follower = stream.for_parties(
            api.engine, Streams(), api.event_id, first, [mine], lambda: True
        )
        heard = [await anext(follower)]
        say()
        while len(heard) < most:
            heard.append(await anext(follower))
        await follower.aclose()  # type: ignore[attr-defined]
        return heard

    def names(heard: list[ServerSentEvent]) -> list[tuple[str | None, object]]:
        return [(one.event, json.loads(str(one.data or "null"))) for one in heard]

    heard = asyncio.run(listen(None, 4))
    expected: list[tuple[str | None, object]] = [
        ("changed", {}),
        ("published", {}),
        ("changed", {}),
    ]
    assert names(heard) == [(None, None), *expected]
    assert heard[1].id is not None
    resumed = asyncio.run(listen(Cursor.read(heard[1].id), 3))
    assert names(resumed) == [(None, None), *expected[1:]]
    assert [one.id for one in resumed[1:]] == [one.id for one in heard[2:]]
    (lost,) = asyncio.run(listen(Cursor(0, 999_999_999_999), 1))
    assert (lost.event, lost.data) == ("published", "{}")
