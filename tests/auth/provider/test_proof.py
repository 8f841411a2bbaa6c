"""Proving again who one is at the provider, and keeping the way in."""

import re

import pytest
from oidc_provider_mock import _storage as storage
from sqlmodel import select
from starlette.testclient import TestClient

from app.auth.login.service import NEVER
from app.auth.records import AccessToken, User
from app.core.database.sessions import transaction
from tests.api import Api
from tests.auth.factors.keys import (
    logged_in,
    person,
)
from tests.auth.provider import way
from tests.conftest import StillClock

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the provider's own, in its thread
]


@pytest.fixture
def stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the provider log in who was logged in there already, without asking."""
    monkeypatch.setattr(storage.AuthorizationCode, "get_auth_time", lambda _: 1_000_000_000)


GRAVE = "/api/v1/audit"


def _proves(browser: TestClient) -> int:
    return browser.get(GRAVE, headers={"Accept": "application/json"}).status_code


def test_a_log_in_at_the_provider_proves_who_it_is(api: Api, there: str) -> None:
    person(api, "siti@dinas.example.id", is_admin=True)
    browser = way.browser(api)
    with way.said(browser, way.back(browser, "1"), 303):
        assert _proves(browser) == 200


def test_who_was_logged_in_there_already_has_not_proved_it(
    api: Api, there: str, stale: None
) -> None:
    person(api, "siti@dinas.example.id", is_admin=True)
    browser = way.browser(api)
    with way.said(browser, way.back(browser, "1"), 303):
        assert browser.get("/api/v1/auth/me").status_code == 200
        assert _proves(browser) == 403
    with way.said(browser, way.back(browser, "1", "/account/prove/provider?next=/audit"), 401):
        assert _proves(browser) == 403


def test_who_proves_again_may_do_so_at_the_provider(
    api: Api, there: str, clock: StillClock
) -> None:
    person(api, "siti@dinas.example.id", is_admin=True)
    person(api, "budi")
    browser = way.browser(api)
    with way.said(browser, way.back(browser, "1"), 303):
        pass
    _make_old(api)
    assert _proves(browser) == 403
    page = browser.get("/account/prove?next=/audit").text
    assert "/account/prove/provider?next=%2Faudit" in page
    with way.said(browser, way.back(browser, "2", "/account/prove/provider?next=/audit"), 401):
        assert _proves(browser) == 403, "it is somebody else's account"
    with way.said(
        browser, way.back(browser, "1", "/account/prove/provider?next=/audit"), 303
    ) as answer:
        assert answer.headers["location"] == "/audit"
    assert _proves(browser) == 200


def _make_old(api: Api) -> None:
    """Let every log-in have been proved long ago."""
    with transaction(api.engine) as session:
        for token in session.exec(select(AccessToken)):
            token.proved_at = NEVER
            session.add(token)


def test_who_has_no_password_of_their_own_keeps_the_link(api: Api, there: str) -> None:
    siti = person(api, "siti@dinas.example.id")
    browser = way.browser(api)
    with way.said(browser, way.back(browser, "1"), 303):
        pass
    _make_old(api)
    place = "/api/v1/auth/provider"
    assert siti.delete(place).json()["code"] == "proof_needed"
    siti = logged_in(api, "siti@dinas.example.id")
    with transaction(api.engine) as session:
        for user in session.exec(select(User).where(User.username == "siti@dinas.example.id")):
            user.password_hash = ""
            session.add(user)
    refused = siti.delete(place)
    assert (refused.status_code, refused.json()["code"]) == (409, "own_password_needed")
    csrf = re.findall(r'name="csrf" value="([^"]+)"', browser.get("/account").text)[0]
    sent = browser.post("/account/provider/unlink", data={"csrf": csrf})
    assert sent.headers["location"].startswith("/account/prove")
