"""Entries of the feed as transactions write and readers find them: none lost, none too early."""

import threading

import pytest
from sqlalchemy import func
from sqlmodel import Session, select

from app.core.database.sessions import transaction
from app.notify.feed import news, queries
from app.notify.feed.news import START
from app.notify.feed.records import FeedKind
from tests.api import Api
from tests.notify.listening import PATIENCE, made_up, tell, told


def test_every_place_is_a_place_to_resume_from(api: Api) -> None:
    tell(api.engine, api.event_id, 1, 2)
    tell(api.engine, api.event_id, 3, 4)
    with transaction(api.engine, read_only=True) as session:
        entries = queries.entries_after(session, api.event_id, START)
        places = [queries.place_of(entry) for entry in entries]
    assert [told(api.engine, api.event_id, place) for place in places] == [
        [2, 3, 4],
        [3, 4],
        [4],
        [],
    ]


def test_entries_of_a_rolled_back_transaction_are_not_sent(api: Api) -> None:
    with Session(api.engine) as session:
        news.tell(session, api.event_id, made_up(FeedKind.SCAN_RECORDED, n=1))
        session.rollback()
    tell(api.engine, api.event_id, 2)
    assert told(api.engine, api.event_id) == [2]


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("first_to_number", ["early", "late"])
def test_entries_of_a_transaction_that_commits_late_are_not_missed(
    api: Api, first_to_number: str
) -> None:
    """For every order in which two open transactions begin and take their numbers."""

    def write(session: Session, number: int) -> None:
        news.tell(session, api.event_id, made_up(FeedKind.SCAN_RECORDED, n=number))

    seen: list[int] = []
    place = START
    with Session(api.engine) as early, Session(api.engine) as late:
        early.execute(select(func.pg_current_xact_id()))
        late.execute(select(func.pg_current_xact_id()))
        order = [(early, 1), (late, 2)]
        for session, number in order if first_to_number == "early" else reversed(order):
            write(session, number)
        for session in (late, early):
            session.commit()
            with transaction(api.engine, read_only=True) as reader:
                for entry in queries.entries_after(reader, api.event_id, place):
                    seen.append(entry.data["n"])
                    place = queries.place_of(entry)
            if session is late:
                assert seen == [], "an older transaction may still tell something"
    assert seen == [1, 2]


def test_many_writers_at_once_lose_nothing(api: Api) -> None:
    """A reader that polls all the time gets each entry exactly once."""
    writers, rounds = 4, 25
    done = threading.Event()
    heard: list[int] = []

    def listen() -> None:
        place, last = START, False
        while True:
            last = done.is_set()
            with transaction(api.engine, read_only=True) as session:
                for entry in queries.entries_after(session, api.event_id, place):
                    heard.append(entry.data["n"])
                    place = queries.place_of(entry)
            if last:
                return

    def write(writer: int) -> None:
        for n in range(rounds):
            tell(api.engine, api.event_id, writer * rounds + n)

    listener = threading.Thread(target=listen)
    listener.start()
    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    done.set()
    listener.join(PATIENCE)
    assert sorted(heard) == list(range(writers * rounds))
