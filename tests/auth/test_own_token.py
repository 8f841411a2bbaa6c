"""What a token is for, asked by whoever holds it, and renewing it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from tests.api import Api
from tests.auth.holders import client_of
from tests.conftest import StillClock
from tests.devices.phones import phone

_ASKED = "/api/v1/auth/token"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_every_holder_is_told_what_the_token_is_for(api: Api, engine: Engine) -> None:
    admin = api.get(api.admin, _ASKED)
    assert (admin["holder"], admin["name"], admin["is_admin"]) == ("user", "admin", True)
    assert admin["user_id"] == str(api.users["admin"])
    assert (admin["event_id"], admin["scope"], admin["partner_id"]) == (None, None, None)
    assert api.get(api.viewer, _ASKED)["is_admin"] is False
    device = api.get(phone(api, scope="checkin").client, _ASKED)
    assert (device["holder"], device["scope"]) == ("device", "checkin")
    assert (device["event_id"], device["gate_ids"]) == (str(api.event_id), None)
    link = api.get(client_of(api, engine, "link"), _ASKED)
    assert (link["holder"], link["name"], link["event_id"]) == (
        "link",
        "Pak Karno",
        str(api.event_id),
    )
    assert datetime.fromisoformat(link["expires_at"]) == api.now + timedelta(days=1)
    assert api.anonymous.get(_ASKED).status_code == 401


def test_a_users_token_is_renewed_until_thirty_days_after_the_log_in(
    api: Api, clock: StillClock
) -> None:
    made = api.post(api.admin, "/api/v1/users", {"username": "gerbang"})
    by = {"username": "gerbang", "password": made["password"]}
    token = api.post(api.anonymous, "/api/v1/auth/tokens", by)
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    changed = {"present": made["password"], "new": "empat kata yang mudah"}
    api.anonymous.post("/api/v1/auth/password", json=changed, headers=headers)
    ends = datetime.fromisoformat(token["expires_at"])
    life = ends - api.now
    for _ in range(80):
        clock.advance(life - timedelta(hours=1))
        renewed = api.anonymous.post(f"{_ASKED}/renewal", headers=headers)
        if renewed.status_code != 200:
            break
        assert datetime.fromisoformat(renewed.json()["expires_at"]) >= ends
        ends = datetime.fromisoformat(renewed.json()["expires_at"])
    assert ends == api.now + timedelta(days=30)
    assert renewed.status_code == 401
    assert clock.now() >= ends


def test_a_log_in_that_is_too_long_ago_is_not_renewed(api: Api, clock: StillClock) -> None:
    clock.advance(timedelta(days=31))  # the tests' own tokens live for a year
    refused = api.viewer.post(f"{_ASKED}/renewal")
    assert (refused.status_code, refused.json()["code"]) == (409, "renewal_over")
