"""After a restore, readers whose place was lost begin anew, and hear what is new."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text, update
from sqlmodel import col, select

from app.core.database.sessions import transaction
from app.notify.feed import queries
from app.notify.feed.news import START, Cursor
from app.notify.feed.records import FeedEntry
from app.notify.feed.renewing import renew
from app.notify.feed.stream import RESET, first_event
from tests.api import Api
from tests.notify.listening import tell, told

PUT_BACK = {
    "sqlite": text("UPDATE sqlite_sequence SET seq = :number WHERE name = 'feed_entry'"),
    "postgresql": text("SELECT setval('feed_entry_id_seq', :number)"),
}


def first(api: Api, place: Cursor) -> Any:
    with transaction(api.engine, read_only=True) as session:
        return first_event(session, api.event_id, place).event


def places(api: Api) -> list[Cursor]:
    with transaction(api.engine, read_only=True) as session:
        return list(map(queries.place_of, queries.entries_after(session, api.event_id, START)))


def test_a_place_that_was_lost_is_not_taken_again(api: Api) -> None:
    """As if the database of an earlier moment was put back: entries and numbers of then."""
    renew(api.engine, datetime.now(UTC))
    tell(api.engine, api.event_id, 1, 2, 3, 4)
    kept, lost = places(api)[:2], places(api)[2:]
    with transaction(api.engine) as session:
        for entry in session.exec(
            select(FeedEntry).where(col(FeedEntry.id) > kept[1].number)
        ).all():
            session.delete(entry)
        put_back = PUT_BACK[api.engine.dialect.name]
        session.connection().execute(put_back, {"number": kept[1].number})
    renew(api.engine, datetime.now(UTC) + timedelta(seconds=1))
    tell(api.engine, api.event_id, 5, 6, 7)
    assert not {place.number for place in places(api)} & {place.number for place in lost}
    assert [first(api, place) for place in lost] == [RESET, RESET]
    assert [first(api, place) for place in kept] == [None, None]
    assert told(api.engine, api.event_id, kept[0]) == [2, 5, 6, 7], "what is kept goes on"


def test_numbers_never_go_back(api: Api) -> None:
    renew(api.engine, datetime.now(UTC))
    tell(api.engine, api.event_id, 1)
    renew(api.engine, datetime(2001, 1, 1, tzinfo=UTC))
    tell(api.engine, api.event_id, 2)
    assert told(api.engine, api.event_id) == [1, 2]


def test_entries_of_another_server_whose_transactions_had_higher_numbers_are_heard(
    api: Api,
) -> None:
    tell(api.engine, api.event_id, 1)
    if api.engine.dialect.name != "sqlite":
        with transaction(api.engine) as session:
            session.execute(update(FeedEntry).values(xact=10**15))
        assert told(api.engine, api.event_id) == []
    renew(api.engine, datetime.now(UTC))
    tell(api.engine, api.event_id, 2)
    assert told(api.engine, api.event_id) == [1, 2]
