"""What a device keeps for working without a network, through HTTP on both databases."""

import base64
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from app.attendees.records import Attendee, PartyStatus
from app.badges import queries as badge_queries
from app.badges import service as badges
from app.badges.records import RevocationReason
from app.core.database.sessions import transaction
from app.events.records import Event
from tests.api import Api
from tests.checkin.hall import Hall, furnish, new_event
from tests.conftest import StillClock
from tests.devices.offline import Held, read
from tests.devices.phones import Phone, phone


@pytest.fixture
def hall(api: Api, engine: Engine) -> Hall:
    return furnish(engine, new_event(engine, api.now), api.now, people=30)


@pytest.fixture
def door(api: Api, hall: Hall) -> Phone:
    return phone(api, hall.event_id)


def scan(api: Api, hall: Hall, person: int, **given: Any) -> None:
    body = hall.body(hall.codes[person], api.now, **given)
    api.post(api.admin, f"/api/v1/events/{hall.event_id}/scans", body)


def test_a_snapshot_tells_all_that_a_verdict_needs(api: Api, hall: Hall, door: Phone) -> None:
    scan(api, hall, 0)
    held = Held.of(read(api, door))
    first = next(row for row in held.rows("people") if row["id"] == str(hall.people[0]))
    assert (first["name"], first["kind"], first["withdrawn"]) == ("Pengurus 000", "manager", False)
    assert [badge["id"] for badge in first["badges"]] == [str(hall.badges[0])]
    home = next(r for r in held.rows("cooperatives") if r["id"] == first["cooperative_id"])
    tables = {row["id"]: row["number"] for row in held.parts["tables"]}
    assert [tables[meeting["table_id"]] for meeting in home["meetings"]] == [7, 9]
    slots = {row["id"] for row in held.parts["slots"]}
    assert {meeting["slot_id"] for meeting in home["meetings"]} <= slots
    assert {gate["name"] for gate in held.parts["gates"]} >= {"Pintu Utama", "Meja 7"}
    (admission,) = held.rows("admissions")
    assert admission["attendee_id"] == str(hall.people[0])
    assert (admission["area"], admission["last_direction"]) == ("event", "entry")
    assert admission["first_gate_id"] == str(hall.gates["main"])
    assert held.parts["keys"][0]["key_id"] == door.home["snapshot_key"]["key_id"]
    assert held.parts["event"]["timezone"] == "Asia/Jakarta"


def test_a_device_at_tables_holds_nothing_but_what_concerns_them(api: Api, hall: Hall) -> None:
    scan(api, hall, 0)
    scan(api, hall, 1)
    scan(api, hall, 0, gate="table")
    own = phone(api, hall.event_id, name="M", scope="table", table_ids=[str(hall.tables[0])])
    held = Held.of(read(api, own))
    whole = Held.of(read(api, phone(api, hall.event_id, name="P")))
    assert [row["number"] for row in held.parts["tables"]] == [7]
    assert [gate["name"] for gate in held.parts["gates"]] == ["Meja 7"]
    (partner,) = held.parts["partners"]
    assert partner["id"] == held.parts["tables"][0]["partner_id"]
    (cooperative,) = held.rows("cooperatives")
    (meeting,) = cooperative["meetings"]
    assert meeting["table_id"] == str(hall.tables[0])
    (person,) = (row for row in held.rows("people") if row["kind"] == "manager")
    assert person["id"] == str(hall.people[0])
    assert [row["attendee_id"] for row in held.rows("admissions")] == [str(hall.people[0])]
    numbers = {b["number"] for row in whole.rows("people") for b in row["badges"]}
    expected = {b["number"] for row in held.rows("people") for b in row["badges"]}
    assert set(held.parts["others"]) == numbers - expected
    assert len(held.parts["others"]) >= 29
    assert "Pengurus 001" not in json.dumps(held.parts)
    assert not held.apply(read(api, own, held.cursor))["full"]


def test_nobody_else_could_have_signed_it(api: Api, hall: Hall, door: Phone) -> None:
    answer = api.get(door.client, f"/api/v1/events/{hall.event_id}/snapshot")
    public = Ed25519PublicKey.from_public_bytes(
        bytes.fromhex(door.home["snapshot_key"]["public_key"])
    )
    forged = answer["document"].replace("Pengurus 000", "Pengurus 001")
    with pytest.raises(InvalidSignature):
        public.verify(base64.b64decode(answer["signature"]), forged.encode())


