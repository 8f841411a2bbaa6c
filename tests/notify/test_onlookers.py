"""Live streams end when their holder loses the permission; the check is cheap for many streams."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from app.auth import onlookers
from app.auth.errors import TooManyStreamsError
from app.auth.onlookers import Onlookers
from app.auth.passwords import token_digest
from app.auth.principal import Principal
from app.auth.records import AccessToken, Membership
from app.auth.tokens.service import holders_of
from app.core.database.sessions import transaction
from app.core.errors import DatabaseAwayError
from app.core.ids import new_id
from tests.api import Api
from tests.auth.holders import add_partner
from tests.conftest import StillClock
from tests.devices.phones import phone
from tests.meetings.hall import fill
from tests.notify.listening import Listener, tell
from tests.web.chromium import served

HOLDERS = ("organizer", "viewer")


@pytest.fixture
def base(api: Api) -> Iterator[str]:
    with served(api.app) as address:
        yield address


def principal(api: Api, username: str) -> Principal:
    with transaction(api.engine, read_only=True) as session:
        token = session.exec(
            select(AccessToken).where(AccessToken.user_id == api.users[username])
        ).one()
    is_admin = username == "admin"
    return Principal(api.users[username], username, is_admin, token.id, token.kind)


def test_streams_end_when_their_holder_is_disabled(
    api: Api, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.5)
    fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    api.post(api.organizer, api.at("/solve-runs"), {}, status=202)  # stays queued: no worker
    feed = Listener(base, api.viewer, api.at("/feed"))
    other = Listener(base, api.organizer, api.at("/feed"))
    run = Listener(base, api.viewer, api.at("/solve-runs/1/progress"), begins=False)
    body = {"disabled": True}
    assert api.admin.patch(f"/api/v1/users/{api.users['viewer']}", json=body).status_code == 200
    feed.end()
    run.end()
    tell(api.engine, api.event_id, 7)
    other.wait_for(2)
    assert [one.get("data") for one in other.events()] == [None, {"n": 7}]
    api.admin.patch(f"/api/v1/users/{api.users['organizer']}", json=body)
    other.end()


def test_one_look_serves_all_streams_of_a_process(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []
    event.listen(api.engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    monkeypatch.setattr(onlookers, "MOST_OF_A_TOKEN", 25)
    watch = Onlookers(api.engine, clock, api.app.state.presence)
    with ExitStack() as streams:
        open_ones = {
            name: [
                streams.enter_context(watch.joined(principal(api, name), api.event_id))
                for _ in range(25)
            ]
            for name in HOLDERS
        }
        statements.clear()
        monkeypatch.setattr(onlookers, "LOOK_AGAIN", 1e6)
        assert all(may_stay() for all_of in open_ones.values() for may_stay in all_of)
        assert statements == []
        with transaction(api.engine) as session:
            session.delete(session.get_one(Membership, (api.users["viewer"], api.event_id)))
        statements.clear()
        monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)
        open_ones["organizer"][0]()
        assert sum("SELECT" in one for one in statements) == 2
        monkeypatch.setattr(onlookers, "LOOK_AGAIN", 1e6)
        assert all(may_stay() for may_stay in open_ones["organizer"])
        assert not any(may_stay() for may_stay in open_ones["viewer"])
        monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)
        clock.advance(timedelta(days=366))
        assert not open_ones["organizer"][0](), "its token has expired"


def test_permissions_of_ended_streams_are_not_checked(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)
    asked: list[int] = []
    watch = Onlookers(api.engine, clock, api.app.state.presence)
    monkeypatch.setattr(watch, "_ask", lambda present: asked.append(len(present)))
    with watch.joined(principal(api, "viewer"), api.event_id) as may_stay:
        with watch.joined(principal(api, "organizer"), api.event_id):
            may_stay()
        may_stay()
    assert asked == [2, 1]


def test_a_stream_outlives_a_database_that_is_away(
    api: Api, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DatabaseAwayError, "RETRY_SECONDS", 0.1)
    listening = Listener(base, api.viewer, api.at("/feed"))
    failed = threading.Event()

    def fail(*_: object) -> None:
        if threading.current_thread().name.startswith("AnyIO"):
            failed.set()
            raise OperationalError("SELECT 1", {}, Exception("away"))

    event.listen(api.engine, "before_cursor_execute", fail)
    assert failed.wait(30)
    event.remove(api.engine, "before_cursor_execute", fail)
    tell(api.engine, api.event_id, 5)
    listening.wait_for(2)
    assert listening.events()[1]["data"] == {"n": 5}
    monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)
    api.admin.patch(f"/api/v1/users/{api.users['viewer']}", json={"disabled": True})
    listening.end()


def test_a_token_follows_an_event_in_a_few_streams_at_a_time(
    api: Api, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onlookers, "MOST_OF_A_TOKEN", 2)
    monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)
    listeners = [Listener(base, api.viewer, api.at("/feed")) for _ in range(2)]
    refused = api.viewer.get(api.at("/feed"))
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
    listeners.append(Listener(base, api.organizer, api.at("/feed")))
    for name in ("viewer", "organizer"):
        api.admin.patch(f"/api/v1/users/{api.users[name]}", json={"disabled": True})
    for listener in listeners:
        listener.end()


def test_many_tokens_of_a_user_follow_an_event_in_no_more(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onlookers, "MOST_OF_A_USER", 3)
    watch = Onlookers(api.engine, clock, api.app.state.presence)
    viewer = principal(api, "viewer")
    with ExitStack() as streams:
        for _ in range(3):
            streams.enter_context(watch.joined(replace(viewer, token_id=new_id()), api.event_id))
        with pytest.raises(TooManyStreamsError), watch.joined(viewer, api.event_id):
            pass
        streams.enter_context(watch.joined(viewer, new_id()))
        streams.enter_context(watch.joined(principal(api, "organizer"), api.event_id))
    with watch.joined(viewer, api.event_id) as may_stay:
        assert may_stay()


def test_the_stream_of_a_phone_ends_when_it_is_given_other_tables(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It follows again, and hears of the new ones then."""
    monkeypatch.setattr(onlookers, "LOOK_AGAIN", 0.0)
    _, table = add_partner(api, api.engine)
    _, other = add_partner(api, api.engine, "LPB", 8)
    moved, stays = (
        phone(api, name=name, scope="table", table_ids=[str(table.id)]) for name in ("A", "B")
    )
    watch = Onlookers(api.engine, clock, api.app.state.presence)
    with transaction(api.engine, read_only=True) as session:
        digests = [token_digest(str(one.home["token"])) for one in (moved, stays)]
        found = holders_of(session, digests, clock.now())
    first, second = (found[digest] for digest in digests)
    with watch.joined(first, api.event_id) as one, watch.joined(second, api.event_id) as two:
        assert (one(), two()) == (True, True)
        body = {"table_ids": [str(other.id)]}
        answer = api.admin.patch(api.at(f"/devices/{moved.device_id}"), json=body)
        assert answer.status_code == 200, answer.text
        assert (one(), two()) == (False, True)
