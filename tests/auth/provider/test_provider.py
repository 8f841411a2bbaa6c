"""Log-in at another provider: a real one that runs beside the test, reached over HTTP."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.auth.provider import discovery
from app.auth.provider.discovery import Provider
from app.auth.provider.errors import ProviderAwayError
from app.core.http.limits import AttemptLimiter
from app.core.settings import Settings
from tests.api import Api
from tests.auth.factors.keys import (
    PASSWORD,
    SECURE,
    logged_in,
    person,
    with_app,
    with_passkey,
)
from tests.auth.provider import way
from tests.conftest import StillClock

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the provider's own, in its thread
]


def test_a_verified_address_is_linked_once_and_logs_in(api: Api, there: str) -> None:
    person(api, "siti@dinas.example.id", is_admin=True)
    for _ in range(2):
        browser = way.browser(api)
        with way.said(browser, way.back(browser, "1"), 303) as answer:
            assert answer.headers["location"] == "/users"
        assert browser.get("/api/v1/auth/me").json()["username"] == "siti@dinas.example.id"
    assert browser.get("/api/v1/auth/provider").json()["linked_since"] is not None


def test_neither_an_unverified_address_nor_a_stranger_gets_in(api: Api, there: str) -> None:
    person(api, "budi@dinas.example.id")
    for subject in ("2", "orang-lain"):
        browser = way.browser(api)
        with way.said(browser, way.back(browser, subject), 403) as answer:
            assert "not linked to a user here" in answer.text
        assert browser.get("/api/v1/auth/me").status_code == 401


def test_a_way_back_counts_in_its_own_browser_once(api: Api, there: str) -> None:
    person(api, "siti@dinas.example.id")
    browser, other = way.browser(api), way.browser(api)
    back = way.back(browser, "1")
    with way.said(other, back, 401):
        pass
    way.back(other, "1")
    with way.said(other, back, 401):
        pass  # it has a way of its own, with another state
    with way.said(browser, back, 303):
        pass
    with way.said(browser, back, 401):
        pass


def test_what_the_browser_is_sent_with_is_what_the_standard_asks(api: Api, there: str) -> None:
    place = urlsplit(way.browser(api).get("/login/provider").headers["location"])
    said = {name: values[0] for name, values in parse_qs(place.query).items()}
    assert said["response_type"] == "code"
    assert said["code_challenge_method"] == "S256"
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", said["code_challenge"])
    assert min(len(said["state"]), len(said["nonce"])) >= 43
    assert (said["prompt"], said["max_age"]) == ("login", "0")
    assert said["redirect_uri"] == "http://testserver/login/provider/back"


def test_a_second_factor_is_asked_for_all_the_same(api: Api, there: str) -> None:
    app = with_app(api, person(api, "siti@dinas.example.id"))
    browser = way.browser(api)
    with way.said(browser, way.back(browser, "1"), 200) as answer:
        ticket = re.findall(r'name="ticket" value="([^"]+)"', answer.text)[0]
    assert browser.get("/api/v1/auth/me").status_code == 401
    step = {"ticket": ticket, "code": app.code(api, later=1)}
    assert browser.post("/login/second", data=step).status_code == 303


def test_a_passkey_is_asked_for_where_that_is_the_second_factor(api: Api, there: str) -> None:
    with_passkey(api, person(api, "siti@dinas.example.id"))
    browser = way.browser(api, SECURE)
    with way.said(browser, way.back(browser, "1"), 200) as answer:
        assert 'data-passkey="get"' in answer.text


def test_over_tls_no_other_host_sets_the_cookie_of_a_way(api: Api, there: str) -> None:
    sent = way.browser(api, SECURE).get("/login/provider").headers["set-cookie"]
    assert sent.startswith("__Host-titik_temu_way=")
    assert ("Path=/;" in sent, "Secure" in sent, "Domain" in sent) == (True, True, False)


def test_an_account_is_linked_by_who_is_logged_in(api: Api, there: str) -> None:
    person(api)
    browser = way.browser(api)
    browser.post("/login", data={"username": "siti", "password": PASSWORD})
    with way.said(browser, way.back(browser, "7", "/account/provider"), 303) as answer:
        assert answer.headers["location"] == "/account"
    new = way.browser(api)
    with way.said(new, way.back(new, "7"), 303):
        pass
    assert new.get("/api/v1/auth/me").json()["username"] == "siti"
    assert logged_in(api, "siti").delete("/api/v1/auth/provider").status_code == 204
    with way.said(new, way.back(new, "7"), 403):
        pass


def test_without_a_provider_nothing_is_offered(api: Api) -> None:
    browser = way.browser(api)
    assert browser.get("/login/provider").status_code == 404
    assert "/login/provider" not in browser.get("/login").text


def test_a_provider_that_is_away_or_another_one_is_told(api: Api, issuer: str) -> None:
    for wrong in ("http://localhost:9", "http://dinas.example.id", f"{issuer}/lain"):
        api.app.state.provider = Provider(Settings(oidc_issuer=wrong))
        answer = way.browser(api).get("/login/provider")
        assert (answer.status_code, "cannot be reached" in answer.text) == (502, True)


def test_a_provider_that_is_away_is_asked_once_for_a_while(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    async def away(address: str, **_: Any) -> Any:
        asked.append(address)
        raise ProviderAwayError

    monkeypatch.setattr(discovery, "ask", away)
    api.app.state.address_limiter = AttemptLimiter("4/minute")
    api.app.state.provider = Provider(Settings(oidc_issuer="https://dinas.example.id"))
    answers = [way.browser(api).get("/login/provider").status_code for _ in range(5)]
    assert (answers, len(asked)) == ([502] * 4 + [429], 1)
    clock.advance(timedelta(seconds=31))
    api.app.state.address_limiter = AttemptLimiter("4/minute")
    assert way.browser(api).get("/login/provider").status_code == 502
    assert len(asked) == 2
