"""The administrators' page of other systems: a token shown once, renewed and ended."""

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from tests.api import Api
from tests.devices.phones import bearer


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def _page(browser: TestClient) -> str:
    answer = browser.get("/integrations")
    assert answer.status_code == 200, answer.text
    return html.unescape(" ".join(answer.text.split()))


def _send(browser: TestClient, path: str = "", **fields: Any) -> Any:
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), **fields}
    return browser.post(f"/integrations{path}", data=data, follow_redirects=False)


def _token(answer: Any) -> str:
    assert answer.status_code == 201, answer.text
    (secret,) = re.findall(r"tt_integration_[A-Za-z0-9_-]+", answer.text)
    return str(secret)


def test_a_system_gets_a_token_that_is_shown_once_and_can_be_renewed_and_ended(
    api: Api, browser: TestClient
) -> None:
    wish: dict[str, Any] = {
        "name": " CRM ",
        "scopes": ["read"],
        "event_ids": [str(api.event_id)],
        "days": 90,
    }
    first = _token(_send(browser, **wish))
    assert bearer(api, first).get(api.at()).status_code == 200
    shown = _page(browser)
    assert "<b>crm</b>" in shown
    assert first not in shown
    (one,) = api.get(api.admin, "/api/v1/integrations")["items"]
    second = _token(_send(browser, f"/{one['id']}/token"))
    assert bearer(api, first).get(api.at()).status_code == 401
    assert bearer(api, second).get(api.at()).status_code == 200
    assert _send(browser, f"/{one['id']}/end").headers["location"] == "/integrations"
    assert bearer(api, second).get(api.at()).status_code == 401
    assert "× ended" in _page(browser)


def test_what_cannot_be_is_said_in_the_form_with_what_was_typed(
    api: Api, browser: TestClient
) -> None:
    nothing = _send(browser, name="Aplikasi Dinas")
    assert nothing.status_code == 422
    assert 'value="aplikasi dinas"' in nothing.text
    wish: dict[str, Any] = {"name": "crm", "scopes": ["read"], "event_ids": [str(api.event_id)]}
    _token(_send(browser, **wish))
    again = _send(browser, **wish)
    assert again.status_code == 409
    assert "named crm already" in again.text
