"""A POST with an `Idempotency-Key` is carried out once, however often and fast it is repeated."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import Session, select

from app.auth.cookies import SESSION_COOKIE
from app.auth.deps import CSRF_HEADER
from app.auth.passwords import csrf_token
from app.core.http.idempotency import IdempotentAnswer
from tests.api import Api
from tests.attendees.test_cooperatives_api import GUMELEM
from tests.conftest import StillClock

KEY = {"Idempotency-Key": "0197c0de-0000-7000-8000-0000000000aa"}
ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
AT_ONCE = 6


def all_at_once(send: Callable[[], Any]) -> list[Any]:
    """Send a request from several threads at the same moment."""
    barrier = Barrier(AT_ONCE)

    def wait_and_send(_: int) -> Any:
        barrier.wait()
        return send()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(wait_and_send, range(AT_ONCE)))


def test_requests_with_one_key_at_one_moment_create_one_thing_and_are_answered_alike(
    api: Api,
) -> None:
    cases = [  # one that conflicts with itself when carried out twice, and one that does not
        (api.organizer, api.at("/cooperatives"), GUMELEM),
        (api.admin, "/api/v1/users", {"username": "pintu-barat"}),
        (api.organizer, api.at("/attendees"), {"kind": "guest", "name": "Sutini"}),
    ]
    for client, path, body in cases:
        answers = all_at_once(partial(client.post, path, json=body, headers=KEY))
        assert [answer.status_code for answer in answers] == [201] * AT_ONCE, path
        assert len({answer.text for answer in answers}) == 1
        assert len({answer.headers.get("etag") for answer in answers}) == 1
        replayed = [answer for answer in answers if "Idempotent-Replayed" in answer.headers]
        assert len(replayed) == AT_ONCE - 1
    assert len(api.get(api.viewer, api.at("/cooperatives"))["items"]) == 1
    assert len(api.get(api.viewer, api.at("/attendees"))["items"]) == 1


@ONE_DATABASE
def test_a_key_is_its_callers_own_and_holds_for_one_address_and_one_day(
    api: Api, clock: StillClock
) -> None:
    guest = {"kind": "guest", "name": "Sutini"}
    path = api.at("/attendees")
    first = api.organizer.post(path, json=guest, headers=KEY)
    assert api.organizer.post(path, json=guest, headers=KEY).text == first.text
    assert api.admin.post(path, json=guest, headers=KEY).json()["id"] != first.json()["id"]
    elsewhere = api.organizer.post(api.at("/cooperatives"), json=GUMELEM, headers=KEY)
    assert elsewhere.status_code == 201
    other = api.organizer.post(path, json=guest | {"name": "Karno"}, headers=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    clock.advance(timedelta(hours=25))
    late = api.organizer.post(path, json=guest, headers=KEY)
    assert late.json()["id"] != first.json()["id"]
    with Session(api.engine) as session:
        assert len(session.exec(select(IdempotentAnswer)).all()) == 1


@ONE_DATABASE
def test_a_refusal_is_not_kept(api: Api) -> None:
    path = api.at("/cooperatives")
    unknown = api.organizer.post(path, json=GUMELEM | {"needs": ["emas"]}, headers=KEY)
    assert unknown.status_code == 422
    assert api.organizer.post(path, json=GUMELEM, headers=KEY).status_code == 201


@ONE_DATABASE
@pytest.mark.parametrize("key", ["", "x" * 201, "with space"])
def test_a_key_that_cannot_be_one_is_refused(api: Api, key: str) -> None:
    headers = {"Idempotency-Key": key}
    answer = api.organizer.post(api.at("/cooperatives"), json=GUMELEM, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_invalid")


@ONE_DATABASE
def test_a_password_shown_once_is_not_in_the_database(api: Api) -> None:
    body = {"username": "pintu-timur"}
    password = api.admin.post("/api/v1/users", json=body, headers=KEY).json()["password"]
    log_in = {"username": "pintu-timur", "password": password}
    tokens = {
        api.anonymous.post("/api/v1/auth/tokens", json=log_in, headers=KEY).json()["access_token"]
        for _ in range(2)
    }
    assert len(tokens) == 2, "log-in has no caller to keep an answer for"
    with Session(api.engine) as session:
        kept = session.exec(select(IdempotentAnswer)).all()
    assert len(kept) == 1
    assert password.encode() not in kept[0].sealed
    again = api.admin.post("/api/v1/users", json=body, headers=KEY)
    assert again.json()["password"] == password


@ONE_DATABASE
def test_a_revoked_token_is_told_no_stored_answer(api: Api) -> None:
    body = {"username": "pintu-barat"}
    assert "password" in api.admin.post("/api/v1/users", json=body, headers=KEY).json()
    (token,) = api.get(api.admin, "/api/v1/auth/tokens")["items"]
    assert api.admin.delete(f"/api/v1/auth/tokens/{token['id']}").status_code == 204
    again = api.admin.post("/api/v1/users", json=body, headers=KEY)
    assert (again.status_code, again.json()["code"]) == (401, "unauthenticated")
    assert "password" not in again.json()


@ONE_DATABASE
def test_a_header_that_presents_no_token_does_not_stand_for_the_cookies_caller(api: Api) -> None:
    token = api.admin.headers["Authorization"].removeprefix("Bearer ")
    basic = {"Authorization": "Basic YWJj"}
    body = {"username": "pintu-barat"}
    cookie = {"Cookie": f"{SESSION_COOKIE}={token}", CSRF_HEADER: csrf_token(token)}
    made = api.anonymous.post("/api/v1/users", json=body, headers=basic | cookie | KEY)
    assert made.status_code == 201
    others = api.anonymous.post("/api/v1/users", json=body, headers=basic | KEY)
    assert others.status_code == 401
    assert api.anonymous.post("/api/v1/users", json=body, headers=cookie | KEY).text == made.text
