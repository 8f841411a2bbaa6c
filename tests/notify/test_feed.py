"""The live feed: sent after the commit, in order, resumed without loss, ended with the token."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from app.auth import onlookers
from app.auth.records import Membership, Role
from app.core.database.sessions import transaction
from app.notify.feed import news, queries
from app.notify.feed.news import START, Cursor
from app.notify.feed.records import FeedEntry, FeedKind
from tests.api import Api
from tests.meetings.hall import fill
from tests.notify.listening import Listener, end_token, tell, told
from tests.web.chromium import served


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
