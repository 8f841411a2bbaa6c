"""Sessions that nobody uses end, and what is grave asks for a proof again."""

from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from app.attendees.deps import _sees_personal_data
from app.auth import proof
from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.auth.factors.keys import PASSWORD, bearer, logged_in, person, with_app
from tests.conftest import StillClock

HOUR = timedelta(hours=1)
PROVE = "/api/v1/auth/token/proof"
EVENT = "/api/v1/events/{event_id}"
GRAVE = {
    f"DELETE {EVENT}",
    f"POST {EVENT}/badges/keys/rotate",
    f"POST {EVENT}/badges/keys/{{key_id}}/revoke",
    f"PUT {EVENT}/members/{{user_id}}",
    f"DELETE {EVENT}/members/{{user_id}}",
    f"POST {EVENT}/invitations",
    f"POST {EVENT}/retention/erase",
    f"POST {EVENT}/attendees/{{attendee_id}}/erase",
    f"GET {EVENT}/attendees/{{attendee_id}}/personal-data",
    f"GET {EVENT}/attendees",
    f"GET {EVENT}/attendees/{{attendee_id}}",
    f"GET {EVENT}/claims",
    "GET /events/{event_id}/claims",
    f"GET {EVENT}/documents/messages",
    f"GET {EVENT}/imports/{{number}}/rows",
    "POST /api/v1/users",
    "PATCH /api/v1/users/{user_id}",
    "POST /api/v1/users/{user_id}/password",
    "DELETE /api/v1/users/{user_id}/second-factor",
    "POST /api/v1/auth/second-factor/apps",
    "DELETE /api/v1/auth/second-factor/{factor_id}",
    "POST /events/{event_id}/delete",
    "POST /events/{event_id}/members",
    "POST /events/{event_id}/members/invite",
    "POST /events/{event_id}/members/{user_id}/remove",
    "POST /events/{event_id}/retention/erase",
    "GET /events/{event_id}/people",
    "POST /users",
    "POST /users/{user_id}/password",
    "POST /users/{user_id}/disable",
    "POST /users/{user_id}/second-factor",
    "POST /account/second-factor/apps",
}
_ASKS = {
    proof.proved,
    proof._proved_anyway,
    proof._proved_oneself,
    proof._proved_administrator,
    _sees_personal_data,
}


def _asks(dependant: Dependant) -> bool:
    return dependant.call in _ASKS or any(map(_asks, dependant.dependencies))


def test_what_is_grave_asks_for_a_proof(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url="sqlite://"))
    asking = {
        f"{method} {context.path}"
        for context in iter_route_contexts(app.routes)
        if (dependant := getattr(context, "dependant", None)) is not None and _asks(dependant)
        for method in context.methods or ()
    }
    assert GRAVE - asking == set()


def test_a_proof_counts_for_an_hour_and_is_given_again(api: Api, clock: StillClock) -> None:
    kepala = person(api, "kepala", is_admin=True)
    place = api.at("/badges/keys/rotate")
    assert kepala.post(place).status_code == 201
    clock.advance(HOUR + timedelta(seconds=1))
    refused = kepala.post(place)
    assert (refused.status_code, refused.json()["code"]) == (403, "proof_needed")
    assert kepala.get(api.at("/attendees")).status_code == 403
    assert kepala.get(api.at()).status_code == 200  # what is not grave goes on
    wrong = kepala.post(PROVE, json={"password": "salah"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "password_wrong")
    assert kepala.post(place).status_code == 403
    assert kepala.post(PROVE, json={"password": PASSWORD}).status_code == 204
    assert kepala.post(place).status_code == 201


def test_a_code_is_a_proof_and_two_proofs_are_none(api: Api, clock: StillClock) -> None:
    kepala = person(api, "kepala", is_admin=True)
    app = with_app(api, kepala)
    clock.advance(HOUR + timedelta(seconds=1))
    both = {"password": PASSWORD, "code": app.code(api)}
    assert kepala.post(PROVE, json=both).status_code == 422
    assert kepala.post(PROVE, json={}).status_code == 422
    assert kepala.post(PROVE, json={"code": app.code(api)}).status_code == 204
    assert kepala.post(api.at("/badges/keys/rotate")).status_code == 201
    assert kepala.post(PROVE, json={"code": app.code(api)}).status_code == 401  # used


def test_devices_and_those_who_may_not_are_told_nothing_new(api: Api, clock: StillClock) -> None:
    budi = person(api, "budi")
    clock.advance(HOUR + timedelta(seconds=1))
    assert budi.get(api.at("/attendees")).status_code == 404


def _browser(api: Api, name: str) -> TestClient:
    client = TestClient(api.app, raise_server_exceptions=False, follow_redirects=False)
    assert client.post("/login", data={"username": name, "password": PASSWORD}).status_code == 303
    return client


def _is_in(browser: TestClient) -> bool:
    return browser.get("/api/v1/auth/me").status_code == 200


def test_a_session_ends_that_nobody_uses(api: Api, clock: StillClock) -> None:
    person(api)
    browser = _browser(api, "siti")
    for _ in range(2):
        clock.advance(timedelta(hours=3, minutes=59))
        assert _is_in(browser)
    clock.advance(timedelta(hours=4, seconds=1))
    assert not _is_in(browser)


def test_a_program_s_token_does_not_end_for_want_of_use(api: Api, clock: StillClock) -> None:
    person(api)
    program = logged_in(api, "siti")
    clock.advance(timedelta(hours=11))
    assert program.get("/api/v1/auth/me").status_code == 200


def test_what_only_listens_is_no_use(api: Api, clock: StillClock) -> None:
    person(api)
    browser = _browser(api, "siti")
    clock.advance(timedelta(hours=3))
    browser.get("/api/v1/auth/me", headers={"Accept": "text/event-stream"})
    clock.advance(timedelta(hours=1, seconds=1))
    assert not _is_in(browser)


def test_another_process_learns_of_a_session_s_use(api: Api, clock: StillClock) -> None:
    person(api)
    browser = _browser(api, "siti")
    clock.advance(timedelta(hours=3))
    assert _is_in(browser)
    api.app.state.presence.write_down(api.engine)
    clock.advance(timedelta(hours=3))
    other = create_app(api.app.state.settings, engine=api.engine, clock=clock)
    there = TestClient(other, raise_server_exceptions=False, cookies=dict(browser.cookies))
    assert _is_in(there)
    clock.advance(timedelta(hours=4, seconds=1))
    assert not _is_in(there)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_old_session_cannot_be_used_at_the_door(api: Api, clock: StillClock) -> None:
    person(api, "kepala", is_admin=True)
    browser = _browser(api, "kepala")
    place = api.at("/scans")
    assert browser.post(place, json={"scans": []}).status_code != 401
    clock.advance(timedelta(hours=4, seconds=1))
    assert browser.post(place, json={"scans": []}).status_code in {401, 403}
    assert bearer(api, browser.cookies["titik_temu_session"]).get(api.at()).status_code == 401
