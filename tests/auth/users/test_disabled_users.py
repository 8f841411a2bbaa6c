"""A user who is disabled is logged out everywhere at once, until they are enabled again."""

from uuid import uuid4

from sqlmodel import select

from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from tests.api import Api


def test_a_disabled_user_is_logged_out_at_once_and_can_log_in_once_enabled(api: Api) -> None:
    made = api.post(api.admin, "/api/v1/users", {"username": "pintu-barat"})
    path = f"/api/v1/users/{made['id']}"
    credentials = {"username": "pintu-barat", "password": made["password"]}
    token = api.post(api.anonymous, "/api/v1/auth/tokens", credentials)["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert api.anonymous.get("/api/v1/auth/me", headers=bearer).status_code == 200

    for _ in range(2):  # again changes nothing
        answer = api.admin.patch(path, json={"disabled": True})
        assert answer.status_code == 200
        assert answer.json()["disabled_at"] is not None
    assert api.anonymous.get("/api/v1/auth/me", headers=bearer).status_code == 401
    assert api.anonymous.post("/api/v1/auth/tokens", json=credentials).status_code == 401

    assert api.admin.patch(path, json={"disabled": False}).json()["disabled_at"] is None
    assert api.anonymous.get("/api/v1/auth/me", headers=bearer).status_code == 401
    assert api.anonymous.post("/api/v1/auth/tokens", json=credentials).status_code == 201
    with transaction(api.engine, read_only=True) as session:
        actions = session.exec(
            select(AuditEntry.action)
            .where(AuditEntry.subject == made["id"])
            .order_by(AuditEntry.action)
        ).all()
    assert actions == ["login.fail", "user.create", "user.disable", "user.enable"]


def test_the_last_administrator_stays(api: Api) -> None:
    mine = f"/api/v1/users/{api.users['admin']}"
    answer = api.admin.patch(mine, json={"disabled": True})
    assert (answer.status_code, answer.json()["code"]) == (409, "last_administrator")
    second = api.client("second", is_admin=True)
    assert api.admin.patch(mine, json={"disabled": True}).status_code == 200
    assert api.admin.get("/api/v1/users").status_code == 401
    answer = second.patch(f"/api/v1/users/{api.users['second']}", json={"disabled": True})
    assert answer.status_code == 409


def test_an_unknown_user_and_an_empty_change_are_refused(api: Api) -> None:
    unknown = api.admin.patch(f"/api/v1/users/{uuid4()}", json={"disabled": True})
    assert unknown.status_code == 404
    mine = f"/api/v1/users/{api.users['admin']}"
    for body in ({}, {"disabled": None}, {"disabled": "\x00"}):
        assert api.admin.patch(mine, json=body).status_code == 422


def test_a_new_password_ends_everything_that_the_old_one_opened(api: Api) -> None:
    made = api.post(api.admin, "/api/v1/users", {"username": "pintu-barat"})
    old = {"username": "pintu-barat", "password": made["password"]}
    token = api.post(api.anonymous, "/api/v1/auth/tokens", old)["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    path = f"/api/v1/users/{made['id']}/password"
    given = api.post(api.admin, path, {})
    assert given["username"] == "pintu-barat"
    assert api.anonymous.get("/api/v1/auth/me", headers=bearer).status_code == 401
    assert api.anonymous.post("/api/v1/auth/tokens", json=old).status_code == 401
    api.post(api.anonymous, "/api/v1/auth/tokens", old | {"password": given["password"]})
    assert api.organizer.post(path).status_code == 403
    assert api.admin.post(f"/api/v1/users/{uuid4()}/password").status_code == 404
    assert api.post(api.admin, f"/api/v1/users/{api.users['admin']}/password", {})["is_admin"]
    assert api.admin.get("/api/v1/auth/me").status_code == 200, "the one that asked stays"
