"""Annulments and conflicts through HTTP, on both databases."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import func, select

from app.checkin.records import Conflict, FirstAdmission, Scan
from app.core.database.sessions import transaction
from app.notify.feed.records import FeedEntry
from tests.api import Api
from tests.checkin.hall import Hall, furnish, set_badge
from tests.conftest import StillClock
from tests.devices.phones import phone


def count(api: Api, kind: type[Conflict | FirstAdmission | Scan]) -> int:
    with transaction(api.engine, read_only=True) as session:
        return session.exec(select(func.count()).select_from(kind)).one()


def told(api: Api) -> list[tuple[str, dict[str, Any]]]:
    with transaction(api.engine, read_only=True) as session:
        entries = session.exec(select(FeedEntry).order_by(FeedEntry.id)).all()  # type: ignore[arg-type]
        return [(entry.kind.value, entry.data) for entry in entries]


def scan(api: Api, hall: Hall, person: int, at: datetime, **given: Any) -> dict[str, Any]:
    client = given.pop("client", api.organizer)
    body = hall.body(hall.codes[person], at, given.pop("gate", "main"), **given)
    answer: dict[str, Any] = api.post(client, api.at("/scans"), body)
    return answer


def offline(api: Api, hall: Hall, client: Any, person: int, at: datetime) -> dict[str, Any]:
    body = {"scans": [hall.body(hall.codes[person], at, offline=True)]}
    (item,) = api.post(client, api.at("/scans/batch"), body, 200)["items"]
    answer: dict[str, Any] = item["scan"]
    return answer


def annul(api: Api, scan_id: str, reason: str = "Salah orang", status: int = 201) -> Any:
    path = api.at(f"/scans/{scan_id}/annulment")
    return api.post(api.organizer, path, {"reason": reason}, status)


def test_an_annulled_admission_does_not_count_and_the_next_scan_admits(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    first = scan(api, hall, 0, clock.now())
    assert scan(api, hall, 0, clock.now())["reason"] == "already_inside"
    made = annul(api, first["id"])
    assert (made["scan_id"], made["actor"], made["reason"]) == (
        first["id"],
        "organizer",
        "Salah orang",
    )
    assert annul(api, first["id"], "lagi", 200) == made, "a repetition changes nothing"
    assert api.get(api.viewer, api.at("/arrivals"))["arrived"] == 0
    again = scan(api, hall, 0, clock.now())
    assert (again["verdict"], again["first_admission"]) == ("admitted", None)
    assert api.get(api.viewer, api.at("/arrivals"))["arrived"] == 1
    listed = api.get(api.viewer, api.at("/scans"))["items"]
    assert [item["annulment"] for item in listed] == [made, None, None]
    presence = [data["present"] for kind, data in told(api) if kind == "presence.changed"]
    assert presence == [True, False, True]
    recorded = [data["reason"] for kind, data in told(api) if kind == "scan.recorded"]
    assert recorded == [None, "already_inside", None]


def test_an_annulled_first_admission_passes_to_the_next_entry_that_counts(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    first = scan(api, hall, 0, clock.now())
    clock.advance(timedelta(minutes=5))
    scan(api, hall, 0, clock.now(), direction="exit")
    clock.advance(timedelta(minutes=5))
    back = scan(api, hall, 0, clock.now(), gate="side")
    annul(api, first["id"])
    with transaction(api.engine, read_only=True) as session:
        kept = session.exec(select(FirstAdmission.scan_id)).all()
    assert kept == [UUID(back["id"])]
    duplicate = scan(api, hall, 0, clock.now())
    assert duplicate["first_admission"]["gate"] == "Pintu Samping"
    assert [kind for kind, _ in told(api)].count("presence.changed") == 1, "still present"


def test_a_device_annuls_only_what_was_scanned_at_its_own_gates(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    gate_a, table = str(hall.gates["main"]), str(hall.tables[0])
    keeper = phone(api, name="Pintu A", gate_ids=[gate_a]).client
    at_table = phone(api, name="Meja 7", scope="table", table_ids=[table]).client
    here = scan(api, hall, 0, clock.now(), client=keeper)
    there = scan(api, hall, 0, clock.now(), gate="table")
    for client, scanned, status in (
        (keeper, there, 403),
        (at_table, here, 403),
        (at_table, there, 403),
        (api.viewer, here, 403),
        (keeper, here, 201),
    ):
        path = api.at(f"/scans/{scanned['id']}/annulment")
        api.post(client, path, {"reason": "Salah orang"}, status)
    api.get(keeper, api.at("/conflicts"))
    assert at_table.get(api.at("/conflicts")).status_code == 403, "people of the whole event"


def test_only_admissions_of_the_event_can_be_annulled(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    refused = scan(api, hall, 0, clock.now(), direction="exit")
    assert refused["reason"] == "not_inside"
    assert annul(api, refused["id"], status=409)["code"] == "not_admitted"
    assert annul(api, str(uuid4()), status=404)["code"] == "not_found"
    admitted = scan(api, hall, 0, clock.now())
    elsewhere = f"/api/v1/events/{uuid4()}/scans/{admitted['id']}/annulment"
    assert api.admin.post(elsewhere, json={"reason": "x"}).status_code == 404


def test_conflicts_are_noted_with_their_scans_ranked_by_meetings_and_resolved_once(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    clock.advance(timedelta(hours=2, minutes=30))  # the first person's meeting is near
    early, late = api.now + timedelta(minutes=5), api.now + timedelta(minutes=9)
    set_badge(api.engine, hall.badges[1], revoked_at=api.now)
    revoked = offline(api, hall, api.organizer, 1, early)
    first = offline(api, hall, api.organizer, 0, late)
    second = offline(api, hall, api.admin, 0, early)
    assert (revoked["reason"], second["reason"]) == ("revoked", "already_inside")
    assert offline(api, hall, api.organizer, 2, late)["reason"] is None
    listed = api.get(api.viewer, api.at("/conflicts"), status="open")["items"]
    assert [(item["kind"], item["effect"]) for item in listed] == [
        ("already_inside", "meeting_soon"),
        ("revoked", "none"),
    ]
    double = listed[0]
    assert (double["scan"]["id"], double["other_scan"]["id"]) == (second["id"], first["id"])
    assert (double["person"]["attendee_id"], double["meetings_left"]) == (str(hall.people[0]), 2)
    assert listed[1]["other_scan"] is None
    page = api.get(api.viewer, api.at("/conflicts"), limit=1)
    rest = api.get(api.viewer, api.at("/conflicts"), limit=1, cursor=page["next_cursor"])
    assert [page["items"][0]["id"], rest["items"][0]["id"]] == [item["id"] for item in listed]
    assert rest["next_cursor"] is None
    path = api.at(f"/conflicts/{double['id']}/resolution")
    resolved = api.post(api.organizer, path, {"note": "Suami istri"}, 200)
    again = api.post(api.admin, path, {"note": "lain"}, 200)
    assert (resolved["resolved_by"], resolved["note"]) == ("organizer", "Suami istri")
    assert again == resolved
    assert [
        i["id"] for i in api.get(api.viewer, api.at("/conflicts"), status="resolved")["items"]
    ] == [double["id"]]
    bad = api.viewer.get(api.at("/conflicts"), params={"cursor": "§"})
    assert (bad.status_code, bad.json()["code"]) == (422, "cursor_invalid")


def test_replays_add_no_conflict_and_an_annulment_settles_what_it_clears(
    api: Api, clock: StillClock
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    clock.advance(timedelta(hours=1))
    bodies = [
        hall.body(hall.codes[0], api.now + timedelta(minutes=minutes), offline=True)
        for minutes in (5, 9)
    ]
    for client, body in zip((api.organizer, api.admin), bodies, strict=True):
        for _ in range(3):
            (item,) = api.post(client, api.at("/scans/batch"), {"scans": [body]}, 200)["items"]
    assert (count(api, Conflict), count(api, Scan), count(api, FirstAdmission)) == (1, 2, 1)
    annul(api, item["scan"]["id"], "kartu dipindai dua kali")
    assert api.get(api.viewer, api.at("/conflicts"), status="open")["items"] == []
    (settled,) = api.get(api.viewer, api.at("/conflicts"))["items"]
    assert (settled["resolved_by"], settled["note"]) == ("organizer", "kartu dipindai dua kali")
    assert settled["scan"]["annulment"]["reason"] == "kartu dipindai dua kali"


def test_somebody_without_a_readable_badge_is_let_in_by_name(api: Api, clock: StillClock) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    body = hall.body(hall.codes[0], clock.now())
    del body["code"]
    named = body | {"attendee_id": str(hall.people[0])}
    answer = api.post(api.organizer, api.at("/scans"), named)
    assert (answer["verdict"], answer["person"]["attendee_id"]) == ("admitted", str(hall.people[0]))
    assert answer["next_meeting"]["table_number"] == 7
    assert api.post(api.organizer, api.at("/scans"), named, 200) == answer
    assert scan(api, hall, 0, clock.now())["reason"] == "already_inside", "the badge knows of it"
    (listed, _) = api.get(api.viewer, api.at("/scans"))["items"]
    assert (listed["badge_id"], listed["attendee_id"]) == (None, str(hall.people[0]))
    stranger = named | {"scan_id": str(uuid4()), "attendee_id": str(uuid4())}
    refused = api.organizer.post(api.at("/scans"), json=stranger)
    assert (refused.status_code, refused.json()["code"]) == (422, "scan_attendee_unknown")
    for wrong in (body, named | {"code": hall.codes[0]}):
        refused = api.organizer.post(api.at("/scans"), json=wrong)
        assert refused.json()["errors"][0]["code"] == "code_or_attendee"
    batch = {"scans": [body, stranger, named]}
    items = api.post(api.organizer, api.at("/scans/batch"), batch, 200)["items"]
    assert [item["status"] for item in items] == [422, 422, 200]
    assert items[0]["errors"][0]["code"] == "code_or_attendee"