def test_the_key_that_a_device_trusts_outlives_the_rotation_of_badge_keys(
    api: Api, hall: Hall, door: Phone
) -> None:
    held = Held.of(read(api, door))
    api.post(api.admin, f"/api/v1/events/{hall.event_id}/badges/keys/rotate", {})
    told = held.apply(read(api, door, held.cursor))
    assert list(told["parts"]) == ["keys"]
    assert len(held.parts["keys"]) == 2


def test_what_did_not_change_is_not_sent_again(
    api: Api, hall: Hall, door: Phone, clock: StillClock
) -> None:
    address = f"/api/v1/events/{hall.event_id}/snapshot"
    full = door.client.get(address, headers={"Accept-Encoding": "identity"})
    packed = door.client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < len(full.content) / 2
    clock.advance(timedelta(minutes=1))
    known = {"If-None-Match": full.headers["ETag"]}
    assert door.client.get(address, headers=known).status_code == 304
    held = Held.of(full.json()["document"])
    told = held.apply(read(api, door, held.cursor))
    assert (told["full"], told["parts"]) == (False, {})
    scan(api, hall, 3)
    assert door.client.get(address, headers=known).status_code == 200
    told = held.apply(read(api, door, held.cursor))
    assert [name.partition("/")[0] for name in told["parts"]] == ["admissions"]


def test_a_cursor_that_makes_no_sense_is_answered_by_the_whole(api: Api, door: Phone) -> None:
    for cursor in ("", "x", "AAAA", "\u00e9", Held.of(read(api, door)).cursor[:-4]):
        assert json.loads(read(api, door, cursor))["full"]


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["rename", "revoke", "reissue", "scan", "gate", "walk-in", "withdraw"]),
        st.integers(0, 29),
    ),
    max_size=6,
)


@given(CHANGES)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_happens_the_changes_lead_to_what_a_fresh_snapshot_says(
    api: Api, engine: Engine, hall: Hall, door: Phone, changes: list[tuple[str, int]]
) -> None:
    held = Held.of(read(api, door))
    for kind, person in changes:
        change(api, engine, hall, kind, person)
        held.apply(read(api, door, held.cursor))
        assert held == Held.of(read(api, door)), kind


def change(api: Api, engine: Engine, hall: Hall, kind: str, person: int) -> None:
    """Change something about a person of the hall, through the API or in the database."""
    attendee_id = hall.people[person]
    at = f"/api/v1/events/{hall.event_id}"
    if kind == "scan":
        scan(api, hall, person, gate="side" if person % 2 else "main")
    elif kind == "gate":
        gate = {"name": f"Pintu {person}"}
        assert api.admin.post(f"{at}/gates", json=gate).status_code in {201, 409}
    elif kind == "walk-in":
        api.post(api.admin, f"{at}/attendees", {"kind": "guest", "name": f"Tamu {person}"})
    else:
        with transaction(engine) as session:
            alter(session.get_one(Event, hall.event_id), session, kind, attendee_id, api)


def alter(event: Event, session: Session, kind: str, attendee_id: UUID, api: Api) -> None:
    attendee = session.get_one(Attendee, attendee_id)
    if kind == "rename":
        attendee.name += "a"
    elif kind == "withdraw":
        attendee.status = PartyStatus.WITHDRAWN
    else:
        active = badge_queries.active_badge(session, attendee_id)
        if active is None or attendee.status is PartyStatus.WITHDRAWN:
            return
        if kind == "revoke":
            badges.revoke(session, event, active, RevocationReason.LOST, actor="x", now=api.now)
        else:
            badges.reissue(session, event, active, actor="x", now=api.now)


def test_devices_at_screens_and_links_get_no_snapshot(api: Api, hall: Hall) -> None:
    screen = phone(api, hall.event_id, name="Layar", scope="signage")
    refused = screen.client.get(f"/api/v1/events/{hall.event_id}/snapshot")
    assert refused.status_code == 403
