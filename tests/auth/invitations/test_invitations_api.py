"""Invitations: a link that works once, for seven days, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from app.auth.records import AuditEntry, Invitation
from app.core.database.sessions import transaction
from tests.api import Api
from tests.conftest import StillClock
from tests.logs import written_logs

CHOSEN = "empat kata yang mudah"
BODY = {"username": "Sari", "role": "organizer"}


def accept(api: Api, token: str, password: str = CHOSEN) -> Any:
    body = {"token": token, "password": password}
    return api.anonymous.post("/api/v1/auth/invitations/accept", json=body)


def invited(api: Api) -> str:
    made = api.post(api.organizer, api.at("/invitations"), BODY)
    page, _, token = made["url"].rpartition("#")
    assert page.endswith("/undangan")
    assert (made["username"], made["role"]) == ("sari", "organizer")
    return str(token)


def logged_in(api: Api, password: str = CHOSEN) -> int:
    body = {"username": "sari", "password": password}
    return int(api.anonymous.post("/api/v1/auth/tokens", json=body).status_code)


def test_the_invited_user_sets_a_password_once_and_has_the_role(api: Api) -> None:
    token = invited(api)
    for password in ("", "-", "bukan"):
        assert logged_in(api, password or "x") == 401, "nobody logs in before"
    assert accept(api, token, "pendek").status_code == 422
    assert accept(api, token).status_code == 204
    assert logged_in(api) == 201
    again = accept(api, token, "kata sandi lain lagi")
    assert (again.status_code, again.json()["code"]) == (404, "invitation_invalid")
    roles = {
        one["username"]: one["role"] for one in api.get(api.organizer, api.at("/members"))["items"]
    }
    assert roles["sari"] == "organizer"


def test_an_invitation_ends_after_seven_days_or_when_its_user_is_disabled(
    api: Api, clock: StillClock
) -> None:
    token = invited(api)
    clock.advance(timedelta(days=7))
    assert accept(api, token).status_code == 404
    clock.advance(-timedelta(seconds=1))
    known = api.get(api.admin, "/api/v1/users")["items"]
    sari = next(one["id"] for one in known if one["username"] == "sari")
    api.admin.patch(f"/api/v1/users/{sari}", json={"disabled": True})
    assert accept(api, token).status_code == 404
    api.admin.patch(f"/api/v1/users/{sari}", json={"disabled": False})
    assert accept(api, token).status_code == 204


def test_an_invitation_ends_when_somebody_gives_its_user_a_password(api: Api) -> None:
    token = invited(api)
    known = api.get(api.admin, "/api/v1/users")["items"]
    sari = next(one["id"] for one in known if one["username"] == "sari")
    given = api.post(api.admin, f"/api/v1/users/{sari}/password", {})["password"]
    assert accept(api, token).status_code == 404
    assert api.anonymous.post("/undangan", data={"token": token}).status_code == 404
    assert logged_in(api, given) == 201


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_address_holds_the_secret_and_no_script_is_needed(api: Api) -> None:
    token = invited(api)
    asking = api.anonymous.get("/undangan")
    assert 'name="token"' in asking.text
    assert api.anonymous.get(f"/undangan/{token}").status_code == 404
    for said in (token, f" https://temu.example.id/undangan#{token} "):
        shown = api.anonymous.post("/undangan", data={"token": said})
        assert (shown.status_code, 'value="sari"' in shown.text) == (200, True)
    body = {"token": token, "username": "sari", "password": "pendek"}
    again = api.anonymous.post("/undangan/password", data=body)
    assert (again.status_code, token in again.text) == (422, True)
    done = api.anonymous.post(
        "/undangan/password", data=body | {"password": CHOSEN}, follow_redirects=False
    )
    assert done.headers["location"] == "/login"
    assert logged_in(api) == 201


@pytest.mark.parametrize("token", ["x", "tt_invite_", "tt_invite_" + "A" * 43, "\x00"])
def test_a_token_that_was_made_up_is_refused(api: Api, token: str) -> None:
    invited(api)
    assert accept(api, token).status_code in {404, 422}


def test_the_token_is_kept_nowhere(api: Api) -> None:
    token = invited(api)
    with written_logs() as logs:
        api.anonymous.post("/undangan", data={"token": token})
        accept(api, token)
    with transaction(api.engine, read_only=True) as session:
        kept = [*session.exec(select(Invitation)), *session.exec(select(AuditEntry))]
        assert token not in "".join(row.model_dump_json() for row in kept)
    assert "/undangan" in logs.getvalue()
    assert token not in logs.getvalue()


def test_only_organizers_invite_and_only_new_names(api: Api) -> None:
    assert api.viewer.post(api.at("/invitations"), json=BODY).status_code == 403
    taken = api.organizer.post(api.at("/invitations"), json={**BODY, "username": "viewer"})
    assert (taken.status_code, taken.json()["code"]) == (409, "username_taken")
    worse = api.organizer.post(api.at("/invitations"), json={**BODY, "role": "admin"})
    assert worse.status_code == 422
