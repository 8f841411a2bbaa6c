"""Passwords are hashed while no transaction is open and no lock is held."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import select

from app.auth import hashing
from app.auth.login import proving
from app.auth.passwords import csrf_token, hash_password, make_token, password_matches
from app.auth.records import AccessToken, User
from app.core.database.sessions import transaction
from tests.api import Api

NAME, PASSWORD = "panitia", "kata-sandi-panitia"
LOG_IN = {"username": NAME, "password": PASSWORD, "name": "uji"}


@pytest.fixture
def user(api: Api) -> str:
    body = {"username": NAME, "password": PASSWORD, "is_admin": False}
    made: str = api.post(api.admin, "/api/v1/users", body)["id"]
    return made


@pytest.fixture
def hashed(api: Api, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of connections in use each time that a password was hashed."""
    seen: list[int] = []

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def hash_it(*given: Any) -> Any:
            seen.append(api.engine.pool.checkedout())  # type: ignore[attr-defined]
            return call(*given)

        return hash_it

    monkeypatch.setattr(proving, "password_matches", watched(password_matches))
    monkeypatch.setattr(hashing, "hash_password", watched(hash_password))
    return seen


def test_no_transaction_is_open_while_a_password_is_hashed(
    api: Api, user: str, hashed: list[int]
) -> None:
    api.post(api.anonymous, "/api/v1/auth/tokens", LOG_IN)
    for name in (NAME, "siapa"):
        wrong = LOG_IN | {"username": name, "password": "salah"}
        api.post(api.anonymous, "/api/v1/auth/tokens", wrong, status=401)
    for password, status in (("salah", 401), (PASSWORD, 303)):
        form = {"username": NAME, "password": password}
        answer = api.anonymous.post("/login", data=form, follow_redirects=False)
        assert answer.status_code == status
    assert len(hashed) == 5
    api.post(api.admin, "/api/v1/users", {"username": "pintu", "password": None})
    api.post(api.admin, f"/api/v1/users/{user}/password", {})
    assert hashed == [0] * 7


def test_nothing_is_hashed_for_those_who_may_not_ask_for_it(
    api: Api, user: str, hashed: list[int]
) -> None:
    for client, status in ((api.organizer, 403), (api.anonymous, 401)):
        api.post(client, "/api/v1/users", {"username": "pintu", "password": None}, status=status)
        api.post(client, f"/api/v1/users/{user}/password", {}, status=status)
    by_cookie = {"Cookie": f"titik_temu_session={make_token('session')}"}
    answer = api.anonymous.post("/api/v1/users", json={"username": "pintu"}, headers=by_cookie)
    assert answer.json()["code"] == "csrf_failed"
    assert hashed == []


def test_the_page_of_users_hashes_before_its_transaction(api: Api, hashed: list[int]) -> None:
    form = {"username": "pintu-barat", "csrf": csrf_token("")}
    answer = api.admin.post("/users", data=form)
    assert answer.status_code == 201, answer.text
    assert hashed == [0]


@pytest.mark.parametrize("change", ["password_hash", "disabled_at"])
def test_a_user_disabled_while_their_password_is_hashed_is_not_logged_in(
    api: Api, user: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def matches_late(password: str, stored: str | None) -> bool:
        with transaction(api.engine) as session:
            row = session.exec(select(User).where(User.username == NAME)).one()
            setattr(row, change, api.now if change == "disabled_at" else "another")
            session.add(row)
        return password_matches(password, stored)

    monkeypatch.setattr(proving, "password_matches", matches_late)
    api.post(api.anonymous, "/api/v1/auth/tokens", LOG_IN, status=401)
    with transaction(api.engine, read_only=True) as session:
        tokens = session.exec(select(AccessToken).where(AccessToken.name == "uji")).all()
    assert tokens == []


def test_a_repeated_log_in_with_one_key_and_token_gets_the_same_answer(api: Api, user: str) -> None:
    headers = {"Idempotency-Key": "sekali"}
    answers = [
        api.viewer.post("/api/v1/auth/tokens", json=LOG_IN, headers=headers).json()["access_token"]
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
