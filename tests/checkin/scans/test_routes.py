"""Scans through HTTP, on both databases."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlmodel import col, func, select

from app.checkin.records import FirstAdmission, Scan
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock


def count(api: Api, record: type[Scan | FirstAdmission]) -> int:
    with transaction(api.engine, read_only=True) as session:
        return session.exec(select(func.count()).select_from(record)).one()


def test_a_scan_says_who_it_is_and_where_to_go_next(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    clock.advance(timedelta(hours=1))
    body = hall.body(hall.codes[0], clock.now())
    first = api.post(api.organizer, api.at("/scans"), body)
    assert (first["verdict"], first["reason"]) == ("admitted", None)
    assert first["message"] == "Welcome, please enter."
    person = {name: first["person"][name] for name in ("name", "cooperative", "kecamatan")}
    assert person == {
        "name": "Pengurus 000",
        "cooperative": "KDMP Desa 0",
        "kecamatan": "Susukan",
    }
    meeting = first["next_meeting"]
    assert (meeting["partner"], meeting["table_number"]) == ("PT Pupuk", 7)
    assert meeting["starts_at"] == "2025-07-04T02:40:00Z"
    assert meeting["minutes_left"] == 100

    clock.advance(timedelta(minutes=1))
    again = api.post(api.organizer, api.at("/scans"), body, 200)
    assert again == first
    assert (count(api, Scan), count(api, FirstAdmission)) == (1, 1)

    twice = api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], clock.now(), "side"))
    assert (twice["verdict"], twice["reason"]) == ("refused", "already_inside")
    assert twice["first_admission"] == {
        "gate_id": str(hall.gates["main"]),
        "gate": "Pintu Utama",
        "at": "2025-07-04T01:00:00Z",
    }
    out = hall.body(hall.codes[0], clock.now(), "side", direction="exit")
    assert api.post(api.organizer, api.at("/scans"), out)["verdict"] == "admitted"
    back = hall.body(hall.codes[0], clock.now())
    assert api.post(api.organizer, api.at("/scans"), back)["verdict"] == "admitted"
    assert (count(api, Scan), count(api, FirstAdmission)) == (4, 1)

    listed = api.get(api.viewer, api.at("/scans"), limit=3)
    rest = api.get(api.viewer, api.at("/scans"), limit=3, cursor=listed["next_cursor"])
    rows = listed["items"] + rest["items"]
    assert [row["direction"] for row in rows] == ["entry", "entry", "exit", "entry"]
    refused = api.get(api.viewer, api.at("/scans"), verdict="refused", attendee_id=hall.people[0])
    assert [row["id"] for row in refused["items"]] == [twice["id"]]
    side = api.get(api.viewer, api.at("/scans"), gate_id=str(hall.gates["side"]))
    assert len(side["items"]) == 2


def test_a_batch_is_answered_item_by_item(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    at = clock.now() + timedelta(minutes=5)
    clock.advance(timedelta(hours=2))
    good = hall.body(hall.codes[0], at, offline=True)
    again = hall.body(hall.codes[0], at + timedelta(minutes=9), offline=True)
    scans = [
        again,
        good,
        good,
        hall.body(hall.codes[1], at, offline=True, gate_id=str(uuid4())),
        hall.body(hall.codes[1], at, scanned_at="2025-07-04T07:05:00"),
        hall.body(hall.codes[1], at, scanned_at="1999-01-01T00:00:00Z"),
        hall.body("\u0000 8992753101", at, offline=True),
        hall.body("\ud800", at, offline=True),
        "a scan",
        hall.body(hall.codes[2], at, offline=True),
    ]
    # Escaped, since a lone surrogate cannot travel as UTF-8.
    sent: dict[str, Any] = {
        "content": json.dumps({"scans": scans}),
        "headers": {"Content-Type": "application/json"},
    }
    answer = api.organizer.post(api.at("/scans/batch"), **sent)
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert [item["status"] for item in items] == [201, 201, 200, 422, 422, 201, 201, 422, 422, 201]
    assert [e["pointer"] for item in items for e in item["errors"]] == [
        "/scans/3/gate_id",
        "/scans/4/scanned_at",
        "/scans/7/code",
        "/scans/8",
    ]
    verdicts = [item["scan"]["reason"] for item in items if item["scan"]]
    assert verdicts == ["already_inside", None, None, None, "unknown_code", None]
    assert items[0]["scan"]["first_admission"]["at"] == "2025-07-04T00:05:00Z"
    assert (count(api, Scan), count(api, FirstAdmission)) == (5, 3)
    repeated = api.organizer.post(api.at("/scans/batch"), **sent).json()["items"]
    assert [item["status"] for item in repeated] == [
        200,
        200,
        200,
        422,
        422,
        200,
        200,
        422,
        422,
        200,
    ]
    assert [item["scan"] for item in repeated] == [item["scan"] for item in items]
    assert (count(api, Scan), count(api, FirstAdmission)) == (5, 3)
    with transaction(api.engine, read_only=True) as session:
        raw = session.exec(select(Scan.raw).where(col(Scan.attendee_id).is_(None))).one()
    assert raw == "\ufffd 8992753101"


def test_an_offline_admission_is_never_denied_only_pointed_out(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    second_device = api.admin
    early, late = clock.now() + timedelta(minutes=5), clock.now() + timedelta(minutes=9)
    clock.advance(timedelta(hours=2))
    for client, at, expected in (
        (api.organizer, late, None),
        (second_device, early, "already_inside"),
    ):
        body = {"scans": [hall.body(hall.codes[0], at, offline=True)]}
        (item,) = api.post(client, api.at("/scans/batch"), body, 200)["items"]
        assert (item["scan"]["verdict"], item["scan"]["reason"]) == ("admitted", expected)
    assert item["scan"]["attention"][0]["code"] == "already_inside"
    assert "Two people" in item["scan"]["attention"][0]["message"]
    badge = hall.badges[1]
    revoked = api.post(api.organizer, api.at(f"/badges/{badge}/revoke"), {"reason": "lost"}, 200)
    assert revoked["revocation"] == "lost"
    clock.advance(timedelta(hours=1))
    for minutes, reason in ((30, None), (150, "revoked")):
        at = api.now + timedelta(minutes=minutes)
        direction = "entry" if reason is None else "exit"
        body = hall.body(hall.codes[1], at, offline=True, direction=direction)
        answer = api.post(api.organizer, api.at("/scans"), body)
        assert (answer["verdict"], answer["reason"]) == ("admitted", reason)
    online = hall.body(hall.codes[1], clock.now(), direction="exit")
    assert api.post(api.organizer, api.at("/scans"), online)["reason"] == "revoked"
    assert (count(api, Scan), count(api, FirstAdmission)) == (5, 2)


def test_a_scan_is_known_by_its_scan_id_and_by_no_other_key(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, clock.now())
    path, one_key = api.at("/scans"), {"Idempotency-Key": "the same for both"}
    bodies = [hall.body(code, clock.now()) for code in hall.codes[:2]]
    answers = [api.organizer.post(path, json=body, headers=one_key) for body in bodies]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert count(api, Scan) == 2
    again = api.organizer.post(path, json=bodies[0], headers={"Idempotency-Key": ""})
    assert (again.status_code, again.json()) == (200, answers[0].json())
    operation = api.app.openapi()["paths"]["/api/v1/events/{event_id}/scans"]["post"]
    assert "Idempotency-Key" not in {given["name"] for given in operation["parameters"]}
