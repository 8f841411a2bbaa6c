"""Passwords that somebody else made must be changed first, on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.auth.users.queries import users
from app.auth.users.service import FIRST_USER, set_up_first_user
from app.core.database.sessions import transaction
from tests.api import Api

NEW = "empat kata yang mudah"


def log_in(api: Api, username: str, password: str) -> TestClient:
    body = {"username": username, "password": password}
    token = api.post(api.anonymous, "/api/v1/auth/tokens", body)["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
    return api.caller(headers=headers)


def change(client: TestClient, present: str, new: str = NEW) -> Any:
    return client.post("/api/v1/auth/password", json={"present": present, "new": new})


@pytest.fixture
def made(api: Api) -> str:
    """The password made for the new user `sari`."""
    password: str = api.post(api.admin, "/api/v1/users", {"username": "sari"})["password"]
    return password


def test_a_made_password_allows_nothing_but_to_change_it(api: Api, made: str) -> None:
    sari = log_in(api, "sari", made)
    me = api.get(sari, "/api/v1/auth/me")
    assert (me["username"], me["must_change_password"]) == ("sari", True)
    for path in ("/api/v1/events", "/api/v1/auth/tokens", "/api/v1/regencies", api.at()):
        refused = sari.get(path)
        assert (refused.status_code, refused.json()["code"]) == (403, "password_change_required")
    scan = sari.post(api.at("/scans"), json={})
    assert scan.status_code in {403, 422}, scan.text
    assert change(sari, made).status_code == 204
    assert api.get(sari, "/api/v1/events")["items"] == []
    assert api.get(sari, "/api/v1/auth/me")["must_change_password"] is False
    assert log_in(api, "sari", NEW).get("/api/v1/events").status_code == 200
    body = {"username": "sari", "password": made}
    assert api.anonymous.post("/api/v1/auth/tokens", json=body).status_code == 401


def test_a_change_ends_the_other_sessions_and_needs_the_present_password(
    api: Api, made: str
) -> None:
    here, elsewhere = (log_in(api, "sari", made) for _ in range(2))
    wrong = change(here, "bukan ini")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "password_wrong")
    assert change(here, made, "pendek").status_code == 422
    assert change(here, made).status_code == 204
    assert here.get("/api/v1/auth/me").status_code == 200
    assert elsewhere.get("/api/v1/auth/me").status_code == 401


def test_the_made_password_is_not_kept_by_changing_it_to_itself(api: Api, made: str) -> None:
    sari = log_in(api, "sari", made)
    same = change(sari, made, made)
    assert (same.status_code, same.json()["code"]) == (422, "password_same")
    assert sari.get("/api/v1/events").status_code == 403


def test_a_password_that_was_chosen_need_not_be_changed(api: Api) -> None:
    api.post(api.admin, "/api/v1/users", {"username": "budi", "password": NEW})
    assert log_in(api, "budi", NEW).get("/api/v1/events").status_code == 200


def test_a_reset_must_be_changed_again(api: Api, made: str) -> None:
    change(log_in(api, "sari", made), made)
    known = api.get(api.admin, "/api/v1/users")["items"]
    sari = next(one["id"] for one in known if one["username"] == "sari")
    reset = api.post(api.admin, f"/api/v1/users/{sari}/password", {})["password"]
    assert log_in(api, "sari", reset).get("/api/v1/events").status_code == 403


def test_the_first_administrator_changes_the_password_first(api: Api) -> None:
    with transaction(api.engine) as session:
        for user in session.exec(users()).all():
            session.delete(user)
    password = set_up_first_user(api.engine, FIRST_USER, api.now)
    assert password is not None
    first = log_in(api, FIRST_USER, password)
    event = {"name": "Acara", "day": "2026-08-07"}
    refused = first.post("/api/v1/events", json=event)
    assert refused.json()["code"] == "password_change_required"
    change(first, password)
    assert first.post("/api/v1/events", json=event).status_code == 201
