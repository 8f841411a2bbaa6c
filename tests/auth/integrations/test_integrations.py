"""Other systems that call: in their events, within their scopes, until they end."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.records import AuditEntry, Membership, Role, User
from app.core.database.sessions import transaction
from tests.api import Api
from tests.auth.holders import add_partner
from tests.auth.test_permissions import REFUSED
from tests.conftest import StillClock
from tests.devices.phones import bearer
from tests.meetings.hall import fill
from tests.routes import all_routes

_PATH = "/api/v1/integrations"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def made(api: Api, *scopes: str, **more: Any) -> tuple[Any, TestClient]:
    body = {"name": "crm", "scopes": scopes, "event_ids": [str(api.event_id)], **more}
    answer = api.post(api.admin, _PATH, body)
    return answer, bearer(api, answer["access_token"])


def test_a_reader_reads_its_events_alone_and_changes_nothing(api: Api) -> None:
    other = api.post(api.admin, "/api/v1/events", {"name": "Lain", "day": "2025-07-05"})["id"]
    one, system = made(api, "read")
    told = api.get(system, "/api/v1/auth/token")
    assert (told["holder"], told["name"], told["scopes"]) == (
        "integration",
        "integration:crm",
        ["read"],
    )
    assert told["expires_at"] == one["expires_at"]
    assert [event["id"] for event in api.get(system, "/api/v1/events")["items"]] == [
        str(api.event_id)
    ]
    assert api.get(system, api.at("/cooperatives"))["items"] == []
    assert system.get(f"/api/v1/events/{other}").status_code == 404
    assert system.post(api.at("/gates"), json={"name": "x", "kind": "event"}).status_code == 403
    assert system.post("/api/v1/auth/token/renewal").status_code == 403


def test_it_has_no_permission_that_a_viewer_lacks(api: Api) -> None:
    """Every route: what viewers are refused, and every change, whatever the account's role."""
    one, system = made(api, "read", "personal_data")
    with transaction(api.engine) as session:
        session.get_one(Membership, (UUID(one["id"]), api.event_id)).role = Role.ORGANIZER
    wrong = []
    for route in all_routes(api.app):
        if route.path.endswith(("/progress", "/feed")) or not route.path.startswith("/api/"):
            continue
        (permission,) = route.permissions
        expected = REFUSED[permission].get("viewer")
        if permission != "public" and route.method != "GET":
            expected = 403
        elif permission in {"organizer", "scanner", "door", "table_host", "screen"}:
            continue  # the role alone
        if expected is None:
            continue
        path = route.path.replace("{event_id}", str(api.event_id)).replace("{file}", "badge.svg")
        path = re.sub(r"\{(number|n|against)\}", "1", path).replace("{name}", "badges.pdf")
        path = re.sub(r"\{[^}]+\}", str(uuid4()), path.replace("{code}", "pupuk"))
        status = system.request(route.method, path).status_code
        if status != expected:
            wrong.append(f"{route}: {status}, not {expected}")
    assert wrong == []


def test_a_writer_changes_but_is_asked_for_no_proof_that_it_could_not_give(api: Api) -> None:
    _, system = made(api, "write")
    gate = api.post(system, api.at("/gates"), {"name": "Pintu", "kind": "event"})
    assert gate["name"] == "Pintu"
    assert system.post(api.at("/badges/keys/rotate")).status_code == 403
    assert system.post(_PATH, json={}).status_code == 403
    with transaction(api.engine, read_only=True) as session:
        actors = session.execute(
            select(col(AuditEntry.actor)).where(col(AuditEntry.action) == "gate.create")
        ).scalars()
        assert list(actors) == ["integration:crm"]


@pytest.mark.parametrize("scopes", [("read",), ("read", "personal_data"), ("write",)])
def test_personal_data_are_for_those_alone_who_have_that_scope(
    api: Api, scopes: tuple[str, ...]
) -> None:
    hall = fill(api.engine, api.event_id, api.now)
    person = {"kind": "manager", "name": "Ani", "cooperative_id": str(hall.cooperatives[0])}
    api.post(api.organizer, api.at("/attendees"), {**person, "phone": "+6281200003864"})
    _, system = made(api, *scopes)
    (read,) = api.get(system, api.at("/attendees"))["items"]
    sees = scopes != ("read",)
    assert (read["phone"], read["redacted"]) == ("+6281200003864" if sees else None, not sees)
    with transaction(api.engine, read_only=True) as session:
        noted = session.execute(
            select(col(AuditEntry.actor)).where(col(AuditEntry.action) == "personal_data.read")
        ).scalars()
        assert list(noted) == (["integration:crm"] if sees else [])


def test_it_ends_when_it_is_ended_expires_or_gets_another_token(
    api: Api, clock: StillClock
) -> None:
    one, first = made(api, "read", days=30)
    renewed = api.post(api.admin, f"{_PATH}/{one['id']}/token", {"days": 60})
    second = bearer(api, renewed["access_token"])
    assert first.get(api.at()).status_code == 401
    assert second.get(api.at()).status_code == 200
    assert api.admin.delete(f"{_PATH}/{one['id']}").status_code == 204
    assert api.admin.delete(f"{_PATH}/{one['id']}").status_code == 204
    assert second.get(api.at()).status_code == 401
    assert api.get(api.admin, f"{_PATH}/{one['id']}")["ended_at"] is not None
    again = api.post(api.admin, f"{_PATH}/{one['id']}/token", {"days": 10})
    third = bearer(api, again["access_token"])
    assert third.get(api.at()).status_code == 200
    clock.advance(timedelta(days=10))
    assert third.get(api.at()).status_code == 401
    with transaction(api.engine, read_only=True) as session:
        actions = session.execute(
            select(col(AuditEntry.action))
            .where(col(AuditEntry.action).like("integration.%"))
            .order_by(col(AuditEntry.id))
        ).scalars()
        assert [one.partition(".")[2] for one in actions] == ["create", "renew", "end", "renew"]


