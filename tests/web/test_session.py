"""Log-in, log-out and preferences of the browser pages, over plain HTTP."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from app.web.frame.pages import local_path
from tests.api import Api
from tests.conftest import StillClock
from tests.web.organizer import PASSWORD, add_organizer


@pytest.fixture
def browser(api: Api) -> TestClient:
    """A browser without any cookie; the user `panitia` exists."""
    add_organizer(api)
    return api.caller(follow_redirects=False)


def log_in(browser: TestClient, next_page: str = "/") -> Any:
    return browser.post(
        "/login", data={"username": "panitia", "password": PASSWORD, "next": next_page}
    )


def test_a_stranger_is_sent_to_the_log_in_page_and_back_afterwards(browser: TestClient) -> None:
    sent = browser.get("/?a=1&b=2")
    assert sent.status_code == 303
    assert sent.headers["location"] == "/login?next=%2F%3Fa%3D1%26b%3D2"
    page = browser.get(sent.headers["location"])
    assert 'value="/?a=1&amp;b=2"' in page.text
    back = log_in(browser, next_page="/?a=1&b=2")
    assert (back.status_code, back.headers["location"]) == (303, "/?a=1&b=2")


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(
    browser: TestClient,
) -> None:
    cookie = log_in(browser).headers["set-cookie"].lower()
    assert cookie.startswith(f"{SESSION_COOKIE}=tt_session_")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


def test_a_wrong_password_is_told_without_saying_which_half_was_wrong(browser: TestClient) -> None:
    wrong = browser.post("/login", data={"username": "panitia", "password": "bukan"})
    unknown = browser.post("/login", data={"username": "siapa", "password": "bukan"})
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.text.replace('value="panitia"', "?") == unknown.text.replace('value="siapa"', "?")
    assert SESSION_COOKIE not in browser.cookies


def test_a_name_that_no_database_can_look_for_is_refused(browser: TestClient) -> None:
    for field in ("username", "password"):
        sent = {"username": "panitia", "password": "x", field: "a\x00b"}
        assert browser.post("/login", data=sent).status_code == 422


def test_too_many_attempts_are_slowed_down(browser: TestClient) -> None:
    answers = [
        browser.post("/login", data={"username": "panitia", "password": "bukan"}).status_code
        for _ in range(12)
    ]
    assert answers == [401] * 10 + [429] * 2


@pytest.mark.parametrize(
    ("wish", "path"),
    [
        ("/events/x?a=1#b", "/events/x?a=1#b"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("//[", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\r\nSet-Cookie: x", "/"),
        ("x", "/"),
        ("", "/"),
    ],
)
def test_a_page_never_leads_to_another_site(wish: str, path: str) -> None:
    assert local_path(wish) == path


def test_log_in_never_leads_to_another_site(browser: TestClient) -> None:
    assert log_in(browser, next_page="//evil.example").headers["location"] == "/"


def test_logging_out_makes_the_old_cookie_useless(browser: TestClient) -> None:
    log_in(browser)
    secret = browser.cookies[SESSION_COOKIE]
    assert browser.get("/").headers["location"].startswith("/events/")
    left = browser.post("/logout", data={"csrf": csrf_token(secret)})
    assert left.headers["location"] == "/login"
    browser.cookies.set(SESSION_COOKIE, secret)
    assert browser.get("/").headers["location"].startswith("/login")


def test_logging_out_needs_the_token_of_our_own_page(browser: TestClient) -> None:
    log_in(browser)
    assert browser.post("/logout", data={"csrf": "guess"}).status_code == 403
    assert browser.get("/").headers["location"].startswith("/events/")


def test_forms_of_other_sites_are_refused(browser: TestClient) -> None:
    data = {"username": "panitia", "password": PASSWORD}
    for path in ("/login", "/logout", "/preferences"):
        refused = browser.post(path, data=data, headers={"Origin": "https://evil.example"})
        assert refused.status_code == 403, path
    assert SESSION_COOKIE not in browser.cookies
    for origin in ("null", "http://[", "http://testserver.evil.example", "testserver"):
        assert browser.post("/login", data=data, headers={"Origin": origin}).status_code == 403
    own = browser.post("/login", data=data, headers={"Origin": "http://testserver"})
    assert own.status_code == 303


def test_a_session_ends_by_itself(browser: TestClient, clock: StillClock) -> None:
    log_in(browser)
    clock.advance(timedelta(hours=13))
    assert browser.get("/").headers["location"].startswith("/login")


def test_language_and_theme_are_remembered_and_nonsense_is_not(browser: TestClient) -> None:
    assert '<html lang="id">' in browser.get("/login").text
    browser.post("/preferences", data={"locale": "en", "theme": "dark", "next": "/login"})
    assert '<html lang="en" data-theme="dark">' in browser.get("/login").text
    browser.post("/preferences", data={"locale": "<script>", "theme": "pink"})
    assert browser.cookies["locale"] == "en"
    assert browser.cookies["theme"] == "dark"


def test_pages_are_never_kept_by_shared_caches_and_assets_for_ever(browser: TestClient) -> None:
    page = browser.get("/login")
    assert page.headers["cache-control"] == "private, no-store"
    style = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    asset = browser.get(style)
    assert asset.status_code == 200
    assert "immutable" in asset.headers["cache-control"]
    assert browser.get("/static/licences.txt").headers["cache-control"] == "no-cache"


def test_the_foot_of_a_page_leads_to_the_licences_of_code_and_data(browser: TestClient) -> None:
    foot = browser.get("/login").text.partition("<footer")[2]
    assert foot.count('href="/static/licences.txt"') == 2
    assert "Apache-2.0" in foot
    assert "ODbL 1.0" in foot
    told = browser.get("/static/licences.txt").text
    assert "Apache License" in told
    assert "idn-area-data" in told
