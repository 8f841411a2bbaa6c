"""Provisioning, one-time codes, scopes and revocation of devices through HTTP."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from app.auth.records import AccessToken, Device
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.conftest import StillClock
from tests.devices.phones import bearer, enrol, phone, provision


def table_of(api: Api, number: int) -> str:
    partners = api.get(api.organizer, api.at("/partners"))["items"]
    partner = (
        partners[0]
        if partners
        else api.post(api.organizer, api.at("/partners"), {"code": "A", "name": "PT A"})
    )
    body = {"number": number, "partner_id": partner["id"]}
    made: str = api.post(api.organizer, api.at("/tables"), body)["id"]
    return made


def test_a_code_leads_to_the_public_address_else_to_the_hall(
    api: Api, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "hall_url", "https://192.168.1.20:8443")
    hall = provision(api, name="Pintu 1")["enrolment"]["url"]
    assert hall.startswith("https://192.168.1.20:8443/pindai#")
    api.organizer.patch(api.at(), json={"public_url": "https://temu.example.id"})
    public = provision(api, name="Pintu 2")["enrolment"]["url"]
    assert public.startswith("https://temu.example.id/pindai#")


def test_a_code_makes_a_phone_the_device_and_works_once(api: Api) -> None:
    made = provision(api, name="Pintu Utama 1")
    code, url = made["enrolment"]["code"], made["enrolment"]["url"]
    assert url.endswith(f"/pindai#{code}")
    assert made["device"]["state"] == "waiting"

    home = enrol(api, f"  {code.upper()} ")

    assert home["device"]["name"] == "Pintu Utama 1"
    assert home["device"]["principal"] == f"device:{made['device']['id']}"
    assert home["event"]["timezone"] == "Asia/Jakarta"
    own = api.get(bearer(api, home["token"]), api.at("/device"))
    assert own["snapshot_key"] == home["snapshot_key"]
    again = enrol(api, code, status=401)
    assert again["code"] == "enrolment_refused"
    assert api.get(api.organizer, api.at("/devices"))["items"][0]["state"] == "enrolled"


def test_a_code_is_refused_when_it_is_too_old_or_another_was_made(
    api: Api, clock: StillClock
) -> None:
    made = provision(api)
    first = made["enrolment"]["code"]
    renewal = api.at(f"/devices/{made['device']['id']}/enrolment")
    second = api.post(api.organizer, renewal, {})["enrolment"]["code"]
    enrol(api, first, status=401)
    clock.advance(timedelta(minutes=15))
    enrol(api, second, status=401)
    third = api.post(api.organizer, renewal, {})["enrolment"]["code"]
    clock.advance(timedelta(minutes=14))
    enrol(api, f" {third.replace('-', ' ').upper()}")
    fourth = api.post(api.organizer, renewal, {})["enrolment"]["code"]
    enrol(api, fourth.replace("-", ""))


def test_of_phones_that_use_one_code_at_once_one_becomes_the_device(
    api: Api, engine: Engine
) -> None:
    code = provision(api)["enrolment"]["code"]
    body = {"code": code, "device_time": api.now.isoformat()}
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda _: api.anonymous.post("/api/v1/devices/enrol", json=body), range(4))
        )
    assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401]
    with transaction(engine, read_only=True) as session:
        tokens = session.exec(select(AccessToken)).all()
        assert sum(token.device_id is not None for token in tokens) == 1


def test_a_revoked_device_is_refused_at_once_and_its_name_is_free_again(api: Api) -> None:
    gate = phone(api)
    api.get(gate.client, api.at("/device"))
    revoked = api.post(api.organizer, api.at(f"/devices/{gate.device_id}/revoke"), {}, status=200)
    assert revoked["state"] == "revoked"
    refused = gate.client.get(api.at("/device"))
    assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated")
    anew = api.organizer.post(api.at(f"/devices/{gate.device_id}/enrolment"))
    assert (anew.status_code, anew.json()["code"]) == (409, "device_revoked")
    provision(api)


def test_a_device_revoked_in_one_process_is_refused_in_every_other(
    api: Api, settings: Settings, clock: StillClock, database_url: str
) -> None:
    gate = phone(api)
    main = api.post(api.organizer, api.at("/gates"), {"name": "Pintu Utama"})["id"]
    elsewhere = open_engine(database_url)
    with TestClient(create_app(settings, engine=elsewhere, clock=clock)) as other:
        other.headers.update(gate.client.headers)

        def scan() -> int:
            body = {
                "scan_id": str(uuid4()),
                "gate_id": main,
                "code": "x",
                "scanned_at": api.now.isoformat(),
            }
            return other.post(api.at("/scans"), json=body).status_code

        assert (scan(), other.get(api.at("/device")).status_code) == (201, 200)
        api.post(api.organizer, api.at(f"/devices/{gate.device_id}/revoke"), {}, status=200)
        assert (scan(), other.get(api.at("/device")).status_code) == (401, 401)
    elsewhere.dispose()


def test_the_phone_that_takes_a_devices_place_logs_the_one_before_out(api: Api) -> None:
    before = phone(api)
    renewed = api.post(api.organizer, api.at(f"/devices/{before.device_id}/enrolment"), {})
    api.get(before.client, api.at("/device"))
    after = enrol(api, renewed["enrolment"]["code"])
    assert after["device"]["id"] == str(before.device_id)
    assert before.client.get(api.at("/device")).status_code == 401
    api.get(bearer(api, after["token"]), api.at("/device"))


def test_a_devices_token_outlives_the_event_by_as_long_as_scans_may_be_late(
    api: Api, clock: StillClock
) -> None:
    gate = phone(api)
    clock.advance(timedelta(days=59))
    api.get(gate.client, api.at("/device"))
    clock.advance(timedelta(days=3))
    assert gate.client.get(api.at("/device")).status_code == 401


def test_no_secret_of_a_device_is_stored_or_shown_later(api: Api, engine: Engine) -> None:
    made = provision(api)
    code = made["enrolment"]["code"]
    with transaction(engine, read_only=True) as session:
        device = session.get_one(Device, UUID(made["device"]["id"]))
        assert code not in repr(device.model_dump())
    token = enrol(api, code)["token"]
    listed = api.organizer.get(api.at("/devices")).text
    audited = api.organizer.get(api.at("/audit")).text
    with transaction(engine, read_only=True) as session:
        stored = repr([row.model_dump() for row in session.exec(select(AccessToken))])
    assert all(secret not in text for secret in (code, token) for text in (listed, audited, stored))


def test_a_device_at_tables_may_scan_at_their_gates_only(api: Api) -> None:
    seven, nine = table_of(api, 7), table_of(api, 9)
    api.post(api.organizer, api.at("/gates"), {"name": "Pintu Utama"})
    host = phone(api, name="Meja 7", scope="table", table_ids=[seven])
    assert [gate["table_id"] for gate in host.home["gates"]] == [seven]
    assert host.home["gates"][0]["name"] == "Meja 7"
    moved = api.organizer.patch(
        api.at(f"/devices/{host.device_id}"), json={"table_ids": [nine], "name": "Meja 9"}
    )
    assert moved.status_code == 200, moved.text
    home = api.get(host.client, api.at("/device"))
    assert home["device"]["name"] == "Meja 9"
    assert [gate["table_id"] for gate in home["gates"]] == [nine]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"scope": "table"}, "/table_ids", "device_target"),
        ({"scope": "signage", "gate_ids": []}, "/gate_ids", "device_target"),
        ({"scope": "checkin", "table_ids": ["other"]}, "/table_ids", "device_target"),
        ({"scope": "checkin", "gate_ids": ["other"]}, "/gate_ids/0", "gate_unknown"),
        ({"scope": "table", "table_ids": ["other"]}, "/table_ids/0", "device_table_unknown"),
    ],
)
def test_gates_and_tables_must_go_with_the_scope_and_the_event(
    api: Api, body: dict[str, object], pointer: str, code: str
) -> None:
    filled = {
        name: [str(uuid4()) for _ in value] if isinstance(value, list) else value
        for name, value in body.items()
    }
    answer = api.organizer.post(api.at("/devices"), json={"name": "X"} | filled)
    assert answer.status_code == 422, answer.text
    assert (answer.json()["code"], answer.json()["errors"][0]["pointer"]) == (code, pointer)


def test_two_devices_of_an_event_do_not_share_a_name(api: Api) -> None:
    provision(api)
    again = api.organizer.post(api.at("/devices"), json={"name": "Pintu 1", "scope": "signage"})
    assert (again.status_code, again.json()["code"]) == (409, "device_name_taken")


def test_a_device_tells_how_it_is_doing_and_learns_how_its_clock_is(
    api: Api, clock: StillClock
) -> None:
    gate = phone(api)
    clock.advance(timedelta(minutes=5))
    ahead = clock.now() + timedelta(hours=25, milliseconds=250)
    told = {
        "device_time": ahead.isoformat(),
        "pending_scans": 12,
        "conflicts_seen": 1,
        "snapshot_at": api.now.isoformat(),
        "app_version": "1.0",
    }
    answer = api.post(gate.client, api.at("/sync"), told, status=200)
    assert answer["clock_offset_ms"] == 25 * 3_600_000 + 250
    assert answer["clock_is_off"]
    (seen,) = api.get(api.organizer, api.at("/devices"))["items"]
    assert (seen["pending_scans"], seen["conflicts_seen"], seen["app_version"]) == (12, 1, "1.0")
    assert seen["clock_is_off"]
    assert seen["last_seen_at"] == clock.now().isoformat().replace("+00:00", "Z")
    behind = {"device_time": (clock.now() - timedelta(hours=3)).isoformat()}
    assert api.post(gate.client, api.at("/sync"), behind, status=200)["clock_is_off"]
    right = {"device_time": clock.now().isoformat()}
    assert not api.post(gate.client, api.at("/sync"), right, status=200)["clock_is_off"]


def test_attempts_at_codes_are_limited(api: Api) -> None:
    body = {"code": "aaaa-aaaa-aaaa-aaaa", "device_time": api.now.isoformat()}
    answers = [api.anonymous.post("/api/v1/devices/enrol", json=body) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
