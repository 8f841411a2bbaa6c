"""Guessing is slow from anywhere, and locks nobody out who was here before."""

import pytest
from starlette.testclient import TestClient

from app.auth.login.limiting import COOKIE, LoginLimits
from app.core.errors import TooManyRequestsError
from tests.api import Api

PASSWORD = "kata sandi yang panjang"
WRONG = "salah"
USER = "ibu-sri"


@pytest.fixture
def user(api: Api) -> str:
    api.post(api.admin, "/api/v1/users", {"username": USER, "password": PASSWORD})
    api.app.state.login_limits = LoginLimits("5/minute", "8/minute")
    return USER


def at(api: Api, address: str) -> TestClient:
    return TestClient(api.app, client=(address, 1234), follow_redirects=False)


def attempt(client: TestClient, username: str, password: str = WRONG) -> int:
    body = {"username": username, "password": password}
    return client.post("/api/v1/auth/tokens", json=body).status_code


def guess_from_everywhere(api: Api, username: str) -> list[int]:
    return [attempt(at(api, f"203.0.113.{number}"), username) for number in range(12)]


def test_guesses_from_many_networks_are_slowed_and_keep_out_no_one_who_was_here(
    api: Api, user: str
) -> None:
    assert attempt(at(api, "198.51.100.1"), user, PASSWORD) == 201
    assert guess_from_everywhere(api, user)[-4:] == [429] * 4
    assert attempt(at(api, "198.51.100.1"), user, PASSWORD) == 201
    assert attempt(at(api, "198.51.100.2"), user, PASSWORD) == 429, "nobody knows this network"


def test_a_browser_that_logged_in_before_does_so_from_anywhere(api: Api, user: str) -> None:
    form = {"username": user, "password": PASSWORD}
    browser = at(api, "198.51.100.1")
    assert browser.post("/login", data=form).status_code == 303
    mark = browser.cookies[COOKIE]
    guess_from_everywhere(api, user)
    elsewhere = at(api, "198.51.100.9")
    elsewhere.cookies.set(COOKIE, mark, path="/login")
    assert elsewhere.post("/login", data=form).status_code == 303
    for wrong in (mark[:-4] + "AAAA", "x", ""):
        stranger = at(api, f"198.51.100.{20 + len(wrong) % 7}")
        stranger.cookies.set(COOKIE, wrong, path="/login")
        assert stranger.post("/login", data=form).status_code == 429
    other = at(api, "198.51.100.40")
    other.cookies.set(COOKIE, mark, path="/login")
    guess_from_everywhere(api, "admin")
    assert other.post("/login", data={**form, "username": "admin"}).status_code == 429


def test_a_known_browser_has_no_more_guesses_than_its_network(api: Api, user: str) -> None:
    known = at(api, "198.51.100.1")
    assert attempt(known, user, PASSWORD) == 201
    assert [attempt(known, user) for _ in range(5)] == [401] * 4 + [429]


def test_strangers_in_the_same_hall_do_not_keep_out_a_browser_that_was_here(
    api: Api, user: str
) -> None:
    form = {"username": user, "password": PASSWORD}
    browser = at(api, "198.51.100.1")
    assert browser.post("/login", data=form).status_code == 303
    while attempt(at(api, "198.51.100.1"), user) != 429:
        pass
    assert browser.post("/login", data=form).status_code == 303
    mark = browser.cookies[COOKIE]
    stolen = [at(api, f"198.51.100.{number}") for number in range(2, 10)]
    for guesser in stolen:
        guesser.cookies.set(COOKIE, mark, path="/login")
    wrong = {**form, "password": WRONG}
    guesses = [guesser.post("/login", data=wrong).status_code for guesser in stolen]
    assert guesses[-3:] == [429] * 3, "a browser's mark opens no more than its share"


def test_a_household_of_ipv6_has_one_share(api: Api, user: str) -> None:
    inside = [attempt(at(api, f"2001:db8:1:2::{n}"), user) for n in range(6)]
    assert inside == [401] * 5 + [429]
    assert attempt(at(api, "2001:db8:1:3::1"), user) == 401


def test_strangers_do_not_keep_a_user_from_changing_the_own_password(api: Api, user: str) -> None:
    client = at(api, "198.51.100.1")
    body = {"username": user, "password": PASSWORD}
    token = client.post("/api/v1/auth/tokens", json=body).json()["access_token"]
    guess_from_everywhere(api, user)
    changed = at(api, "198.51.100.50").post(
        "/api/v1/auth/password",
        json={"present": PASSWORD, "new": "kata sandi lain lagi"},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert changed.status_code == 204


def test_known_networks_are_forgotten_in_the_order_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.auth.login.limiting._MOST_KNOWN", 2)
    limits = LoginLimits("100/minute", "1/minute")
    for network in ("a", "b", "c"):
        limits.succeeded(network, " Ibu ")
    limits.check("stranger", "ibu")
    limits.check("c", "IBU")
    with pytest.raises(TooManyRequestsError):
        limits.check("a", "ibu")