def test_it_is_no_user_and_nobody_logs_in_with_it(api: Api) -> None:
    one, system = made(api, "write")
    names = [user["username"] for user in api.get(api.admin, "/api/v1/users")["items"]]
    assert "integration:crm" not in names
    assert api.admin.post(f"/api/v1/users/{one['id']}/password").status_code == 404
    log_in = {"username": "integration:crm", "password": ""}
    for password in ("", "!", "x" * 12):
        log_in["password"] = password
        assert api.anonymous.post("/api/v1/auth/tokens", json=log_in).status_code in {401, 422}
    secret = system.headers["Authorization"].removeprefix("Bearer ")
    browser = api.caller()
    browser.cookies.set(SESSION_COOKIE, secret)
    assert browser.get(api.at()).status_code == 401
    listed = api.get(api.admin, _PATH)["items"]
    assert [(found["name"], found["event_ids"]) for found in listed] == [
        ("crm", [str(api.event_id)])
    ]
    assert "access_token" not in listed[0]


def test_what_cannot_be_is_refused(api: Api) -> None:
    made(api, "read")
    body = {"name": "crm", "scopes": ["read"], "event_ids": [str(api.event_id)]}
    taken = api.admin.post(_PATH, json=body)
    assert (taken.status_code, taken.json()["code"]) == (409, "integration_exists")
    unknown = api.admin.post(_PATH, json=body | {"name": "b2", "event_ids": [str(uuid4())]})
    assert unknown.json()["errors"][0]["code"] == "integration_event_unknown"
    flaws: tuple[dict[str, Any], ...] = (
        {"name": "X Y"},
        {"scopes": []},
        {"event_ids": []},
        {"days": 731},
    )
    for flaw in flaws:
        wrong = body | {"name": "b2"} | flaw
        assert api.admin.post(_PATH, json=wrong).status_code == 422
    assert api.organizer.post(_PATH, json=body).status_code == 403
    assert api.admin.get(f"{_PATH}/{api.users['viewer']}").status_code == 404


def test_a_reader_sends_no_scans(api: Api) -> None:
    """Scans are admitted many at once, apart from the other routes."""
    one, system = made(api, "read")
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Pintu", "kind": "event"})["id"]
    with transaction(api.engine) as session:
        session.get_one(Membership, (UUID(one["id"]), api.event_id)).role = Role.ORGANIZER
    scan = {"scan_id": str(uuid4()), "gate_id": gate, "code": "X", "direction": "entry"}
    refused = system.post(api.at("/scans"), json=scan | {"scanned_at": api.now.isoformat()})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert api.get(api.organizer, api.at("/scans"))["items"] == []


def test_nobody_changes_its_role_but_its_membership_can_be_taken_away(api: Api) -> None:
    one, system = made(api, "read")
    member = api.at(f"/members/{one['id']}")
    refused = api.admin.put(member, json={"role": "organizer"})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "user_unknown")
    with transaction(api.engine, read_only=True) as session:
        kept = session.get_one(Membership, (UUID(one["id"]), api.event_id))
        assert kept.role is Role.VIEWER
    assert api.admin.delete(member).status_code == 204
    assert system.get(api.at()).status_code == 404


def test_it_and_disabled_people_are_no_organizers_that_an_event_is_left_with(api: Api) -> None:
    made(api, "write")
    assert api.admin.delete(api.at(f"/members/{api.users['admin']}")).status_code == 204
    with transaction(api.engine) as session:
        gone = User(username="pergi", password_hash="!", disabled_at=api.now, created_at=api.now)
        session.add(gone)
        session.flush()
        session.add(Membership(user_id=gone.id, event_id=api.event_id, role=Role.ORGANIZER))
    last = api.at(f"/members/{api.users['organizer']}")
    for refused in (api.admin.delete(last), api.admin.put(last, json={"role": "viewer"})):
        assert (refused.status_code, refused.json()["code"]) == (409, "last_organizer")


def test_a_writer_makes_nothing_that_would_outlive_it(api: Api, engine: Engine) -> None:
    """Tokens of others, and addresses to which an event is sent."""
    partner, _ = add_partner(api, engine)
    device = {"name": "Pintu", "scope": "checkin"}
    kept = api.post(api.admin, api.at("/devices"), device)["device"]["id"]
    hook = {"url": "https://crm.example/hook"}
    endpoint = api.post(api.admin, api.at("/webhooks"), hook)["id"]
    _, system = made(api, "write")
    wrong = []
    for method, path, body in (
        ("POST", "/devices", device | {"name": "Lain"}),
        ("POST", f"/devices/{kept}/enrolment", None),
        ("POST", f"/partners/{partner.id}/links", {"name": "Lain"}),
        ("POST", "/webhooks", hook),
        ("PATCH", f"/webhooks/{endpoint}", {"url": "https://lain.example/hook"}),
        ("POST", f"/webhooks/{endpoint}/secret", None),
    ):
        answer = system.request(method, api.at(path), json=body)
        if (answer.status_code, answer.json()["code"]) != (403, "forbidden"):
            wrong.append(f"{method} {path}: {answer.status_code}")
    assert wrong == []
    assert api.get(system, api.at("/webhooks"))["items"][0]["url"] == hook["url"]
