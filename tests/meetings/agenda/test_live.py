"""An agenda that is followed live hears of its own meetings and of nothing else."""

import asyncio
import json
from uuid import uuid4

import pytest
from sqlmodel import Session

from app.auth.errors import TooManyStreamsError
from app.core.database.sessions import transaction
from app.core.http.sse import Streams
from app.core.ids import new_id
from app.meetings.agenda.live import MOST_OF_A_BADGE, Listeners
from app.notify.feed import stream
from app.notify.feed.news import News, tell_all
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

    async def listen() -> list[tuple[str | None, object]]:
        heard = []
        follower = stream.for_parties(api.engine, Streams(), api.event_id, [mine], lambda: True)
        first = asyncio.ensure_future(anext(follower))
        while not first.done():
            await asyncio.to_thread(say)
            await asyncio.wait([first], timeout=0.5)
        heard.append(first.result())
        while len(heard) < 3:
            heard.append(await anext(follower))
        await follower.aclose()  # type: ignore[attr-defined]
        return [(one.event, json.loads(str(one.data))) for one in heard]

    assert asyncio.run(listen()) == [("changed", {}), ("published", {}), ("changed", {})]
