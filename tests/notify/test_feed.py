"""The live feed: sent after the commit, in order, resumed without loss, ended with the token."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Engine, func, update
from sqlmodel import Session, col, select
from starlette.testclient import TestClient

from app.auth import onlookers
from app.auth.records import AccessToken, Membership, Role
from app.core.database.sessions import transaction
from app.notify.feed import news, queries
from app.notify.feed.news import START, Cursor, News
from app.notify.feed.records import FeedEntry, FeedKind
from tests.api import Api
from tests.meetings.hall import fill
from tests.web.chromium import served

PATIENCE = 30


def told(engine: Engine, event_id: UUID, after: Cursor = START) -> list[int]:
    """Return the numbers in the entries after a place, as readers get them."""
    with transaction(engine, read_only=True) as session:
        return [entry.data["n"] for entry in queries.entries_after(session, event_id, after)]


def tell(engine: Engine, event_id: UUID, *numbers: int) -> None:
    with transaction(engine) as session:
        news.tell_all(
            session, [News(event_id, FeedKind.SCAN_RECORDED, {"n": number}) for number in numbers]
        )


class Listener:
    """A client that reads the stream in a thread until the server ends it."""

    def __init__(
        self, base: str, client: TestClient, path: str, *, begins: bool = True, **headers: str
    ) -> None:
        self._url = base + path
        self._headers = {"Authorization": client.headers["Authorization"], **headers}
        self._lines: list[str] = []
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._opened = threading.Event()
        self._thread.start()
        assert self._opened.wait(PATIENCE)
        if begins:  # with an event that gives the place
            self.wait_for(1)

    def _read(self) -> None:
        with httpx.stream("GET", self._url, headers=self._headers, timeout=PATIENCE) as answer:
            assert answer.status_code == 200
            self._opened.set()
            for line in answer.iter_lines():
                with self._changed:
                    self._lines.append(line)
                    self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        """Wait until `count` events have come, including those without data."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.events()) >= count, PATIENCE)

    def end(self) -> list[dict[str, Any]]:
        """Wait for the end; return the events."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the stream goes on"
        return self.events()

    def events(self) -> list[dict[str, Any]]:
        """Return the complete events, without the comments that only keep the connection open."""
        events: list[dict[str, Any]] = []
        event: dict[str, Any] = {}
        for line in self._lines:
            key, _, value = line.partition(": ")
            if line:
                event[key or "comment"] = json.loads(value) if key == "data" else value
            elif "id" in event:
                events.append(event)
                event = {}
        return events


def end_token(api: Api, username: str) -> None:
    """Make a user's tokens useless, which ends their streams."""
    with transaction(api.engine) as session:
        session.execute(
            update(AccessToken)
            .where(col(AccessToken.user_id) == api.users[username])
            .values(revoked_at=api.now)
        )


@pytest.fixture(autouse=True)
def looked_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions are checked again at every look."""
    monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)


@pytest.fixture
def base(api: Api) -> Iterator[str]:
    """Address of a real server: the client for tests waits for the end of every answer."""
    with served(api.app) as address:
        yield address


def test_entries_are_sent_in_order_until_the_token_is_revoked(api: Api, base: str) -> None:
    tell(api.engine, api.event_id, 0)
    listening = Listener(base, api.viewer, api.at("/feed"))
    tell(api.engine, api.event_id, 1, 2)
    tell(api.engine, api.event_id, 3)
    listening.wait_for(4)
    end_token(api, "viewer")
    first, *events = listening.end()
    assert first["comment"] == "now"
    assert [event["data"]["n"] for event in events] == [1, 2, 3]
    assert {event["event"] for event in events} == {"scan.recorded"}
    places = [Cursor.read(event["id"]) for event in events]
    assert places == sorted(places)
    assert api.viewer.get(api.at("/feed")).status_code == 401


def test_a_reader_who_loses_the_role_gets_no_more_and_later_resumes_where_it_was(
    api: Api, base: str
) -> None:
    tell(api.engine, api.event_id, 1)
    opened = Listener(base, api.viewer, api.at("/feed"))
    with transaction(api.engine) as session:
        session.delete(session.get_one(Membership, (api.users["viewer"], api.event_id)))
    (first,) = opened.end()
    tell(api.engine, api.event_id, 2)
    assert api.viewer.get(api.at("/feed")).status_code == 404
    with transaction(api.engine) as session:
        session.add(
            Membership(user_id=api.users["viewer"], event_id=api.event_id, role=Role.VIEWER)
        )
    again = Listener(base, api.viewer, api.at("/feed"), **{"Last-Event-ID": first["id"]})
    again.wait_for(2)
    end_token(api, "viewer")
    assert [event.get("data") for event in again.end()] == [None, {"n": 2}]


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
        news.tell(session, api.event_id, FeedKind.SCAN_RECORDED, {"n": 1})
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
        news.tell(session, api.event_id, FeedKind.SCAN_RECORDED, {"n": number})

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


def test_old_entries_are_deleted_and_readers_that_missed_them_are_told(api: Api, base: str) -> None:
    tell(api.engine, api.event_id, 1, 2)
    with transaction(api.engine) as session:
        entries = queries.entries_after(session, api.event_id, START)
        place = queries.place_of(entries[0])
        session.execute(update(FeedEntry).values(at=api.now))
        news.prune(session, api.now + news.KEPT + timedelta(seconds=1))
    tell(api.engine, api.event_id, 3)
    since: dict[str, Any] = {"Last-Event-ID": str(place)}
    opened = Listener(base, api.viewer, api.at("/feed"), **since)
    end_token(api, "viewer")
    assert opened.end()[0]["event"] == "feed.reset"
    with transaction(api.engine) as session:
        news.prune(session, datetime.now(UTC))  # no entry of today is old
    assert told(api.engine, api.event_id) == [3]


def test_a_stream_has_only_the_entries_of_its_event(api: Api) -> None:
    other = api.post(api.admin, "/api/v1/events", {"name": "Lain", "day": "2025-07-05"})["id"]
    tell(api.engine, UUID(other), 1)
    assert told(api.engine, api.event_id) == []
    assert api.viewer.get(f"/api/v1/events/{other}/feed").status_code == 404
    gone = "0197c0de-0000-7000-8000-0000000000aa"
    assert api.admin.get(f"/api/v1/events/{gone}/feed").status_code == 404


@pytest.mark.parametrize("place", ["x", "1", "1-", "-1-2", "1-2-3", "9" * 19 + "-1"])
def test_an_invalid_place_is_refused(api: Api, place: str) -> None:
    for answer in (
        api.viewer.get(api.at("/feed"), headers={"Last-Event-ID": place}),
        api.viewer.get(api.at("/feed"), params={"after": place}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")


def test_applying_a_list_is_reported_with_counts_only(api: Api) -> None:
    fill(api.engine, api.event_id, api.now)
    made = api.organizer.post(
        api.at("/imports"),
        data={"kind": "attendees"},
        files={"file": ("x.csv", b"Nama;Desa;Kecamatan;Nomor HP\nAni;Derik;Susukan;0812000011\n")},
    )
    number = made.json()["number"]
    assert api.organizer.post(api.at(f"/imports/{number}/apply")).status_code == 200
    with transaction(api.engine, read_only=True) as session:
        (entry,) = queries.entries_after(session, api.event_id, START)
    assert entry.kind is FeedKind.IMPORT_FINISHED
    assert entry.data["number"] == number
    assert all(isinstance(value, int) or value == "attendees" for value in entry.data.values())
