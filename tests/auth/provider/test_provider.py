"""Log-in at another provider: a real one that runs beside the test, reached over HTTP."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from oidc_provider_mock import User as Account
from oidc_provider_mock import run_server_in_thread
from pydantic import SecretStr
from starlette.testclient import TestClient

from app.auth.provider.discovery import Provider
from app.core.settings import Settings
from tests.api import Api
from tests.auth.factors.keys import PASSWORD, logged_in, person, with_app
from tests.conftest import StillClock

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the provider's own, in its thread
]
ACCOUNTS = (
    Account(sub="1", claims={"email": "siti@dinas.example.id", "email_verified": True}),
    Account(sub="2", claims={"email": "budi@dinas.example.id", "email_verified": False}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_server_in_thread(user_claims=ACCOUNTS) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def clock() -> StillClock:
    return StillClock(datetime.now(UTC))  # the provider's own clock


@pytest.fixture
def there(api: Api, issuer: str) -> str:
    """Let the installation know the provider."""
    settings = Settings(oidc_issuer=issuer, oidc_client_secret=SecretStr("rahasia"))
    api.app.state.provider = Provider(settings)
    return issuer


def _browser(api: Api) -> TestClient:
    return TestClient(
        api.app,
        raise_server_exceptions=False,
        follow_redirects=False,
        headers={"Accept-Language": "en"},
    )


def _back(browser: TestClient, subject: str, path: str = "/login/provider?next=/users") -> str:
    """Go to the provider, log in there, and return the address that leads back."""
    sent = browser.get(path)
    assert sent.status_code == 303, sent.text
    answer = httpx.post(sent.headers["location"], data={"sub": subject})
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    return f"{back.path}?{back.query}"


@contextmanager
def _said(browser: TestClient, address: str, status: int) -> Iterator[Any]:
    answer = browser.get(address)
    assert answer.status_code == status, answer.text
    yield answer


def test_a_verified_address_is_linked_once_and_logs_in(api: Api, there: str) -> None:
    person(api, "siti@dinas.example.id", is_admin=True)
    for _ in range(2):
        browser = _browser(api)
        with _said(browser, _back(browser, "1"), 303) as answer:
            assert answer.headers["location"] == "/users"
        assert browser.get("/api/v1/auth/me").json()["username"] == "siti@dinas.example.id"
    assert browser.get("/api/v1/auth/provider").json()["linked_since"] is not None


def test_neither_an_unverified_address_nor_a_stranger_gets_in(api: Api, there: str) -> None:
    person(api, "budi@dinas.example.id")
    for subject in ("2", "orang-lain"):
        browser = _browser(api)
        with _said(browser, _back(browser, subject), 403) as answer:
            assert "not linked to a user here" in answer.text
        assert browser.get("/api/v1/auth/me").status_code == 401


def test_a_way_back_counts_in_its_own_browser_once(api: Api, there: str) -> None:
    person(api, "siti@dinas.example.id")
    browser, other = _browser(api), _browser(api)
    back = _back(browser, "1")
    with _said(other, back, 401):
        pass
    _back(other, "1")
    with _said(other, back, 401):
        pass  # it has a way of its own, with another state
    with _said(browser, back, 303):
        pass
    with _said(browser, back, 401):
        pass


def test_what_the_browser_is_sent_with_is_what_the_standard_asks(api: Api, there: str) -> None:
    place = urlsplit(_browser(api).get("/login/provider").headers["location"])
    said = {name: values[0] for name, values in parse_qs(place.query).items()}
    assert said["response_type"] == "code"
    assert said["code_challenge_method"] == "S256"
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", said["code_challenge"])
    assert min(len(said["state"]), len(said["nonce"])) >= 43
    assert said["redirect_uri"] == "http://testserver/login/provider/back"


def test_a_second_factor_is_asked_for_all_the_same(api: Api, there: str) -> None:
    app = with_app(api, person(api, "siti@dinas.example.id"))
    browser = _browser(api)
    with _said(browser, _back(browser, "1"), 200) as answer:
        ticket = re.findall(r'name="ticket" value="([^"]+)"', answer.text)[0]
    assert browser.get("/api/v1/auth/me").status_code == 401
    step = {"ticket": ticket, "code": app.code(api, later=1)}
    assert browser.post("/login/second", data=step).status_code == 303


def test_an_account_is_linked_by_who_is_logged_in(api: Api, there: str) -> None:
    person(api)
    browser = _browser(api)
    browser.post("/login", data={"username": "siti", "password": PASSWORD})
    with _said(browser, _back(browser, "7", "/account/provider"), 303) as answer:
        assert answer.headers["location"] == "/account"
    new = _browser(api)
    with _said(new, _back(new, "7"), 303):
        pass
    assert new.get("/api/v1/auth/me").json()["username"] == "siti"
    assert logged_in(api, "siti").delete("/api/v1/auth/provider").status_code == 204
    with _said(new, _back(new, "7"), 403):
        pass


def test_without_a_provider_nothing_is_offered(api: Api) -> None:
    browser = _browser(api)
    assert browser.get("/login/provider").status_code == 404
    assert "/login/provider" not in browser.get("/login").text


def test_a_provider_that_is_away_or_another_one_is_told(api: Api, issuer: str) -> None:
    for wrong in ("http://localhost:9", "http://dinas.example.id", f"{issuer}/lain"):
        api.app.state.provider = Provider(Settings(oidc_issuer=wrong))
        answer = _browser(api).get("/login/provider")
        assert (answer.status_code, "cannot be reached" in answer.text) == (502, True)
