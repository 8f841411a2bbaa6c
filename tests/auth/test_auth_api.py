"""Log-in, tokens and users through HTTP."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.conftest import StillClock


def test_a_made_password_logs_in_and_its_token_works_until_revoked(api: Api) -> None:
    made = api.post(api.admin, "/api/v1/users", {"username": "Pintu-Barat"})
    token = api.post(
        api.anonymous,
        "/api/v1/auth/tokens",
        {"username": "pintu-barat", "password": made["password"]},
    )
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    assert api.anonymous.get("/api/v1/auth/me", headers=headers).json()["username"] == "pintu-barat"
    gone = api.anonymous.delete(f"/api/v1/auth/tokens/{token['id']}", headers=headers)
    assert gone.status_code == 204
    assert api.anonymous.get("/api/v1/auth/me", headers=headers).status_code == 401


def test_a_wrong_password_and_an_unknown_user_are_refused_alike(api: Api) -> None:
    api.post(api.admin, "/api/v1/users", {"username": "panitia"})
    answers = [
        api.anonymous.post("/api/v1/auth/tokens", json={"username": name, "password": "salah"})
        for name in ("panitia", "siapa")
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["code"] for answer in answers} == {"bad_credentials"}


def test_an_expired_token_is_refused(api: Api, clock: StillClock) -> None:
    clock.advance(timedelta(days=366))
    assert api.viewer.get("/api/v1/auth/me").status_code == 401


def test_log_in_attempts_are_limited(api: Api) -> None:
    body = {"username": "panitia", "password": "x"}
    answers = [api.anonymous.post("/api/v1/auth/tokens", json=body) for _ in range(11)]
    assert [answer.status_code for answer in answers].count(429) == 1
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_only_an_administrator_manages_users(api: Api) -> None:
    assert api.organizer.get("/api/v1/users").status_code == 403
    assert api.organizer.post("/api/v1/users", json={"username": "baru"}).status_code == 403
    taken = api.admin.post("/api/v1/users", json={"username": "Viewer"})
    assert (taken.status_code, taken.json()["code"]) == (409, "username_taken")


def test_errors_speak_the_callers_language(api: Api) -> None:
    indonesian = api.anonymous.get("/api/v1/auth/me").json()["detail"]
    english = api.anonymous.get(
        "/api/v1/auth/me", headers={"Accept-Language": "en-GB, id;q=0.5"}
    ).json()["detail"]
    assert "masuk" in indonesian
    assert "log in" in english


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_guessing_from_one_address_does_not_keep_a_user_out_at_another(api: Api) -> None:
    made = api.post(api.admin, "/api/v1/users", {"username": "panitia"})
    right = {"username": "panitia", "password": made["password"]}
    near, far = (TestClient(api.app, client=(host, 1)) for host in ("192.0.2.1", "192.0.2.2"))
    guesses = [
        near.post("/api/v1/auth/tokens", json=right | {"password": "guess"}) for _ in range(11)
    ]
    assert [answer.status_code for answer in guesses] == [401] * 10 + [429]
    assert 1 <= int(guesses[-1].headers["Retry-After"]) <= 60
    assert far.post("/api/v1/auth/tokens", json=right).status_code == 201


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_answers_are_not_kept_by_browsers_and_proxies(api: Api) -> None:
    assert api.viewer.get(api.at("/attendees")).headers["cache-control"] == "no-store"
