"""No input of a device makes the server fail."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.api import Api
from tests.checkin.hall import furnish, new_event
from tests.devices.phones import Phone, phone

ODD_TEXTS = ("", "\x00", "\ud800", "\u202e", "a" * 5_000, "%00", "'; --", "33.04.16.2008")
ODD = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.just([]),
    st.just({"village_code": "33.04.16.2008"}),
    st.sampled_from(["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2025-07-04T00:00:00"]),
    st.uuids().map(str),
)
FIELDS = {
    "/sync": ("device_time", "pending_scans", "conflicts_seen", "snapshot_at", "app_version"),
    "/walk-ins": ("name", "kind", "phone", "position", "village", "needs", "cooperative_id"),
    "/substitutions": ("attendee_id", "name", "phone"),
    "/door/reprints": ("attendee_id", "lost"),
    "/door/groups": ("group_id", "kecamatan", "gate_id", "confirm", "scanned_at", "without"),
}
SOUND: dict[str, Any] = {
    "device_time": "2025-07-04T00:00:00Z",
    "scanned_at": "2025-07-04T00:00:00Z",
    "name": "Sutini",
    "kind": "guest",
    "kecamatan": "Susukan",
    "confirm": "x",
}


@pytest.fixture
def door(api: Api, engine: Engine) -> Phone:
    hall = furnish(engine, new_event(engine, api.now), api.now)
    return phone(api, hall.event_id)


@given(st.sampled_from(sorted(FIELDS)), st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_odd_bodies_are_refused_and_nothing_breaks(
    api: Api, door: Phone, path: str, data: st.DataObject
) -> None:
    odd = data.draw(st.dictionaries(st.sampled_from(FIELDS[path]), ODD, min_size=1, max_size=3))
    sound = {name: SOUND[name] for name in FIELDS[path] if name in SOUND}
    body = ascii_json({**sound, **odd})
    address = f"/api/v1/events/{door.home['event']['id']}{path}"
    answer = door.client.post(address, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code < 500, (path, odd, answer.text)


def ascii_json(body: object) -> bytes:
    """Write JSON as hostile clients do: half characters, infinities and all."""
    return json.dumps(body).encode()


@pytest.mark.parametrize("text", [*ODD_TEXTS, "\u00e9"])
def test_odd_codes_searches_and_cursors_break_nothing(api: Api, door: Phone, text: str) -> None:
    at = f"/api/v1/events/{door.home['event']['id']}"
    code = {"code": text, "device_time": api.now.isoformat()}
    headers = {"Content-Type": "application/json"}
    answers = [
        api.anonymous.post("/api/v1/devices/enrol", content=ascii_json(code), headers=headers)
    ]
    encoded = text.encode("utf-8", "surrogatepass")
    for path in ("/door/people", "/door/villages", "/door/groups", "/snapshot/changes"):
        params = dict.fromkeys(("q", "kecamatan", "since", "cursor"), encoded)
        answers.append(door.client.get(at + path, params=params))
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []
