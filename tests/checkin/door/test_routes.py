"""Work at the door through HTTP on both databases: search, substitutions, reprints, groups."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.attendees.records import Attendee, AttendeeKind
from app.badges.records import Badge
from app.checkin.records import Scan
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import Hall, furnish, new_event
from tests.conftest import StillClock
from tests.devices.phones import Phone, phone


@pytest.fixture
def hall(api: Api, engine: Engine) -> Hall:
    return furnish(engine, new_event(engine, api.now), api.now, people=9)


@pytest.fixture
def door(api: Api, hall: Hall) -> Phone:
    return phone(api, hall.event_id)


def at(hall: Hall, path: str) -> str:
    return f"/api/v1/events/{hall.event_id}{path}"


def scanned(api: Api, hall: Hall, client: Any, code: str) -> dict[str, Any]:
    body = hall.body(code, api.now)
    answer: dict[str, Any] = api.post(client, at(hall, "/scans"), body)
    return answer


def test_somebody_is_found_by_village_with_what_staff_tell_them(
    api: Api, hall: Hall, door: Phone
) -> None:
    scanned(api, hall, door.client, hall.codes[0])
    person, *_ = api.get(door.client, at(hall, "/door/people"), q="Pengurus 000")["items"]
    assert person["attendee_id"] == str(hall.people[0])
    assert (person["village"], person["kecamatan"]) == ("Desa 0", "Susukan")
    assert person["badge"] == {"id": str(hall.badges[0]), "prints": 0}
    assert person["arrived_at"] == api.now.isoformat().replace("+00:00", "Z")
    assert person["next_meeting"]["table_number"] == 7
    assert "phone" not in person


def test_the_code_in_letters_of_a_torn_badge_finds_its_holder_until_it_is_revoked(
    api: Api, hall: Hall, door: Phone, engine: Engine
) -> None:
    with transaction(engine) as session:
        badge = session.get_one(Badge, hall.badges[3])
        printed = badge.number.hex().upper()
    for typed in (printed, f" {printed[:8].lower()}-{printed[8:]} "):
        found = api.get(door.client, at(hall, "/door/people"), q=typed)["items"]
        assert [one["attendee_id"] for one in found] == [str(hall.people[3])]
    assert api.get(door.client, at(hall, "/door/people"), q="0" * 16)["items"] == []
    with transaction(engine) as session:
        session.get_one(Badge, hall.badges[3]).revoked_at = api.now
    assert api.get(door.client, at(hall, "/door/people"), q=printed)["items"] == []


def test_a_kecamatan_is_browsed_page_by_page(api: Api, hall: Hall, door: Phone) -> None:
    first = api.get(door.client, at(hall, "/door/people"), kecamatan="Susukan", limit=2)
    rest = api.get(
        door.client,
        at(hall, "/door/people"),
        kecamatan="Susukan",
        limit=2,
        cursor=first["next_cursor"],
    )
    names = [person["name"] for person in first["items"] + rest["items"]]
    assert names == ["Pengurus 000", "Pengurus 003", "Pengurus 006"]
    counts = api.get(door.client, at(hall, "/door/kecamatan"))["items"]
    assert {"kecamatan": "Susukan", "total": 3, "arrived": 0} in counts


@pytest.mark.parametrize("params", [{}, {"q": "ab"}, {"q": " a "}])
def test_a_search_needs_three_letters_or_a_kecamatan(
    api: Api, door: Phone, hall: Hall, params: dict[str, str]
) -> None:
    answer = door.client.get(at(hall, "/door/people"), params=params)
    assert (answer.status_code, answer.json()["code"]) == (422, "search_too_short")


def test_a_village_that_is_on_no_list_is_found_as_well(api: Api, hall: Hall, door: Phone) -> None:
    items = api.get(door.client, at(hall, "/door/villages"), q="Dieng Kuln")["items"]
    assert items[0]["village"] == "Dieng Kulon"
    assert items[0]["cooperative_id"] is None
    listed = api.get(door.client, at(hall, "/door/villages"), q="Desa 3")["items"]
    assert listed[0]["cooperative_id"] is not None


def test_a_substitute_gets_a_new_badge_and_the_meetings_stay(
    api: Api, hall: Hall, door: Phone
) -> None:
    body = {"attendee_id": str(hall.people[0]), "name": "Sutini", "phone": "0812 3456 7890"}
    made = api.post(door.client, at(hall, "/substitutions"), body)
    assert made["person"]["next_meeting"]["table_number"] == 7
    assert made["badge"]["prints"] == 1
    old = scanned(api, hall, door.client, hall.codes[0])
    assert (old["verdict"], old["reason"]) == ("refused", "revoked")
    new = scanned(api, hall, door.client, made["badge"]["code"])
    assert (new["verdict"], new["person"]["name"]) == ("admitted", "Sutini")
    replaced = api.get(api.admin, at(hall, f"/attendees/{hall.people[0]}"))
    assert replaced["status"] == "withdrawn"
    person = api.get(api.admin, at(hall, f"/attendees/{made['person']['attendee_id']}"))
    assert person["phone"] == "+6281234567890"


def test_nobody_takes_the_place_of_a_guest(api: Api, hall: Hall, door: Phone) -> None:
    guest = api.post(api.admin, at(hall, "/attendees"), {"kind": "guest", "name": "Ani"})
    body = {"attendee_id": guest["id"], "name": "Budi"}
    answer = door.client.post(at(hall, "/substitutions"), json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "substitute_party")
    body = {"attendee_id": str(hall.people[0]), "name": "Budi", "phone": "dua belas"}
    answer = door.client.post(at(hall, "/substitutions"), json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "phone_unreadable")


def test_a_reprint_counts_and_a_lost_badge_is_replaced(api: Api, hall: Hall, door: Phone) -> None:
    body = {"attendee_id": str(hall.people[1])}
    for prints in (1, 2):
        printed = api.post(door.client, at(hall, "/door/reprints"), body, status=200)
        assert printed["badge"]["prints"] == prints
        assert printed["badge"]["token"] == hall.codes[1]
    anew = api.post(door.client, at(hall, "/door/reprints"), body | {"lost": True}, status=200)
    assert anew["badge"]["prints"] == 1
    assert scanned(api, hall, door.client, hall.codes[1])["reason"] == "revoked"
    assert scanned(api, hall, door.client, anew["badge"]["code"])["verdict"] == "admitted"
    guest = api.post(api.admin, at(hall, "/attendees"), {"kind": "guest", "name": "Ani"})
    none = door.client.post(at(hall, "/door/reprints"), json={"attendee_id": guest["id"]})
    assert (none.status_code, none.json()["code"]) == (409, "badge_missing")


def group_body(api: Api, hall: Hall, confirm: str, **given: Any) -> dict[str, Any]:
    return {
        "group_id": str(uuid4()),
        "kecamatan": "Susukan",
        "gate_id": str(hall.gates["main"]),
        "confirm": confirm,
        "scanned_at": api.now.isoformat(),
    } | given


def look(api: Api, hall: Hall, door: Phone) -> dict[str, Any]:
    group: dict[str, Any] = api.get(door.client, at(hall, "/door/groups"), kecamatan="Susukan")
    return group


def test_a_bus_is_let_in_after_it_was_counted_and_once(
    api: Api, hall: Hall, door: Phone, engine: Engine
) -> None:
    group = look(api, hall, door)
    assert group["count"] == 3
    missing = group["people"][1]["attendee_id"]
    body = group_body(api, hall, group["confirm"], without=[missing])
    for _ in range(2):
        told = api.post(door.client, at(hall, "/door/groups"), body, status=200)
        assert told == {"admitted": 2, "refused": []}
    assert [person["attendee_id"] for person in look(api, hall, door)["people"]] == [missing]
    with transaction(engine, read_only=True) as session:
        scans = session.exec(select(Scan).where(Scan.event_id == hall.event_id)).all()
    assert len(scans) == 2
    assert {scan.device for scan in scans} == {f"device:{door.device_id}"}


def test_a_group_that_changed_since_it_was_counted_is_looked_at_again(
    api: Api, hall: Hall, door: Phone
) -> None:
    group = look(api, hall, door)
    scanned(api, hall, door.client, hall.codes[0])
    answer = door.client.post(
        at(hall, "/door/groups"), json=group_body(api, hall, group["confirm"])
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "group_changed")
    assert answer.json()["context"]["count"] == 2
    again = look(api, hall, door)
    body = group_body(api, hall, again["confirm"])
    assert api.post(door.client, at(hall, "/door/groups"), body, status=200)["admitted"] == 2


def test_a_device_lets_no_group_in_at_a_gate_that_is_not_its_own(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    side = phone(api, hall.event_id, name="Samping", gate_ids=[str(hall.gates["side"])])
    group = look(api, hall, side)
    answer = side.client.post(
        at(hall, "/door/groups"), json=group_body(api, hall, group["confirm"])
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "gate_not_of_device")
    clock.advance(timedelta(days=1))
    tomorrow = side.client.post(
        at(hall, "/door/groups"), json=group_body(api, hall, group["confirm"])
    )
    assert tomorrow.json()["code"] == "group_changed"


def test_people_of_another_event_are_nobody(api: Api, engine: Engine, door: Phone) -> None:
    with transaction(engine) as session:
        stranger = Attendee(
            event_id=api.event_id,
            external_key="x",
            kind=AttendeeKind.GUEST,
            name="Orang lain",
            created_at=api.now,
            updated_at=api.now,
        )
        session.add(stranger)
    event = UUID(door.home["event"]["id"])
    whose = {"attendee_id": str(stranger.id)}
    for path, body in (("/door/reprints", whose), ("/substitutions", whose | {"name": "X"})):
        answer = door.client.post(f"/api/v1/events/{event}{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, "badge_attendee_unknown")
