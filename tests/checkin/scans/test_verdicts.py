"""Verdicts and permissions of scans through HTTP, where the kind of database cannot matter."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.attendees.records import Attendee, AttendeeKind, PartyStatus
from app.core.database.sessions import transaction
from tests.api import EVENT, Api
from tests.checkin.hall import Hall, furnish, set_badge
from tests.conftest import StillClock


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def reason(api: Api, body: dict[str, Any]) -> str | None:
    found: str | None = api.post(api.organizer, api.at("/scans"), body)["reason"]
    return found


def test_whatever_form_a_scanner_gives_a_code_it_is_the_same_badge(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    token = hall.codes[0]
    forms = [
        token,
        token.lower(),
        f"HTTPS://TEMU.EXAMPLE.ID/B/{token}\r\n",
        f"https://temu.example.id/b/{token.lower()}\t",
        f"  {token[:60]} {token[60:]} ",
        f"HTTPSÇ--TEMU.EXAMPLE.ID-B-{token}",
    ]
    answers = [
        api.post(api.organizer, api.at("/scans"), hall.body(form, clock.now()))["person"]
        for form in forms
    ]
    assert {answer["attendee_id"] for answer in answers} == {str(hall.people[0])}


def test_every_refusal_has_its_reason(api: Api, hall: Hall, clock: StillClock) -> None:
    now = clock.now()
    token = hall.codes[1]
    forged = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
    unknown_key = ("A" if token[0] != "A" else "B") + token[1:]
    for code in ("", "8992753101", token[:-1], "https://example.id/?" + "x" * 4_000, unknown_key):
        assert reason(api, hall.body(code, now)) == "unknown_code"
    assert reason(api, hall.body(forged, now)) == "bad_signature"
    other = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    stranger = furnish(api.engine, UUID(other), api.now, people=1).codes[0]
    answer = api.post(api.organizer, api.at("/scans"), hall.body(stranger, now))
    assert (answer["reason"], answer["person"]) == ("wrong_event", None)
    assert reason(api, hall.body(token, now, direction="exit")) == "not_inside"
    for gate in ("morning", "table"):
        assert reason(api, hall.body(hall.codes[0], now, gate)) is None
        assert reason(api, hall.body(token, now, gate)) == "not_on_list"
    for hours, expected in (
        ({"opens_at": (now + timedelta(minutes=1)).isoformat()}, "too_early"),
        ({"opens_at": None, "closes_at": now.isoformat()}, "too_late"),
    ):
        api.organizer.patch(api.at(f"/gates/{hall.gates['main']}"), json=hours)
        assert reason(api, hall.body(token, now)) == expected
    with transaction(api.engine) as session:
        session.get_one(Attendee, hall.people[1]).status = PartyStatus.WITHDRAWN
    assert reason(api, hall.body(token, now, "side")) == "cancelled"
    set_badge(api.engine, hall.badges[1], revoked_at=now)
    assert reason(api, hall.body(token, now, "side")) == "revoked"


def test_staff_pass_every_gate_and_a_partners_own_people_pass_theirs(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    with transaction(api.engine) as session:
        person = session.get_one(Attendee, hall.people[2])
        person.kind, person.cooperative_id = AttendeeKind.STAFF, None
    assert reason(api, hall.body(hall.codes[2], clock.now(), "table")) is None
    partner = api.get(api.viewer, api.at("/partners"))["items"]
    ids = {item["code"]: item["id"] for item in partner}
    for code, expected in (("LPG", "not_on_list"), ("PUPUK", None)):
        representative = {"kind": "representative", "name": "Wakil", "partner_id": ids[code]}
        attendee = api.post(api.organizer, api.at("/attendees"), representative)
        badge = api.post(api.organizer, api.at("/badges"), {"attendee_id": attendee["id"]})
        scan = hall.body(badge["items"][0]["code"], clock.now(), "table")
        answer = api.post(api.organizer, api.at("/scans"), scan)
        assert (answer["reason"], answer["person"]["cooperative"]) == (expected, None)
        assert answer["next_meeting"]["cooperative"] == "KDMP Desa 0"


def test_a_clock_that_is_off_is_named(api: Api, hall: Hall, clock: StillClock) -> None:
    now = clock.now()
    body = hall.body(hall.codes[0], now, scanned_at="2025-07-04T07:00:00")
    refused = api.organizer.post(api.at("/scans"), json=body)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/scanned_at")
    slow = hall.body(hall.codes[0], now - timedelta(hours=20))
    answer = api.post(api.organizer, api.at("/scans"), slow)
    assert (answer["verdict"], answer["attention"][0]["code"]) == ("admitted", "clock")


def test_a_scan_id_belongs_to_one_event(api: Api, hall: Hall, clock: StillClock) -> None:
    body = hall.body(hall.codes[0], clock.now())
    api.post(api.admin, api.at("/scans"), body)
    other = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    gate = api.post(api.admin, f"/api/v1/events/{other}/gates", {"name": "Pintu"})["id"]
    refused = api.admin.post(f"/api/v1/events/{other}/scans", json=body | {"gate_id": gate})
    assert (refused.status_code, refused.json()["code"]) == (422, "scan_id_taken")
    foreign = api.admin.post(f"/api/v1/events/{other}/scans", json=body)
    assert (foreign.status_code, foreign.json()["code"]) == (422, "gate_unknown")


def test_viewers_read_and_only_organizers_scan(api: Api, hall: Hall, clock: StillClock) -> None:
    scan = hall.body(hall.codes[0], clock.now())
    gate = f"/gates/{hall.gates['main']}"
    reads = ["/gates", gate, "/scans", "/arrivals", "/arrivals/absent"]
    writes: list[tuple[str, str, object]] = [
        ("POST", "/gates", {"name": "Baru"}),
        ("PATCH", gate, {"name": "Baru"}),
        ("DELETE", gate, None),
        ("POST", "/scans", scan),
        ("POST", "/scans/batch", {"scans": [scan]}),
    ]
    for client, reading, writing in (
        (api.viewer, 200, 403),
        (api.outsider, 404, 404),
        (api.anonymous, 401, 401),
    ):
        assert {client.get(api.at(path)).status_code for path in reads} == {reading}
        for method, path, body in writes:
            assert client.request(method, api.at(path), json=body).status_code == writing
    assert api.get(api.viewer, api.at("/scans"))["items"] == []
