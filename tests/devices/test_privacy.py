"""No answer to a device has anybody's phone number, e-mail address or note."""

import re
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.attendees.records import Attendee
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import Hall, furnish, new_event
from tests.devices.phones import phone
from tests.routes import all_routes

PARAMS = {"q": "Pengurus", "kecamatan": "Susukan", "since": "x"}
PEOPLE = 6
_PHONES = st.from_regex(r"\+628[1-9][0-9]{8,10}", fullmatch=True)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def hall(api: Api, engine: Engine) -> Hall:
    return furnish(engine, new_event(engine, api.now), api.now, people=PEOPLE)


@given(st.lists(_PHONES, min_size=PEOPLE, max_size=PEOPLE, unique=True))
@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_that_a_device_is_told_is_a_way_to_reach_anybody(
    api: Api, engine: Engine, hall: Hall, phones: list[str]
) -> None:
    secrets = [make_reachable(engine, hall, n, number) for n, number in enumerate(phones)]
    at = f"/api/v1/events/{hall.event_id}"
    table = [str(hall.tables[0])]
    devices = [
        phone(api, hall.event_id, name=str(uuid4())),
        phone(api, hall.event_id, name=str(uuid4()), scope="table", table_ids=table),
        phone(api, hall.event_id, name=str(uuid4()), scope="signage"),
    ]
    api.app.state.address_limiter._window.storage.reset()
    told = [text for device in devices for text in all_that_is_told(api, hall, device.client)]
    told += door_work(devices[0].client, at, hall)
    assert len(told) > 15
    for number, address, note in secrets:
        assert not [text for text in told if number[1:] in text or number[3:] in text]
        assert not [text for text in told if address in text or note in text]


def make_reachable(engine: Engine, hall: Hall, person: int, number: str) -> tuple[str, str, str]:
    address, note = f"x{uuid4().hex}@desa.example", f"catatan {uuid4().hex}"
    with transaction(engine) as session:
        attendee = session.get_one(Attendee, hall.people[person])
        attendee.phone, attendee.email, attendee.note = number, address, note
        attendee.phone_other = number[1:]
        session.add(attendee)
    return number, address, note


def all_that_is_told(api: Api, hall: Hall, client: TestClient) -> list[str]:
    """Return the answers of every route that reads something and admits the device."""
    told = []
    for route in all_routes(api.app):
        if route.method != "GET" or route.path.endswith(("/feed", "/progress")):
            continue
        path = route.path.replace("{event_id}", str(hall.event_id))
        path = path.replace("{gate_id}", str(hall.gates["main"])).replace("{number}", "1")
        path = path.replace("{attendee_id}", str(hall.people[0]))
        params = {name: value for name, value in PARAMS.items() if name in route.query}
        answer = client.get(re.sub(r"\{\w+\}", str(hall.badges[0]), path), params=params)
        if answer.status_code == 200 and "event_id" in route.path:
            told.append(answer.text)
    return told


def door_work(client: TestClient, at: str, hall: Hall) -> list[str]:
    """Return the answers to a device that does work at the door."""
    first, second, third, fourth = (str(person) for person in hall.people[:4])
    now = "2025-07-04T00:00:00Z"
    gate = str(hall.gates["main"])
    scan = {"gate_id": gate, "scanned_at": now}
    group = client.get(f"{at}/door/groups", params={"kecamatan": "Batur"}).json()
    bodies = {
        "/scans": scan | {"scan_id": str(uuid4()), "attendee_id": first},
        "/scans/batch": {"scans": [scan | {"scan_id": str(uuid4()), "attendee_id": second}]},
        "/door/reprints": {"attendee_id": third, "lost": True},
        "/substitutions": {"attendee_id": fourth, "name": "Sutini"},
        "/walk-ins": {"name": f"Tamu {uuid4()}", "kind": "guest"},
        "/door/groups": {
            "group_id": str(uuid4()),
            "kecamatan": "Batur",
            "gate_id": gate,
            "confirm": group["confirm"],
            "scanned_at": now,
        },
        "/sync": {"device_time": now},
    }
    answers = [client.post(at + path, json=body) for path, body in bodies.items()]
    refused = [answer.text for answer in answers if not answer.is_success]
    assert not [text for text in refused if "badge_missing" not in text], refused
    return [answer.text for answer in answers]
